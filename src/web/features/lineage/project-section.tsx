import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import type { ProjectDetails } from '../projects/queries';
import type { ProjectSection } from '../projects/sections';

type Chain = components['schemas']['LineageAnswer'];
type Link = Chain['projects'][number];

/** The chain of projects that continue one another; nothing for a project that stands alone. */
const section: ProjectSection = {
  order: 8,
  Section: LineageSection,
};

export default section;

function LineageSection({ project }: { project: ProjectDetails }) {
  const maySee = useMaySee('portfolio.read');
  const linked = project.predecessor !== null || project.successors.length > 0;
  return maySee && linked ? <Lineage id={project.id} /> : null;
}

function Lineage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { query } = useAsOn();
  const chain = useQuery({
    queryKey: ['projects', 'lineage', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/lineage', { params: { path: { id }, query }, signal })),
  });
  return (
    <Sheet title={t('lineage:title')} sub={t('lineage:sub')}>
      <QueryView query={chain}>{(data) => <ChainTable chain={data} />}</QueryView>
    </Sheet>
  );
}

function ChainTable({ chain }: { chain: Chain }) {
  const { t } = useTranslation();
  const passageWords = (row: Link) => {
    if (!row.passage) return t('lineage:first');
    const { kind, fromMonths: from, toMonths: to } = row.passage;
    if (from === null || to === null) return t(`lineage:${kind}`);
    const months = from === to ? String(from) : `${from}–${to}`;
    return t(`lineage:${kind}`, { months });
  };
  const day = (value: string | null) => (value === null ? t('common:fact.unknown') : formatDay(value));
  const periodWords = ({ starts, ends }: Link) =>
    starts === null && ends === null ? t('common:fact.unknown') : `${day(starts)} – ${day(ends)}`;
  const total = centsOf(chain.ownGrantedTotal);
  const columns: Column<Link>[] = [
    {
      id: 'code',
      header: t('projects:field.code'),
      value: (row) => row.code,
      cell: (row) => (
        <>
          <AppLink to={`/projects/${encodeURIComponent(row.code)}`} className="code">
            {row.code}
          </AppLink>{' '}
          <span className="dim">{row.nameFi}</span>
        </>
      ),
    },
    {
      id: 'period',
      header: t('projects:field.period'),
      value: (row) => row.starts,
      text: periodWords,
      cell: periodWords,
    },
    { id: 'passage', header: t('lineage:passage'), value: passageWords },
    {
      id: 'own',
      header: t('lineage:ownGranted'),
      kind: 'money',
      value: (row) => centsOf(row.ownGranted),
      total: 'sum',
    },
  ];
  return (
    <>
      <p>
        {total === null
          ? t('lineage:totalUnknown')
          : t('lineage:total', { amount: formatAmount(total), count: chain.unknown.length })}{' '}
        {chain.unknown.length > 0 &&
          t('lineage:unknownParts', { codes: chain.unknown.map(({ code }) => code).join(', ') })}
      </p>
      <DataTable
        id="lineage"
        label={t('lineage:title')}
        columns={columns}
        rows={chain.projects}
        rowId={(row) => row.id}
        plain
      />
    </>
  );
}
