import { Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, idempotent, read } from '../../api/client';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useYearsFault, yearsOf } from '../projects/copy-project';
import { RecordSelect } from '../projects/record-select';
import { useFaults } from '../../ui/use-faults';
import { type Application, useRenewFunding } from './queries';

/** Makes a draft from an application, for its project or another. */
export function CopyApplication({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useTranslation();
  const faults = useFaults();
  const yearsFault = useYearsFault();
  const renew = useRenewFunding();
  const { project } = application;
  const entry = useEntry({
    initialValues: { project: project.id as string | null, shiftYears: '0' },
    labels: { project: t('funding:copy.project'), shiftYears: t('projects:copy.shiftYears') },
    validate: (values) => ({
      project: faults.text(values.project),
      shiftYears: yearsFault(values.shiftYears),
    }),
    save: (values, { key }) =>
      read(
        api.POST('/api/v1/applications/{id}/copies', {
          params: { path: { id: application.id }, header: idempotent(key) },
          body: { project: values.project ?? '', shiftYears: yearsOf(values.shiftYears) },
        }),
      ),
    saved: t('funding:copy.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${project.code}: ${t('funding:copy.title')}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>{t('funding:copy.text')}</p>
      <EntryForm entry={entry} submit={t('funding:copy.submit')} onCancel={onClose}>
        <RecordSelect
          {...entry.field('project')}
          of="projects"
          known={[{ value: project.id, label: `${project.code} · ${project.nameFi}` }]}
        />
        <TextInput
          {...entry.field('shiftYears')}
          description={t('projects:copy.shiftYearsHint')}
          maxLength={3}
          inputMode="numeric"
        />
      </EntryForm>
    </Modal>
  );
}
