import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { DataTable } from '../../ui/data-table';
import { PageHead } from '../../ui/page-head';
import { ProblemView } from '../../ui/problem-view';
import { Sheet } from '../../ui/sheet';
import { useProjectColumns } from './project-columns';
import { useProjects, type ProjectRow } from './queries';

/** All projects: who leads them, the centre's own part, where they are in their life. */
export function Projects() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const projects = useProjects();
  const mayAdd = useMayChange('projects.change');
  const mayImport = useMayChange('portfolio.import');
  const rows = projects.data?.pages.flatMap((page) => page.items);
  const projectCount = rows?.filter(({ kind }) => kind === 'project').length ?? 0;
  const withBase = rows !== undefined && rows.length > projectCount;
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
            t(withBase ? 'projects:list.countWithBase' : 'projects:list.count', { count: projectCount }),
            t('projects:list.running', { count: running }),
            t('projects:list.waiting', { count: waiting }),
          ].join(' ')
        }
        actions={
          mayAdd && (
            <>
              {mayImport && (
                <Button component={AppLink} to="/projects/import" variant="default">
                  {t('projects:list.importAction')}
                </Button>
              )}
              <Button component={AppLink} to="/projects/new">
                {t('projects:new.action')}
              </Button>
            </>
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
            {...(mayImport ? { empty: <EmptyPortfolio /> } : {})}
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

/** A portfolio that is empty: the first project by hand, or all of them from the spreadsheet there is. */
function EmptyPortfolio() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('projects:list.empty')}</p>
      <AppLink to="/projects/import">{t('projects:list.emptyImport')}</AppLink>
    </>
  );
}

interface TableProps {
  id: string;
  rows: ProjectRow[] | undefined;
  more?: { load: () => void; loading: boolean } | undefined;
  empty?: ReactNode;
  plain?: boolean;
}

/** Projects as rows: code and name, the centre's role, status, lead, period. */
export function ProjectsTable({ id, rows, more, empty, plain }: TableProps) {
  const { t } = useTranslation();
  const columns = useProjectColumns();
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
