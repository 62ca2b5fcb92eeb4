import { Button, Checkbox, List, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Permission } from '../../../shared/permissions.js';
import { COPY_PARTS, type CopyPart, MOST_COPY_YEARS } from '../../../shared/project.js';
import { api, idempotent, read } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../app/days';
import { useMayChange, useSession } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { useFaults } from '../../ui/use-faults';
import { shownTime } from '../deadlines/due-values';
import { useRenewProjects, type ProjectDetails } from './queries';

/** What has a permission of its own; the other parts come with the right to make projects. */
const NEEDS: Partial<Record<CopyPart, Permission>> = {
  fundingPlan: 'funding.plan.change',
  budget: 'budgets.change',
  deadlines: 'deadlines.change',
};
const AT_FIRST: readonly CopyPart[] = ['leadAndRole', 'partners', 'responsibles', 'implementers'];

/** The action that makes a new project from this one. */
export function CopyAction({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const mayCopy = useMayChange('projects.change');
  if (!mayCopy || project.kind !== 'project') return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('projects:copy.action')}
      </Button>
      {open && <CopyDialog project={project} onClose={() => setOpen(false)} />}
    </>
  );
}

function CopyDialog({ project, onClose }: { project: ProjectDetails; onClose: () => void }) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const parts = COPY_PARTS.filter((part) => {
    const needed = NEEDS[part];
    return needed === undefined || permissions.includes(needed);
  });
  const [told, setTold] = useState<Copied | null>(null);
  const entry = useCopyEntry(project, { onClose, onTold: setTold });
  if (told) return <CopyNotes copied={told} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('projects:copy.title', { code: project.code })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>{t('projects:copy.text')}</p>
      <EntryForm entry={entry} submit={t('projects:copy.submit')} onCancel={onClose}>
        <TextInput
          {...entry.field('code')}
          description={t('projects:form.codeHint')}
          maxLength={40}
          required
        />
        <TextInput {...entry.field('nameFi')} maxLength={300} required />
        <Checkbox.Group {...entry.field('bring')}>
          <Stack gap={6} mt={6}>
            {parts.map((part) => (
              <Checkbox key={part} value={part} label={t(`projects:copy.part.${part}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          {...entry.field('shiftYears')}
          description={t('projects:copy.shiftYearsHint')}
          maxLength={3}
          inputMode="numeric"
        />
        <Switch {...entry.tick('asSuccessor')} />
      </EntryForm>
    </Modal>
  );
}

const clock = (times: string | null) => (times ?? '').split('–').map(shownTime).join('–');

type Copied = components['schemas']['ProjectCopyAnswer'];

/** What did not come into the new project as it was in the old one, before one goes on to it. */
function CopyNotes({ copied, onClose }: { copied: Copied; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('projects:copy.saved', { code: copied.code })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>{t('projects:copy.notes')}</p>
      <List mb="lg">
        {copied.notes.map(({ kind, name, date, before, after }, at) => (
          <List.Item key={at}>
            {t(`projects:copy.note.${kind}`, {
              name,
              date: date === null ? '' : formatDay(date),
              before: clock(before),
              after: clock(after),
            })}
          </List.Item>
        ))}
      </List>
      <Button component={AppLink} to={`/projects/${encodeURIComponent(copied.code)}`}>
        {t('projects:copy.toNew')}
      </Button>
    </Modal>
  );
}

interface AfterCopy {
  onClose: () => void;
  onTold: (copied: Copied) => void;
}

function useCopyEntry(project: ProjectDetails, { onClose, onTold }: AfterCopy) {
  const { t } = useTranslation();
  const faults = useFaults();
  const yearsFault = useYearsFault();
  const navigate = useNavigate();
  const renew = useRenewProjects();
  const initialValues = {
    ...{ code: '', nameFi: project.nameFi, shiftYears: '0', asSuccessor: false },
    bring: [...AT_FIRST] as string[],
  };
  const made = useRef<Copied | null>(null);
  return useEntry({
    initialValues,
    labels: {
      code: t('projects:field.code'),
      nameFi: t('projects:field.nameFi'),
      bring: t('projects:copy.bring'),
      shiftYears: t('projects:copy.shiftYears'),
      asSuccessor: t('projects:copy.asSuccessor', { code: project.code }),
    },
    validate: ({ code, nameFi, shiftYears }) => ({
      code: faults.text(code),
      nameFi: faults.text(nameFi),
      shiftYears: yearsFault(shiftYears),
    }),
    save: async ({ code, nameFi, bring, shiftYears, asSuccessor }, { key }) => {
      made.current = await read(
        api.POST('/api/v1/projects/{id}/copies', {
          params: { path: { id: project.id }, header: idempotent(key) },
          body: {
            ...{ code: code.trim(), nameFi, asSuccessor, shiftYears: yearsOf(shiftYears) },
            bring: COPY_PARTS.filter((part) => bring.includes(part)),
          },
        }),
      );
    },
    onSaved: async () => {
      await renew();
      if (!made.current) return;
      if (made.current.notes.length > 0) {
        onTold(made.current);
        return;
      }
      onClose();
      void navigate(`/projects/${encodeURIComponent(made.current.code)}`);
    },
  });
}

/** Years as people write them; a minus may be the long one. */
export function yearsOf(text: string): number {
  const plain = text.trim().replace('−', '-');
  return plain === '' ? 0 : Number(plain);
}

/** What is wrong with years to move by, in words. */
export function useYearsFault(): (text: string) => string | null {
  const { t } = useTranslation();
  return (text) => {
    const years = yearsOf(text);
    return Number.isInteger(years) && Math.abs(years) <= MOST_COPY_YEARS
      ? null
      : t('projects:copy.range', { max: MOST_COPY_YEARS });
  };
}
