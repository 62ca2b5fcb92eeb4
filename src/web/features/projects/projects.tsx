import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatDay } from '../../app/days';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { DataTable } from '../../ui/data-table';
import { Period } from '../../ui/day';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import { useProjects, type ProjectRow } from './queries';
import { nameOf, ProjectStatusTag, STATUS_ORDER } from './words';

/** All projects: who leads them, the centre's own part, where they are in their life. */
export function Projects() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const projects = useProjects();
  const mayAdd = useMayChange('projects.change');
  const rows = projects.data?.pages.flatMap((page) => page.items);
  const waiting = rows?.filter(({ status }) => status === 'applied').length ?? 0;
  const running = rows?.filter(({ status }) => status === 'running').length ?? 0;
  useKeys(mayAdd ? { n: () => void navigate('/projects/new') } : {});
  return (
    <>
      <PageHead
        title={t('projects:list.title')}
        answer={
          rows &&
          [
            t('projects:list.count', { count: rows.length }),
            t('projects:list.running', { count: running }),
            t('projects:list.waiting', { count: waiting }),
          ].join(' ')
        }
        actions={
          mayAdd && (
            <Button component={AppLink} to="/projects/new">
              {t('projects:new.action')}
            </Button>
          )
        }
      />
      <Sheet title={t('projects:list.sheet')} sub={t('projects:list.sub')}>
        {projects.isError && !rows ? (
          <ProblemView error={projects.error} retry={() => void projects.refetch()} />
        ) : (
          <ProjectsTable
            id="projects"
            rows={rows}
            more={
              projects.hasNextPage
                ? { load: () => void projects.fetchNextPage(), loading: projects.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </Sheet>
    </>
  );
}

interface TableProps {
  id: string;
  rows: ProjectRow[] | undefined;
  more?: { load: () => void; loading: boolean } | undefined;
  empty?: string;
  plain?: boolean;
}

/** Projects as rows: code and name, the centre's role, status, lead, period. */
export function ProjectsTable({ id, rows, more, empty, plain }: TableProps) {
  const { t } = useTranslation();
  const columns = useColumns();
  return (
    <DataTable
      id={id}
      label={t('projects:list.title')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLink={(row) => `/projects/${encodeURIComponent(row.code)}`}
      sort="code"
      empty={empty ?? t('projects:list.empty')}
      {...(plain ? { plain } : {})}
      more={more}
    />
  );
}

function useColumns(): Column<ProjectRow>[] {
  const { t } = useTranslation();
  return useMemo<Column<ProjectRow>[]>(
    () => [
      {
        id: 'code',
        header: t('projects:field.code'),
        value: (row) => row.code,
        cell: (row) => (
          <div>
            <AppLink to={`/projects/${encodeURIComponent(row.code)}`} className="code">
              {row.code}
            </AppLink>
            <div className="dim">{nameOf(row)}</div>
          </div>
        ),
      },
      { id: 'name', header: t('projects:field.name'), value: nameOf, hidden: true },
      {
        id: 'role',
        header: t('projects:field.ownRole'),
        value: (row) => (row.ownRole ? t(`projects:role.${row.ownRole}`) : null),
        choice: true,
      },
      {
        id: 'status',
        header: t('projects:field.status'),
        value: (row) => (row.status ? STATUS_ORDER.indexOf(row.status) : null),
        text: (row) => (row.status ? t(`projects:status.${row.status}`) : ''),
        cell: (row) => <ProjectStatusTag status={row.status} />,
        choice: true,
      },
      {
        id: 'since',
        header: t('projects:field.since'),
        kind: 'day',
        value: (row) => row.statusSince,
        hidden: true,
      },
      { id: 'lead', header: t('projects:field.lead'), value: (row) => row.lead?.name, choice: true },
      {
        id: 'period',
        header: t('projects:field.period'),
        value: (row) => row.period?.starts ?? row.period?.ends,
        text: periodText,
        cell: (row) =>
          row.period && row.periodKind ? (
            <div>
              <Period start={row.period.starts} end={row.period.ends} />
              <div className="dim">{t(`projects:period.${row.periodKind}`)}</div>
            </div>
          ) : (
            <span className="unknown">{t('common:fact.unknown')}</span>
          ),
      },
      {
        id: 'responsible',
        header: t('projects:field.responsibles'),
        value: (row) => row.responsibles.map(({ name }) => name).join(', '),
        hidden: true,
      },
      {
        id: 'partners',
        header: t('projects:field.partners'),
        value: (row) => row.partnerNames.join(', '),
        hidden: true,
      },
      {
        id: 'aliases',
        header: t('projects:field.aliases'),
        value: (row) => row.aliases.join(', '),
        hidden: true,
      },
      {
        id: 'kind',
        header: t('projects:field.kind'),
        value: (row) => t(`projects:kind.${row.kind}`),
        hidden: true,
        choice: true,
      },
      { id: 'parent', header: t('projects:field.parent'), value: (row) => row.parent?.code, hidden: true },
    ],
    [t],
  );
}

function periodText({ period }: ProjectRow): string {
  if (!period) return '';
  return `${period.starts ? formatDay(period.starts) : ''}–${period.ends ? formatDay(period.ends) : ''}`;
}
