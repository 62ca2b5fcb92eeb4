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
  const money = useMoneyColumns<ReportRow>((row) => row.timeElapsed?.percent ?? null, report.totals);
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

function useMoneyColumns<Row extends Compared>(
  elapsedOf: (row: Row) => string | null,
  totals: Compared,
): Column<Row>[] {
  const { t } = useTranslation();
  const amount = (id: 'budget' | 'actual' | 'available'): Column<Row> => {
    const total = centsOf(totals[id]);
    return {
      id,
      header: t(`finance:column.${id}`),
      kind: 'money',
      value: (row) => centsOf(row[id]),
      cell: (row) => <Money value={row[id]} example={row.example && id === 'actual'} />,
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
    },
  ];
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
