import { Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_KINDS } from '../../../shared/organisation.js';
import { api, ifMatch, read } from '../../api/client';
import { currentLanguage } from '../../i18n';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { readOrganisation, useMunicipalities, useRenewOrganisations, type Organisation } from './queries';

interface Props {
  /** The organisation to change; null adds one. */
  organisation: Organisation | null;
  onClose: () => void;
  onMade?: (id: string) => void;
}

function valuesOf(organisation: Organisation | null) {
  return {
    name: organisation?.name ?? '',
    nameSv: organisation?.nameSv ?? '',
    kind: (organisation?.kind ?? 'unknown') as string | null,
    businessId: organisation?.businessId ?? '',
    municipalityCode: organisation?.municipalityCode ?? null,
    note: organisation?.note ?? '',
  };
}

/** Adds an organisation, or changes one. */
export function OrganisationDialog({ organisation, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  const entry = useOrganisationEntry({ organisation, onClose, ...(onMade ? { onMade } : {}) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={organisation ? t('partners:change', { name: organisation.name }) : t('partners:add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm
        entry={entry}
        submit={t(organisation ? 'common:action.save' : 'partners:add')}
        onCancel={onClose}
      >
        <TextInput {...entry.field('name')} maxLength={200} required />
        <TextInput {...entry.field('nameSv')} maxLength={200} />
        <Select
          {...entry.field('kind')}
          allowDeselect={false}
          data={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: t(`partners:kind.${kind}`) }))}
        />
        <TextInput {...entry.field('businessId')} description={t('partners:businessIdHint')} maxLength={9} />
        <Select
          {...entry.field('municipalityCode')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          placeholder={t('common:fact.unknown')}
          limit={50}
          data={(municipalities.data?.items ?? []).map(({ code, nameFi, nameSv }) => ({
            value: code,
            label: currentLanguage() === 'sv' ? nameSv : nameFi,
          }))}
        />
        <Textarea {...entry.field('note')} maxLength={2000} autosize minRows={2} />
      </EntryForm>
    </Modal>
  );
}

function useOrganisationEntry({ organisation, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewOrganisations();
  return useEntry({
    initialValues: valuesOf(organisation),
    ...(organisation ? { version: organisation.version } : {}),
    labels: {
      name: t('partners:field.name'),
      nameSv: t('partners:field.nameSv'),
      kind: t('partners:field.kind'),
      businessId: t('partners:field.businessId'),
      municipalityCode: t('partners:field.municipality'),
      note: t('partners:field.note'),
    },
    validate: ({ name }) => ({ name: faults.text(name) }),
    save: async ({ name, nameSv, kind, businessId, municipalityCode, note }, { version }) => {
      const body = {
        name,
        nameSv: nameSv.trim() || null,
        kind: ORGANISATION_KINDS.find((one) => one === kind) ?? 'unknown',
        businessId: businessId.trim() || null,
        municipalityCode,
        note: note.trim() || null,
      };
      if (!organisation) {
        const made = await read(api.POST('/api/v1/organisations', { body }));
        onMade?.(made.id);
        return;
      }
      const params = { path: { id: organisation.id }, header: ifMatch(version) };
      await read(api.PATCH('/api/v1/organisations/{id}', { params, body }));
    },
    reload: async () => {
      const stored = await readOrganisation(organisation?.id ?? '');
      return { values: valuesOf(stored), version: stored.version };
    },
    saved: t('partners:saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}
