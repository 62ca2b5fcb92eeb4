import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { formatAmount, formatPercent } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDay, isDay } from '../../app/days';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { currentLanguage } from '../../i18n';
import { AppLink, withAsOn } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { DayInput } from '../../ui/day-input';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import classes from './finance.module.css';
import { useReport, type Report, type ReportScope } from './queries';
import { ReportTable } from './report-table';
import { useYear } from './words';

/** Budget against actual of every project at the day shown. */
export function Finance() {
  const { t } = useTranslation();
  return (
    <RequirePermission permission="actuals.read">
      <Comparison title={t('finance:title')} />
    </RequirePermission>
  );
}

function Comparison({ title }: { title: string }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const { year } = useYear();
  const [params] = useSearchParams();
  const knownOn = params.get('knownOn');
  const scope = { ...(year ? { year } : {}), ...(knownOn && isDay(knownOn) ? { knownOn } : {}) };
  const report = useReport(scope);
  return (
    <>
      <PageHead title={title} answer={report.data && <Answer report={report.data} />} actions={<Actions />} />
      <Sheet
        title={t('finance:report.title')}
        sub={t('finance:report.sub', { day: formatDay(day) })}
        actions={
          <Button
            component="a"
            variant="default"
            href={csvAddress(day, scope)}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('finance:report.csv')}
          </Button>
        }
      >
        <Scope />
        <QueryView query={report}>{(data) => <ReportTable report={data} />}</QueryView>
      </Sheet>
    </>
  );
}

function csvAddress(day: string, scope: ReportScope): string {
  const query = new URLSearchParams({ asOn: day, language: currentLanguage() });
  for (const [name, value] of Object.entries(scope)) query.set(name, String(value));
  return `/api/v1/reports/budget-vs-actual.csv?${query.toString()}`;
}

/** How much of the budget is used, in one sentence; what is not known is said beside it. */
function Answer({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { totals, asOn, year, rows } = report;
  if (rows.length === 0) return <>{t('finance:answer.none')}</>;
  const words = {
    day: formatDay(asOn),
    year: year ?? '',
    actual: amountOf(totals.actual) ?? t('common:fact.unknown'),
    available: amountOf(totals.available) ?? t('common:fact.unknown'),
    percent: totals.usedPercent === null ? '' : formatPercent(totals.usedPercent, 1),
  };
  const missing = [
    totals.withoutBudget > 0 && t('finance:answer.withoutBudget', { count: totals.withoutBudget }),
    totals.withoutActual > 0 && t('finance:answer.withoutActual', { count: totals.withoutActual }),
  ].filter(Boolean);
  return (
    <>
      {t(`finance:answer.${totals.usedPercent === null ? 'open' : year === null ? 'all' : 'year'}`, words)}{' '}
      {missing.join(' ')} {totals.example && <StatusTag tone="open">{t('finance:example')}</StatusTag>}
    </>
  );
}

function amountOf(wire: string | null): string | null {
  const amount = centsOf(wire);
  return amount === null ? null : formatAmount(amount);
}

function Actions() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const mayChange = useMayChange('actuals.change');
  useKeys(mayChange ? { n: () => void navigate(withAsOn('/finance/entries/new', params)) } : {});
  return (
    <>
      <Button component={AppLink} to="/finance/entries" variant="default">
        {t('finance:entries.title')}
      </Button>
      <Button component={AppLink} to="/finance/imports" variant="default">
        {t('finance:imports.title')}
      </Button>
      {mayChange && (
        <Button component={AppLink} to="/finance/entries/new">
          {t('finance:entry.new')}
        </Button>
      )}
    </>
  );
}

/** Which year, and whether as it was known on a day; both live in the URL. */
function Scope() {
  const { t } = useTranslation();
  const { year, choices, choose } = useYear();
  const [params, setParams] = useSearchParams();
  const setKnownOn = (value: string) => {
    const next = new URLSearchParams(params);
    if (isDay(value)) next.set('knownOn', value);
    else next.delete('knownOn');
    setParams(next, { replace: true });
  };
  return (
    <div className={`${classes.scope} no-print`}>
      <Select
        label={t('finance:scope.year')}
        description={t('finance:scope.yearHint')}
        data={choices.map((value) => ({ value, label: value === 'all' ? t('finance:scope.all') : value }))}
        value={year === undefined ? 'all' : String(year)}
        onChange={(value) => value && choose(value)}
        allowDeselect={false}
      />
      <DayInput
        label={t('finance:scope.knownOn')}
        description={t('finance:scope.knownOnHint')}
        value={params.get('knownOn') ?? ''}
        onChange={setKnownOn}
      />
    </div>
  );
}
