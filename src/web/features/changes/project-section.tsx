import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayChange } from '../../app/session';
import { formatDay } from '../../app/days';
import { ExportLinks } from '../../ui/export-links';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';
import { ChangeForm } from './change-form';
import { OutcomeTables, Warnings } from './outcome';
import { ProposalList } from './proposals';
import { type Change, useChanges, usePreview } from './queries';
import { DecideForm, FileForm, useStep } from './step-forms';

const TONES = { draft: 'open', filed: 'wait', approved: 'ok', rejected: 'bad', withdrawn: 'calm' } as const;

/** The change requests of a project, and what their approval does to money, period and deadlines. */
function ChangesSection({ project }: { project: ProjectDetails }) {
  const { t } = useTranslation();
  const changes = useChanges(project.id);
  const mayFile = useMayChange('funding.change_request.file') && project.mayChange;
  const [adding, setAdding] = useState(false);
  const granted = ['granted', 'running', 'ended'].includes(project.status ?? '');
  if (!granted && changes.data?.length === 0) return null;
  return (
    <Sheet
      title={t('changes:title')}
      sub={t('changes:sub')}
      actions={mayFile && <Button onClick={() => setAdding(true)}>{t('changes:add')}</Button>}
    >
      <ProposalList projectId={project.id} />
      <QueryView query={changes}>
        {(items) =>
          items.length === 0 ? (
            <p className="dim">{t('changes:none')}</p>
          ) : (
            <>
              {items.map((change) => (
                <ChangeBlock key={change.id} project={project} change={change} />
              ))}
              <ExportLinks
                path={`/api/v1/projects/${project.id}/change-requests/export`}
                of={t('changes:title')}
              />
            </>
          )
        }
      </QueryView>
      {adding && <ChangeForm project={project} change={null} onClose={() => setAdding(false)} />}
    </Sheet>
  );
}

interface BlockProps {
  project: ProjectDetails;
  change: Change;
}

function ChangeBlock({ project, change }: BlockProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(change.state === 'filed');
  const days = [
    ...(change.filedOn ? [t('changes:filedOn', { day: formatDay(change.filedOn) })] : []),
    ...(change.effectiveOn ? [t('changes:effectiveOn', { day: formatDay(change.effectiveOn) })] : []),
    ...(change.decidedOn
      ? [t('changes:decidedOn', { day: formatDay(change.decidedOn), number: change.decisionNumber })]
      : []),
  ];
  return (
    <section aria-label={t('changes:one', { number: change.number })}>
      <h3 style={{ margin: '12px 0 4px' }}>
        {t('changes:one', { number: change.number })}{' '}
        <StatusTag tone={TONES[change.state]}>{t(`changes:state.${change.state}`)}</StatusTag>
      </h3>
      <p>{change.reason}</p>
      {change.proposed.other && <p>{change.proposed.other}</p>}
      {days.length > 0 && <p className="dim">{days.join(' · ')}</p>}
      <Group gap="xs" className="no-print">
        <Button
          variant="default"
          size="compact-sm"
          aria-expanded={opened}
          onClick={() => setOpened((was) => !was)}
        >
          {t(opened ? 'changes:hide' : 'changes:show')}
        </Button>
        <Steps project={project} change={change} />
      </Group>
      {opened && <Effects change={change} />}
    </section>
  );
}

/** Of an approved one what it changed, of an open one what an approval would change now. */
function Effects({ change }: { change: Change }) {
  const { t } = useTranslation();
  const open = change.state === 'draft' || change.state === 'filed';
  const preview = usePreview(change.id, open);
  if (change.outcome) return <OutcomeTables outcome={change.outcome} />;
  if (!open) return <p className="dim">{t('changes:nothingChanged')}</p>;
  return (
    <QueryView query={preview}>
      {(data) => (
        <>
          <p className="dim">{t('changes:previewSub')}</p>
          <Warnings preview={data} />
          <OutcomeTables outcome={data} />
        </>
      )}
    </QueryView>
  );
}

/** What can be done with a request now: a draft is written, filed or thrown away, a filed one decided or withdrawn. */
function Steps({ project, change }: BlockProps) {
  const { t } = useTranslation();
  const mayFile = useMayChange('funding.change_request.file') && change.mayFile;
  const mayDecide = useMayChange('funding.decision.record');
  const [dialog, setDialog] = useState<'edit' | 'file' | 'decide' | null>(null);
  const step = useStep(change);
  const close = () => setDialog(null);
  return (
    <>
      {change.state === 'draft' && mayFile && (
        <>
          <Button variant="default" size="compact-sm" onClick={() => setDialog('edit')}>
            {t('changes:edit')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={step('remove')}>
            {t('changes:remove.submit')}
          </Button>
          <Button size="compact-sm" onClick={() => setDialog('file')}>
            {t('changes:file.submit')}
          </Button>
        </>
      )}
      {change.state === 'filed' && mayFile && (
        <Button variant="default" size="compact-sm" onClick={step('withdraw')}>
          {t('changes:withdraw.submit')}
        </Button>
      )}
      {change.state === 'filed' && mayDecide && (
        <Button size="compact-sm" onClick={() => setDialog('decide')}>
          {t('changes:decide.submit')}
        </Button>
      )}
      {dialog === 'edit' && <ChangeForm project={project} change={change} onClose={close} />}
      {dialog === 'file' && <FileForm change={change} onClose={close} />}
      {dialog === 'decide' && <DecideForm change={change} onClose={close} />}
    </>
  );
}

const section: ProjectSection = { order: 16, Section: ChangesSection };
export default section;
