import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/app-link';
import { DataTable } from '../../ui/data-table';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { useProjectColumns } from '../projects/project-columns';
import { useProjects, type ProjectRow } from '../projects/queries';

/** What waits for others first. An idea is not yet a project, and what ended asks for nothing. */
const OPEN: readonly ProjectRow['status'][] = ['applied', 'granted', 'running', 'preparation'];
const SHOWN = ['code', 'status', 'instrument', 'own'];

/** Where each open project stands, and with what money. */
export function OpenProjectsSheet() {
  const { t } = useTranslation();
  const projects = useProjects();
  const all = useProjectColumns();
  const columns = useMemo(() => all.filter(({ id }) => SHOWN.includes(id)), [all]);
  const rows = useMemo(
    () =>
      projects.data?.pages
        .flatMap(({ items }) => items)
        .filter(({ status }) => OPEN.includes(status))
        .sort((a, b) => OPEN.indexOf(a.status) - OPEN.indexOf(b.status)),
    [projects.data],
  );
  return (
    <Sheet
      title={t('overview:open.title')}
      sub={
        <>
          {t('overview:open.sub')} <AppLink to="/projects">{t('overview:open.all')}</AppLink>
        </>
      }
    >
      <QueryView query={projects}>
        {() => (
          <DataTable
            id="open"
            label={t('overview:open.title')}
            plain
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            rowLink={(row) => `/projects/${encodeURIComponent(row.code)}`}
            empty={t('overview:open.empty')}
          />
        )}
      </QueryView>
    </Sheet>
  );
}
