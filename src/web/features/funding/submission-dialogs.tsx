import { Modal, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { api, idempotent, ifMatch, read } from '../../api/client';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { wireTime } from './application-form';
import { type Application, useRenewFunding } from './queries';

interface Props {
  application: Application;
  onClose: () => void;
}

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {children}
    </Modal>
  );
}

/** Records that a draft was submitted. */
export function SubmissionDialog({ application, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const entry = useEntry({
    initialValues: { submitted: today, submittedTime: '' },
    version: application.version,
    labels: { submitted: t('funding:field.submitted'), submittedTime: t('funding:field.submittedTime') },
    validate: ({ submitted }) => ({ submitted: faults.day(submitted) }),
    save: (values, { version, key }) =>
      read(
        api.POST('/api/v1/applications/{id}/submission', {
          params: { path: { id: application.id }, header: { ...ifMatch(version), ...idempotent(key) } },
          body: { submitted: values.submitted, submittedTime: wireTime(values.submittedTime.trim()) },
        }),
      ),
    saved: t('funding:application.savedAs.new', { code: application.project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const title = `${application.project.code}: ${t('funding:act.submit')}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('funding:application.submitText')}</p>
      <EntryForm entry={entry} submit={t('funding:act.submit')} onCancel={onClose}>
        <DayInput {...entry.field('submitted')} required />
        <TextInput
          {...entry.field('submittedTime')}
          description={t('funding:field.submittedTimeHint')}
          maxLength={8}
        />
      </EntryForm>
    </Dialog>
  );
}

/** Records that the applicant withdrew the application. */
export function WithdrawalDialog({ application, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const entry = useEntry({
    initialValues: { withdrawn: today, note: '' },
    version: application.version,
    labels: { withdrawn: t('funding:field.withdrawn'), note: t('funding:field.note') },
    validate: ({ withdrawn }) => ({ withdrawn: faults.day(withdrawn) }),
    save: (values, { version }) =>
      read(
        api.POST('/api/v1/applications/{id}/withdrawal', {
          params: { path: { id: application.id }, header: ifMatch(version) },
          body: { withdrawn: values.withdrawn, note: values.note.trim() || null },
        }),
      ),
    saved: t('funding:application.withdrawnSaved', { code: application.project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const title = `${application.project.code}: ${t('funding:act.withdraw')}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('funding:application.withdrawText')}</p>
      <EntryForm entry={entry} submit={t('funding:act.withdraw')} onCancel={onClose}>
        <DayInput {...entry.field('withdrawn')} required />
        <Textarea {...entry.field('note')} maxLength={2000} autosize minRows={2} />
      </EntryForm>
    </Dialog>
  );
}

/** Records that the funder asks for more. */
export function SupplementDialog({ application, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  const entry = useEntry({
    initialValues: { requested: today, due: '', dueTime: '', text: '' },
    labels: {
      requested: t('funding:supplement.requested'),
      due: t('funding:supplement.due'),
      dueTime: t('funding:supplement.dueTime'),
      text: t('funding:supplement.text'),
    },
    validate: ({ requested, due, text }) => ({
      requested: faults.day(requested),
      due: faults.day(due),
      text: faults.text(text),
    }),
    save: (values, { key }) =>
      read(
        api.POST('/api/v1/applications/{id}/supplements', {
          params: { path: { id: application.id }, header: idempotent(key) },
          body: {
            requested: values.requested,
            due: values.due,
            dueTime: wireTime(values.dueTime.trim()),
            text: values.text,
          },
        }),
      ),
    saved: t('funding:supplement.saved', { code: application.project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  const title = `${application.project.code}: ${t('funding:act.supplement')}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <EntryForm entry={entry} submit={t('funding:act.supplement')} onCancel={onClose}>
        <DayInput {...entry.field('requested')} required />
        <DayInput {...entry.field('due')} required warnNonWorking />
        <TextInput {...entry.field('dueTime')} maxLength={5} />
        <Textarea {...entry.field('text')} required maxLength={4000} autosize minRows={3} />
      </EntryForm>
    </Dialog>
  );
}
