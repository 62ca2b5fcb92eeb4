import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatAmount, formatPercent } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { useMayChange, useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { Explain, type ExplainStep } from '../../ui/explain';
import { Money } from '../../ui/money';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { EntryTable } from './entry-table';
import { useReport, type ReportRow } from './queries';
import { CategoryTable } from './report-table';
import { nameOf, useYear } from './words';

/** One project: its categories, where its pace leads, and the entries behind the figures. */
export function ProjectFinance() {
  const { id = '' } = useParams();
  const { year } = useYear();
  const report = useReport({ projectId: id, ...(year ? { year } : {}) });
  return (
    <RequirePermission permission="actuals.read">
      <QueryView query={report}>{({ rows }) => <Project id={id} row={rows[0]} year={year} />}</QueryView>
    </RequirePermission>
  );
}

function Project({ id, row, year }: { id: string; row: ReportRow | undefined; year: number | undefined }) {
  const { t } = useTranslation();
  const mayBudget = useMayChange('budgets.change');
  const maySeeBudget = useMaySee('budgets.read');
  const inYear = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  const suffix = year === undefined ? '' : `&from=${inYear.from ?? ''}&to=${inYear.to ?? ''}`;
  return (
    <>
      <PageHead
        above={<AppLink to={`/finance?year=${year ?? 'all'}`}>{t('finance:title')}</AppLink>}
        title={row ? `${row.projectCode} · ${nameOf(row)}` : t('finance:project.none')}
        answer={row ? <Answer row={row} /> : t('finance:project.noneHint')}
        actions={
          maySeeBudget && (
            <Button
              component={AppLink}
              to={`/finance/projects/${id}/budget`}
              variant={mayBudget ? 'filled' : 'default'}
            >
              {t(mayBudget ? 'finance:budget.edit' : 'finance:budget.title')}
            </Button>
          )
        }
      />
      {row && (
        <Sheet title={t('finance:categories.title')} sub={<Pace row={row} />}>
          <CategoryTable
            row={row}
            linkTo={(category) => `/finance/entries?projectId=${id}&category=${category}${suffix}`}
          />
        </Sheet>
      )}
      <Sheet title={t('finance:entries.title')}>
        <EntryTable filter={{ projectId: id, ...inYear }} hideProject />
      </Sheet>
    </>
  );
}

function Answer({ row }: { row: ReportRow }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const [actual, available] = [centsOf(row.actual), centsOf(row.available)];
  const words = {
    day: formatDay(day),
    actual: actual === null ? t('common:fact.unknown') : formatAmount(actual),
    available: available === null ? t('common:fact.unknown') : formatAmount(available),
  };
  return (
    <>
      {t('finance:project.answer', words)}{' '}
      {row.example && <StatusTag tone="open">{t('finance:example')}</StatusTag>}
    </>
  );
}

/** Time elapsed, and what will be left or missing at this pace, with the derivation behind it. */
export function Pace({ row }: { row: ReportRow }) {
  const { t } = useTranslation();
  const { timeElapsed, forecast } = row;
  const steps = useForecastSteps(row);
  if (!timeElapsed) return <>{t('finance:pace.noPeriod')}</>;
  const elapsed = t('finance:pace.elapsed', {
    percent: formatPercent(timeElapsed.percent, 1),
    from: formatDay(timeElapsed.from),
    to: formatDay(timeElapsed.to),
  });
  const lapse = centsOf(forecast?.lapse);
  if (lapse === null) return <>{elapsed}</>;
  const amount = formatAmount(centsOf(forecast?.lapse.replace('-', '')) ?? lapse);
  return (
    <>
      {elapsed} {t(lapse < 0n ? 'finance:pace.overrun' : 'finance:pace.lapse', { amount })}{' '}
      <Explain what={t('finance:pace.what')} steps={steps} />
    </>
  );
}

function useForecastSteps({ forecast }: ReportRow): ExplainStep[] | undefined {
  const { t } = useTranslation();
  return forecast?.steps.map(({ step, amount, days, totalDays }) => ({
    rule: t(`finance:step.${step}`),
    result:
      amount === undefined ? (
        t('finance:step.days', { days, totalDays })
      ) : (
        <Money value={amount} estimate={step !== 'spent' && step !== 'budget'} />
      ),
    ...(step === 'forecast' ? { rounding: t('finance:step.rounding') } : {}),
  }));
}
