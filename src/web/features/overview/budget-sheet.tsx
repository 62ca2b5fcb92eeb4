import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { absoluteCents, formatAmount, formatPercent } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { BulletBar } from '../../ui/charts';
import { DataTable } from '../../ui/data-table';
import { Explain, type ExplainStep } from '../../ui/explain';
import { Money } from '../../ui/money';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import classes from './overview.module.css';
import type { BudgetRow, Overview } from './queries';

/** Budget against actuals of the year, with what would lapse at the present pace. */
export function BudgetSheet({ report }: { report: Overview['budgetVsActual'] }) {
  const { t } = useTranslation();
  const columns = useBudgetColumns();
  const example = report.rows.some((row) => row.example);
  const off = report.rows.filter((row) => (centsOf(row.forecast?.lapse ?? null) ?? 0n) !== 0n);
  return (
    <Sheet
      title={t('overview:budget.title', { year: report.year ?? '' })}
      sub={
        <>
          {t('overview:budget.sub', { day: formatDay(report.asOn) })}{' '}
          <AppLink to={`/finance?year=${report.year ?? ''}`}>{t('overview:budget.open')}</AppLink>
          {example && ` · ${t('common:fact.exampleMany')}`}
        </>
      }
    >
      <DataTable
        id="budget"
        label={t('overview:budget.title', { year: report.year ?? '' })}
        plain
        columns={columns}
        rows={report.rows}
        rowId={(row) => row.projectId}
        rowLink={(row) => `/projects/${row.projectCode}`}
        empty={t('overview:budget.empty')}
      />
      {off.map((row) => (
        <Pace key={row.projectId} row={row} />
      ))}
    </Sheet>
  );
}

function useBudgetColumns(): Column<BudgetRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        id: 'project',
        header: t('overview:column.project'),
        value: (row) => row.projectCode,
        cell: (row) => <strong>{row.projectCode}</strong>,
      },
      {
        id: 'budget',
        header: t('overview:column.budget'),
        kind: 'money',
        value: (row) => centsOf(row.budget),
      },
      {
        id: 'actual',
        header: t('overview:column.actual'),
        kind: 'money',
        value: (row) => centsOf(row.actual),
      },
      {
        id: 'used',
        header: t('overview:column.used'),
        value: (row) => row.usedPercent,
        text: (row) => (row.usedPercent === null ? '' : formatPercent(row.usedPercent, 1)),
        cell: (row) => <Used row={row} />,
      },
      {
        id: 'available',
        header: t('overview:column.available'),
        kind: 'money',
        value: (row) => centsOf(row.available),
      },
    ],
    [t],
  );
}

function Used({ row }: { row: BudgetRow }) {
  const used = centsOf(row.actual);
  const of = centsOf(row.budget);
  if (used === null || of === null || of === 0n) return <Money value={null} />;
  const over = used > of;
  return (
    <BulletBar
      used={used}
      of={of}
      {...(row.timeElapsed ? { elapsedPercent: Number(row.timeElapsed.percent) } : {})}
      {...(over ? { tone: 'bad' as const } : {})}
    />
  );
}

/** Where the present pace leads: money that lapses, or money that runs out. */
function Pace({ row }: { row: BudgetRow }) {
  const { t } = useTranslation();
  const lapse = centsOf(row.forecast?.lapse ?? null);
  if (lapse === null || !row.forecast) return null;
  const kind = lapse > 0n ? 'lapsing' : 'overrunning';
  const steps = row.forecast.steps.map((step): ExplainStep => ({
    rule: t(`overview:forecast.${step.step}`),
    ...(step.days === undefined
      ? {}
      : { base: t('overview:forecast.daysOf', { days: step.days, total: step.totalDays ?? step.days }) }),
    result: step.amount === undefined ? '' : formatAmount(centsOf(step.amount) ?? lapse),
  }));
  return (
    <p className={classes.note} data-tone={kind === 'overrunning' ? 'bad' : undefined}>
      <strong>{t(`overview:budget.${kind}`)}</strong>{' '}
      {t(`overview:budget.${kind}Text`, {
        project: row.projectCode,
        amount: formatAmount(absoluteCents(lapse)),
      })}{' '}
      <Explain what={t(`overview:budget.${kind}What`, { project: row.projectCode })} steps={steps} />
    </p>
  );
}
