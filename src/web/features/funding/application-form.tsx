import { Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { api, idempotent, read } from '../../api/client';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { RecordSelect } from '../projects/record-select';
import { AmountFields, amountBodies, amountFieldOf, amountLabels, noAmounts } from './amount-fields';
import { useInstruments, useRenewFunding, withFieldNames } from './queries';
import { localText } from './words';

interface Props {
  project: { id: string; code: string };
  onClose: () => void;
}

/** The form's values, checks and sending. */
function useApplicationEntry({ project, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry({
    initialValues: {
      ...{
        instrument: '',
        submitted: today,
        funderOrganisationId: '',
        priorityAxis: '',
        funderProjectCode: '',
      },
      ...{ note: '', ...noAmounts },
    },
    labels: {
      instrument: t('funding:field.instrument'),
      submitted: t('funding:field.submitted'),
      funderOrganisationId: t('funding:field.funder'),
      priorityAxis: t('funding:field.priorityAxis'),
      funderProjectCode: t('funding:field.funderProjectCode'),
      note: t('funding:field.note'),
      ...amountLabels(t),
    },
    validate: ({ instrument, submitted }) => ({
      instrument: faults.text(instrument),
      submitted: faults.day(submitted),
    }),
    save: (values, { key }) =>
      withFieldNames(
        read(
          api.POST('/api/v1/applications', {
            params: { header: idempotent(key) },
            body: {
              project: project.id,
              instrument: values.instrument,
              submitted: values.submitted,
              funderOrganisationId: values.funderOrganisationId || null,
              priorityAxis: values.priorityAxis.trim() || null,
              funderProjectCode: values.funderProjectCode.trim() || null,
              note: values.note.trim() || null,
              amounts: amountBodies(values),
            },
          }),
        ),
        (pointer) => amountFieldOf(pointer, values),
      ),
    saved: t('funding:application.saved', { code: project.code }),
    onSaved: () => {
      renew();
      onClose();
    },
  });
}

/** Records that an application was submitted. */
export function ApplicationForm({ project, onClose }: Props) {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const entry = useApplicationEntry({ project, onClose });
  const { onChange: chooseInstrument, ...instrument } = entry.field('instrument');
  const { onChange: chooseFunder, ...funder } = entry.field('funderOrganisationId');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${project.code}: ${t('funding:application.record')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('funding:application.record')} onCancel={onClose}>
        <Select
          {...instrument}
          required
          searchable
          value={instrument.value || null}
          onChange={(code) => chooseInstrument(code ?? '')}
          data={(instruments.data?.items ?? []).map((one) => ({
            value: one.code,
            label: localText(one.name),
          }))}
        />
        <DayInput {...entry.field('submitted')} required />
        <RecordSelect
          {...funder}
          of="organisations"
          known={[]}
          description={t('funding:field.funderHint')}
          value={funder.value || null}
          onChange={(id) => chooseFunder(id ?? '')}
        />
        <TextInput {...entry.field('priorityAxis')} maxLength={60} />
        <TextInput {...entry.field('funderProjectCode')} maxLength={60} />
        <AmountFields entry={entry} scope="own" />
        <AmountFields entry={entry} scope="whole" />
        <Textarea {...entry.field('note')} maxLength={2000} autosize minRows={2} />
      </EntryForm>
    </Modal>
  );
}
