import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import { AppLink } from '../../ui/app-link';
import { BulletBar } from '../../ui/charts';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import type { Column } from '../../ui/table-column';
import type { CategoryRow, Report, ReportRow } from './queries';
import { nameOf, useCategoryWord, useYear } from './words';

/** What a comparison shows, of a project or of a category. */
type Compared = Pick<ReportRow, 'budget' | 'actual' | 'available' | 'usedPercent' | 'example'>;

/** Every project with its bar; the black line is the time elapsed. A row leads to its categories and entries. */
export function ReportTable({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { year } = useYear();
  const suffix = year === undefined ? '?year=all' : `?year=${year}`;
  const money = useMoneyColumns<ReportRow>((row) => row.timeElapsed?.percent ?? null, null);
  const columns = useMemo<Column<ReportRow>[]>(
    () => [
      {
        id: 'project',
        header: t('finance:column.project'),
        value: (row) => row.projectCode,
        cell: (row) => (
          <>
            <AppLink to={`/finance/projects/${row.projectId}${suffix}`}>{row.projectCode}</AppLink>{' '}
            <span className="dim">{nameOf(row)}</span>
          </>
        ),
        text: (row) => `${row.projectCode} ${nameOf(row)}`,
      },
      ...money,
      {
        id: 'lapse',
        header: t('finance:column.lapse'),
        kind: 'money',
        value: (row) => centsOf(row.forecast?.lapse),
        hidden: true,
      },
      {
        id: 'income',
        header: t('finance:column.income'),
        kind: 'money',
        value: (row) => centsOf(row.income),
        hidden: true,
      },
    ],
    [t, money, suffix],
  );
  return (
    <DataTable
      id="report"
      label={t('finance:report.title')}
      columns={columns}
      rows={report.rows}
      rowId={(row) => row.projectId}
      rowLink={(row) => `/finance/projects/${row.projectId}${suffix}`}
      sort="project"
      rowNote={(row) => (row.example ? t('common:fact.exampleMany') : null)}
      empty={t('finance:report.empty')}
    />
  );
}

/** The categories of one project. */
export function CategoryTable({
  row,
  linkTo,
}: {
  row: ReportRow;
  linkTo: (category: CategoryRow['costCategory']) => string;
}) {
  const { t } = useTranslation();
  const categoryWord = useCategoryWord();
  const elapsed = row.timeElapsed?.percent ?? null;
  const money = useMoneyColumns<CategoryRow>(() => elapsed, row);
  const columns: Column<CategoryRow>[] = [
    {
      id: 'category',
      header: t('finance:column.category'),
      value: (category) => categoryWord(category.costCategory),
    },
    ...money,
  ];
  return (
    <DataTable
      id="categories"
      label={t('finance:categories.title')}
      columns={columns}
      rows={row.categories}
      rowId={(category) => category.costCategory}
      rowLink={(category) => linkTo(category.costCategory)}
      plain
      empty={t('finance:categories.empty')}
    />
  );
}

/**
 * Totals of a project are the server's: a category without a budget counts in them. Over projects they are the sums of
 * the rows shown, which say how many are not known and follow the filter.
 */
function useMoneyColumns<Row extends Compared>(
  elapsedOf: (row: Row) => string | null,
  totals: Compared | null,
): Column<Row>[] {
  const { t } = useTranslation();
  const amount = (id: 'budget' | 'actual' | 'available'): Column<Row> => {
    const total = totals === null ? 'sum' : centsOf(totals[id]);
    return {
      id,
      header: t(`finance:column.${id}`),
      kind: 'money',
      value: (row) => centsOf(row[id]),
      cell: (row) => <Money value={row[id]} example={row.example && id === markedOf(row)} />,
      ...(total === null ? {} : { total }),
    };
  };
  return [
    amount('budget'),
    amount('actual'),
    amount('available'),
    {
      id: 'used',
      header: t('finance:column.used'),
      kind: 'number',
      value: (row) => (row.usedPercent === null ? null : Number(row.usedPercent)),
      text: (row) => (row.usedPercent === null ? '' : formatPercent(row.usedPercent, 1)),
      cell: (row) => <Used row={row} elapsed={elapsedOf(row)} />,
      ...(totals?.usedPercent ? { total: formatPercent(totals.usedPercent, 1) } : {}),
    },
  ];
}

/** The figure that carries the mark of an example: the actual, or the budget when there is no actual yet. */
function markedOf({ actual }: Compared): 'actual' | 'budget' {
  return actual === null ? 'budget' : 'actual';
}

/** The bullet bar with its figure beside it; without both sides there is nothing to draw. */
function Used({ row, elapsed }: { row: Compared; elapsed: string | null }) {
  const { t } = useTranslation();
  const [budget, actual] = [centsOf(row.budget), centsOf(row.actual)];
  if (budget === null || actual === null || row.usedPercent === null) {
    return <span className="unknown">{t('common:fact.unknown')}</span>;
  }
  return (
    <>
      <span className="figure">{formatPercent(row.usedPercent, 1)}</span>
      <BulletBar
        used={actual}
        of={budget}
        {...(elapsed === null ? {} : { elapsedPercent: Number(elapsed) })}
        {...(actual > budget ? { tone: 'bad' as const } : {})}
      />
    </>
  );
}
