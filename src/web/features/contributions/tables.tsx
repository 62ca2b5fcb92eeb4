import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { useAllocationKeys, type AllocationKey, type RoundRow } from './queries';
import { statusTones } from './words';

/** A table of rounds, for this screen and for a project's. */
export function Rounds({ rows, id, plain = false }: { rows: RoundRow[]; id: string; plain?: boolean }) {
  const { t } = useTranslation();
  const columns = useRoundColumns();
  return (
    <DataTable
      id={id}
      label={t('contributions:rounds.title')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLink={(row) => `/contributions/${row.id}`}
      rowTone={(row) => (row.unallocatedAmount === '0.00' ? undefined : 'wait')}
      sort="-year"
      empty={t('contributions:rounds.empty')}
      plain={plain}
    />
  );
}

function useRoundColumns(): Column<RoundRow>[] {
  const { t } = useTranslation();
  return useMemo<Column<RoundRow>[]>(
    () => [
      { id: 'year', header: t('contributions:field.year'), kind: 'text', value: (row) => String(row.year) },
      {
        id: 'project',
        header: t('contributions:field.project'),
        value: (row) => row.project?.code ?? t('contributions:ownActivity'),
        choice: true,
        cell: (row) =>
          row.project ? (
            <>
              <AppLink to={`/projects/${row.project.code}`} className="code">
                {row.project.code}
              </AppLink>
              <div className="dim">{row.project.name}</div>
            </>
          ) : (
            t('contributions:ownActivity')
          ),
      },
      { id: 'key', header: t('contributions:field.key'), value: (row) => row.key.name },
      {
        id: 'total',
        header: t('contributions:field.total'),
        kind: 'money',
        value: (row) => centsOf(row.totalAmount),
        total: 'sum',
      },
      {
        id: 'allocated',
        header: t('contributions:field.allocated'),
        kind: 'money',
        value: (row) => centsOf(row.allocatedAmount),
        total: 'sum',
      },
      {
        id: 'unallocated',
        header: t('contributions:field.unallocated'),
        kind: 'money',
        value: (row) => centsOf(row.unallocatedAmount),
        total: 'sum',
      },
      {
        id: 'status',
        header: t('contributions:field.status'),
        value: (row) => row.status,
        text: (row) => t(`contributions:status.${row.status}`),
        choice: true,
        cell: (row) => (
          <StatusTag tone={statusTones[row.status]}>{t(`contributions:status.${row.status}`)}</StatusTag>
        ),
      },
      {
        id: 'plannedOn',
        header: t('contributions:field.plannedOn'),
        kind: 'day',
        value: (row) => row.plannedOn,
        hidden: true,
      },
    ],
    [t],
  );
}

/** The keys that are kept. */
export function Keys() {
  const { t } = useTranslation();
  const keys = useAllocationKeys();
  const columns = useKeyColumns();
  return (
    <Sheet title={t('contributions:keys.title')} sub={t('contributions:keys.sub')}>
      <QueryView query={keys}>
        {({ items }) => (
          <DataTable
            id="keys"
            label={t('contributions:keys.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            sort="name"
            empty={t('contributions:keys.empty')}
          />
        )}
      </QueryView>
    </Sheet>
  );
}

function useKeyColumns(): Column<AllocationKey>[] {
  const { t } = useTranslation();
  return useMemo<Column<AllocationKey>[]>(
    () => [
      { id: 'name', header: t('contributions:field.keyName'), value: (row) => row.name },
      {
        id: 'kind',
        header: t('contributions:field.kind'),
        value: (row) => row.kind,
        text: (row) => t(`contributions:kind.${row.kind}`),
      },
      {
        id: 'payers',
        header: t('contributions:field.payers'),
        kind: 'number',
        value: (row) => row.shares.length,
      },
      { id: 'basis', header: t('contributions:field.basis'), value: (row) => row.basis },
      { id: 'source', header: t('contributions:field.source'), value: (row) => row.source },
      {
        id: 'referenceDate',
        header: t('contributions:field.referenceDate'),
        kind: 'day',
        value: (row) => row.referenceDate,
        hidden: true,
      },
    ],
    [t],
  );
}
