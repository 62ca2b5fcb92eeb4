import { Modal, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, read } from '../../../api/client';
import { DayInput } from '../../../ui/day-input';
import { EntryForm, useEntry } from '../../../ui/entry-form';
import { useFaults } from '../../../ui/use-faults';
import { useRenewFunding, withFieldNames } from '../queries';

const FIELDS: Record<string, string> = {
  '/name/fi': 'nameFi',
  '/name/sv': 'nameSv',
  '/name/en': 'nameEn',
  '/funder/fi': 'funderFi',
  '/funder/sv': 'funderSv',
  '/funder/en': 'funderEn',
};

const EMPTY = {
  ...{ code: '', nameFi: '', nameSv: '', nameEn: '', funderFi: '', funderSv: '', funderEn: '' },
  ...{ validFrom: '', validTo: '' },
};

/** The form's values, checks and sending; then the page of the new instrument. */
function useNewEntry(onClose: () => void) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  const navigate = useNavigate();
  return useEntry({
    initialValues: EMPTY,
    labels: {
      code: t('funding:instruments.new.code'),
      nameFi: t('funding:instruments.new.nameFi'),
      nameSv: t('funding:instruments.new.nameSv'),
      nameEn: t('funding:instruments.new.nameEn'),
      funderFi: t('funding:instruments.new.funderFi'),
      funderSv: t('funding:instruments.new.funderSv'),
      funderEn: t('funding:instruments.new.funderEn'),
      validFrom: t('funding:instruments.later.validFrom'),
      validTo: t('funding:instruments.later.validTo'),
    },
    validate: (values) => ({
      code: faults.text(values.code),
      nameFi: faults.text(values.nameFi),
      funderFi: faults.text(values.funderFi),
      validFrom: faults.day(values.validFrom, false),
      validTo: faults.day(values.validTo, false),
    }),
    save: async (values) => {
      const made = await withFieldNames(
        read(
          api.POST('/api/v1/instruments', {
            body: {
              code: values.code.trim(),
              name: { fi: values.nameFi, sv: values.nameSv.trim() || null, en: values.nameEn.trim() || null },
              funder: {
                fi: values.funderFi,
                sv: values.funderSv.trim() || null,
                en: values.funderEn.trim() || null,
              },
              validFrom: values.validFrom || null,
              validTo: values.validTo || null,
            },
          }),
        ),
        (pointer) => FIELDS[pointer] ?? null,
      );
      await renew();
      void navigate(`/funding/instruments/${made.code}`);
    },
    saved: t('funding:instruments.new.saved'),
    onSaved: onClose,
  });
}

/** An instrument that the product does not bring; its rules are entered on its own page. */
export function NewInstrumentForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const entry = useNewEntry(onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('funding:instruments.new.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('funding:instruments.new.save')} onCancel={onClose}>
        <TextInput
          {...entry.field('code')}
          required
          maxLength={60}
          description={t('funding:instruments.new.codeHint')}
        />
        <TextInput {...entry.field('nameFi')} required maxLength={400} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput {...entry.field('nameSv')} maxLength={400} />
          <TextInput {...entry.field('nameEn')} maxLength={400} />
        </SimpleGrid>
        <TextInput {...entry.field('funderFi')} required maxLength={400} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput {...entry.field('funderSv')} maxLength={400} />
          <TextInput {...entry.field('funderEn')} maxLength={400} />
          <DayInput {...entry.field('validFrom')} />
          <DayInput {...entry.field('validTo')} />
        </SimpleGrid>
      </EntryForm>
    </Modal>
  );
}
