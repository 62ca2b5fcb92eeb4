import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { useMayChange } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { AppLink } from '../../ui/app-link';
import { ProblemView } from '../../ui/problem-view';
import { StatusTag } from '../../ui/status-tag';
import classes from './changes.module.css';
import { type Proposal, useProposals, useSettle } from './queries';

/** What decided changes propose to do with deadlines: confirmed or dismissed, one by one or all at once. */
export function ProposalList({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const proposals = useProposals(projectId);
  const mayChange = useMayChange('deadlines.change');
  const confirm = useSettle('confirm');
  const dismiss = useSettle('dismiss');
  const open = proposals.data ?? [];
  if (open.length === 0) return null;
  const failure = confirm.error ?? dismiss.error;
  const busy = confirm.isPending || dismiss.isPending;
  return (
    <div className={classes.banner} role="region" aria-label={t('changes:proposals.title')}>
      <StatusTag tone="wait">{t('changes:proposals.waiting', { count: open.length })}</StatusTag>
      <p>{t('changes:proposals.sub')}</p>
      {failure && <ProblemView error={failure} />}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {open.map((proposal) => {
          const title = proposal.title[currentLanguage()];
          return (
            <li key={proposal.id} style={{ margin: '6px 0' }}>
              <Group gap="xs">
                <span>
                  {proposal.deadlineId ? (
                    <AppLink to={`/deadlines/${proposal.deadlineId}`}>{title}</AppLink>
                  ) : (
                    title
                  )}{' '}
                  <ProposalDays proposal={proposal} />
                </span>
                {mayChange && proposal.mayChange && (
                  <>
                    <Button
                      size="compact-sm"
                      disabled={busy}
                      aria-label={`${t('changes:proposals.confirm')}: ${title}`}
                      onClick={() => confirm.mutate([proposal.id])}
                    >
                      {t('changes:proposals.confirm')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={busy}
                      aria-label={`${t('changes:proposals.dismiss')}: ${title}`}
                      onClick={() => dismiss.mutate([proposal.id])}
                    >
                      {t('changes:proposals.dismiss')}
                    </Button>
                  </>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
      {mayChange && open.length > 1 && open.every((proposal) => proposal.mayChange) && (
        <Button
          mt="xs"
          size="compact-sm"
          disabled={busy}
          onClick={() => confirm.mutate(open.map(({ id }) => id))}
        >
          {t('changes:proposals.all')}
        </Button>
      )}
    </div>
  );
}

function ProposalDays({ proposal: { act, dueBefore, dueAfter } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const before = dueBefore ? formatDay(dueBefore) : '';
  const after = dueAfter ? formatDay(dueAfter) : '';
  return <span className="dim">{t(`changes:proposals.act.${act}`, { before, after })}</span>;
}

/** Above the list of deadlines: that some of them wait for a word, and where. */
export function ProposalsBanner() {
  const { t } = useTranslation();
  const proposals = useProposals();
  const open = proposals.data ?? [];
  const projects = [...new Map(open.map(({ project }) => [project.id, project.code]))];
  if (open.length === 0) return null;
  return (
    <p className={classes.banner}>
      <StatusTag tone="wait">{t('changes:proposals.waiting', { count: open.length })}</StatusTag>{' '}
      {projects.map(([id, code]) => (
        <AppLink key={id} to={`/projects/${id}`} style={{ marginRight: 8 }}>
          {code}
        </AppLink>
      ))}
    </p>
  );
}
