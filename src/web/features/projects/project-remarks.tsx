import { Button, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../api/client';
import { Day } from '../../ui/day';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { useFaults } from '../../ui/use-faults';
import { isPartialDay, PartialDayInput } from './partial-day-input';
import { useRenewProjects, type ProjectDetails, type Remark } from './queries';

const KINDS: readonly Remark['kind'][] = [
  'milestone',
  'places',
  'cityArea',
  'subproject',
  'staff',
  'registryCode',
  'note',
];

interface Props {
  project: ProjectDetails;
  mayChange: boolean;
}

/** What the documents say beside the other facts, each with its source. */
export function ProjectRemarks({ project, mayChange }: Props) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Remark | 'new' | null>(null);
  const { remarks } = project;
  return (
    <Sheet
      title={t('projects:remarks.title')}
      sub={t('projects:remarks.sub')}
      actions={
        mayChange && (
          <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
            {t('projects:remarks.add')}
          </Button>
        )
      }
    >
      {remarks.length === 0 && <p className="dim">{t('projects:remarks.none')}</p>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {remarks.map((remark) => (
          <li key={remark.id} style={{ padding: '8px 0', borderTop: '1px solid var(--line-faint)' }}>
            <span className="dim">{t(`projects:remarks.kind.${remark.kind}`)}</span>
            {remark.happened && (
              <>
                {' '}
                · <Day value={remark.happened} />
              </>
            )}
            <div>{remark.text}</div>
            <Group gap="xs">
              {remark.source && (
                <span className="dim">{t('projects:source', { source: remark.source })}</span>
              )}
              {mayChange && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  px={4}
                  aria-label={t('projects:remarks.change', { text: remark.text.slice(0, 60) })}
                  onClick={() => setEdited(remark)}
                >
                  {t('common:action.edit')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {edited && (
        <RemarkDialog
          project={project}
          remark={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Sheet>
  );
}

interface DialogProps {
  project: ProjectDetails;
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

function RemarkDialog({ project, remark, onClose }: DialogProps) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewProjects();
  const saveRemarks = useSaveRemarks(project);
  const others = project.remarks.filter(({ id }) => id !== remark?.id);
  const done = () => {
    renew();
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
        kind: KINDS.find((one) => one === kind) ?? 'note',
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
          data={KINDS.map((kind) => ({ value: kind, label: t(`projects:remarks.kind.${kind}`) }))}
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
