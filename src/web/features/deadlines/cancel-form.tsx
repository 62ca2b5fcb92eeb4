import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { type Deadline, useRenewDeadlines } from './queries';

/** Cancels a deadline with the reason; nobody is reminded of it any more. */
export function CancelForm({ deadline, onClose }: { deadline: Deadline; onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useRenewDeadlines();
  const { id } = deadline;
  const entry = useEntry({
    initialValues: { reason: '' },
    version: deadline.version,
    labels: { reason: t('deadlines:form.reason') },
    save: (values, { version }) =>
      read(
        api.POST('/api/v1/deadlines/{id}/cancel', {
          params: { path: { id }, header: ifMatch(version) },
          body: { reason: values.reason.trim() === '' ? null : values.reason },
        }),
      ),
    saved: t('deadlines:cancel.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const { value, ...reason } = entry.field('reason');
  return (
    <EntryForm entry={entry} submit={t('deadlines:cancel.submit')} onCancel={onClose}>
      <Text size="sm">{t('deadlines:cancel.text')}</Text>
      <TextInput {...reason} value={value} maxLength={1000} />
    </EntryForm>
  );
}
