import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { useDueLabels } from './deadline-fields';
import { DueFields } from './due-fields';
import { dueOf, shownTime } from './due-values';
import { type Deadline, useRenewDeadlines } from './queries';

function valuesOf({ date, time, untilTime }: Deadline) {
  const byMonth = date.length === 'YYYY-MM'.length;
  return {
    precision: byMonth ? 'month' : 'day',
    date: byMonth ? '' : date,
    month: byMonth ? `${Number(date.slice(5))}/${date.slice(0, 4)}` : '',
    time: shownTime(time),
    untilTime: shownTime(untilTime),
    reason: '',
  };
}

/** Gives a deadline another date; the old one is kept, and the reminders follow. */
export function MoveForm({ deadline, onClose }: { deadline: Deadline; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewDeadlines();
  const { id } = deadline;
  const entry = useEntry({
    initialValues: valuesOf(deadline),
    version: deadline.version,
    labels: { ...useDueLabels(), reason: t('deadlines:form.reason') },
    validate: (values) => ({
      date: values.precision === 'day' ? faults.day(values.date) : null,
      month: values.precision === 'month' ? faults.text(values.month) : null,
    }),
    save: (values, { version }) =>
      read(
        api.POST('/api/v1/deadlines/{id}/move', {
          params: { path: { id }, header: ifMatch(version) },
          body: { ...dueOf(values, today), reason: values.reason.trim() === '' ? null : values.reason },
        }),
      ),
    reload: async () => {
      const stored = await read(api.GET('/api/v1/deadlines/{id}', { params: { path: { id } } }));
      return { values: valuesOf(stored), version: stored.version };
    },
    saved: t('deadlines:move.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const { value, ...reason } = entry.field('reason');
  return (
    <EntryForm entry={entry} submit={t('deadlines:move.submit')} onCancel={onClose}>
      <DueFields field={entry.field} />
      <TextInput {...reason} value={value} maxLength={1000} />
    </EntryForm>
  );
}
