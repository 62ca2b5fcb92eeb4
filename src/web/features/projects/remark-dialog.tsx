import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REMARK_KINDS } from '../../../shared/project.js';
import { api, ifMatch, read } from '../../api/client';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { ProblemView } from '../../ui/problem-view';
import { useFaults } from '../../ui/use-faults';
import { isPartialDay, PartialDayInput } from './partial-day-input';
import { useRenewProjects, type ProjectDetails, type Remark } from './queries';

interface DialogProps {
  project: ProjectDetails;
  /** The remark to change; null adds one. */
  remark: Remark | null;
  onClose: () => void;
}

function useSaveRemarks(project: ProjectDetails) {
  return (remarks: (Omit<Remark, 'id'> & { id?: string })[]) =>
    read(
      api.PATCH('/api/v1/projects/{idOrCode}', {
        params: { path: { idOrCode: project.id }, header: ifMatch(project.version) },
        body: { remarks },
      }),
    );
}

/** Adds a remark, changes or removes one. */
export function RemarkDialog(props: DialogProps) {
  const { t } = useTranslation();
  const { entry, remove } = useRemark(props);
  const { remark, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('projects:remarks.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('common:action.save')} onCancel={onClose}>
        <Select
          {...entry.field('kind')}
          allowDeselect={false}
          data={REMARK_KINDS.map((kind) => ({ value: kind, label: t(`projects:remarks.kind.${kind}`) }))}
        />
        <Textarea {...entry.field('text')} maxLength={2000} autosize minRows={2} required />
        <PartialDayInput {...entry.field('happened')} />
        <TextInput {...entry.field('source')} maxLength={300} />
      </EntryForm>
      {remove.isError && <ProblemView error={remove.error} />}
      {remark && (
        <Button
          variant="subtle"
          color="red"
          mt="md"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('projects:remarks.remove')}
        </Button>
      )}
    </Modal>
  );
}

function useRemark({ project, remark, onClose }: DialogProps) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewProjects();
  const saveRemarks = useSaveRemarks(project);
  const others = project.remarks.filter(({ id }) => id !== remark?.id);
  const done = async () => {
    await renew();
    onClose();
  };
  const remove = useMutation({ mutationFn: () => saveRemarks(others), onSuccess: done });
  const entry = useEntry({
    initialValues: {
      kind: (remark?.kind ?? 'note') as string | null,
      text: remark?.text ?? '',
      happened: remark?.happened ?? '',
      source: remark?.source ?? '',
    },
    labels: {
      kind: t('projects:remarks.field.kind'),
      text: t('projects:remarks.field.text'),
      happened: t('projects:remarks.field.happened'),
      source: t('projects:remarks.field.source'),
    },
    validate: ({ text, happened }) => ({
      text: faults.text(text),
      happened: isPartialDay(happened) ? null : t('projects:period.fault'),
    }),
    save: ({ kind, text, happened, source }) => {
      const changed = {
        ...(remark ? { id: remark.id } : {}),
        kind: REMARK_KINDS.find((one) => one === kind) ?? 'note',
        text,
        happened: happened || null,
        source: source.trim() || null,
      };
      return saveRemarks(
        remark ? project.remarks.map((one) => (one.id === remark.id ? changed : one)) : [...others, changed],
      );
    },
    saved: t('projects:remarks.saved'),
    onSaved: done,
  });
  return { entry, remove };
}
