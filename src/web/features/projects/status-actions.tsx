import { Button, Menu, Modal, Textarea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MANUAL_STATUSES } from '../../../shared/project.js';
import { useAsOn } from '../../app/as-on';
import { api, read } from '../../api/client';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { useRenewProjects, type ProjectDetails } from './queries';

type Act = (typeof MANUAL_STATUSES)[number] | 'start' | 'end';

/** What may happen next to the project by hand: a status set, the start or the end recorded. */
export function StatusActions({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const acts: Act[] = [
    ...(project.allowedNext.includes('running') ? (['start'] as const) : []),
    ...(project.allowedNext.includes('ended') ? (['end'] as const) : []),
    ...MANUAL_STATUSES.filter((status) => project.allowedNext.includes(status)),
  ];
  if (acts.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('projects:act.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map((one) => (
            <Menu.Item key={one} onClick={() => setAct(one)}>
              {t(`projects:act.${one}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {act && <ActDialog project={project} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function ActDialog({ project, act, onClose }: { project: ProjectDetails; act: Act; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewProjects();
  const entry = useEntry({
    initialValues: { on: today, note: '' },
    labels: { on: t(`projects:act.on.${act}`), note: t('projects:field.note') },
    validate: ({ on }) => ({ on: faults.day(on) }),
    save: ({ on, note }) => {
      const params = { path: { idOrCode: project.id } };
      const body = { on, note: note.trim() || null };
      if (act === 'start') return read(api.POST('/api/v1/projects/{idOrCode}/start', { params, body }));
      if (act === 'end') return read(api.POST('/api/v1/projects/{idOrCode}/end', { params, body }));
      return read(api.POST('/api/v1/projects/{idOrCode}/status', { params, body: { status: act, ...body } }));
    },
    saved: t('projects:act.saved', { code: project.code }),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${project.code}: ${t(`projects:act.${act}`)}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t(`projects:act.${act}`)} onCancel={onClose}>
        <DayInput {...entry.field('on')} required />
        <Textarea {...entry.field('note')} maxLength={1000} autosize minRows={2} />
      </EntryForm>
    </Modal>
  );
}
