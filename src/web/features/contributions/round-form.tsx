import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import { AmountInput } from '../../ui/amount-input';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { useAllocationKeys, useRenewContributions, type RoundDetail } from './queries';

const valuesOf = (round: RoundDetail) => ({
  totalAmount: round.totalAmount,
  keyId: round.key.id,
  plannedOn: round.plannedOn,
  note: round.note ?? '',
});

/** Another total, key or day; the round is split again, and an agreed one becomes a draft. */
export function RoundForm({ round, onClose }: { round: RoundDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewContributions();
  const keys = useAllocationKeys();
  const path = { id: round.id };
  const entry = useEntry({
    initialValues: valuesOf(round),
    labels: {
      totalAmount: t('contributions:field.total'),
      keyId: t('contributions:field.key'),
      plannedOn: t('contributions:field.plannedOn'),
      note: t('contributions:field.note'),
    },
    version: round.version,
    validate: (values) => ({
      totalAmount: faults.amount(values.totalAmount),
      plannedOn: faults.day(values.plannedOn),
    }),
    save: ({ note, ...values }, { version }) =>
      read(
        api.PATCH('/api/v1/contribution-rounds/{id}', {
          params: { path, header: ifMatch(version) },
          body: { ...values, note: note.trim() || null },
        }),
      ),
    reload: async () => {
      const stored = await read(api.GET('/api/v1/contribution-rounds/{id}', { params: { path } }));
      return { values: valuesOf(stored), version: stored.version };
    },
    saved: t('contributions:round.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const choices = (keys.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <EntryForm entry={entry} submit={t('common:action.save')} onCancel={onClose}>
      {round.status === 'agreed' && <p className="dim">{t('contributions:round.editAgreed')}</p>}
      <AmountInput {...entry.field('totalAmount')} required />
      <Select {...entry.field('keyId')} data={choices} allowDeselect={false} searchable required />
      <DayInput {...entry.field('plannedOn')} required />
      <Textarea {...entry.field('note')} autosize minRows={2} maxLength={1000} />
    </EntryForm>
  );
}
