import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { formatAmount, sumCents } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { AppLink } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { CoverRows } from './cover-rows';
import { CoverYears } from './cover-years';
import { ExportButtons } from './export-buttons';
import { WhatIf } from './what-if';
import classes from './portfolio.module.css';
import { type CoverGrid, useCover } from './queries';
import { SpanMoney } from './span-money';
import { FundingTabs } from './tabs';

/** As far back and ahead as a choice of years goes. */
const YEARS_AROUND = 8;
const YEARS_SHOWN = 3;

/** Which years are paid for, how surely, and what a refusal would take away. */
export function Cover() {
  return (
    <RequirePermission permission="portfolio.read">
      <CoverScreen />
    </RequirePermission>
  );
}

function CoverScreen() {
  const { t } = useTranslation();
  const scope = useCoverScope();
  const cover = useCover(scope);
  return (
    <>
      <PageHead
        title={t('portfolio:cover.title')}
        above={<FundingTabs />}
        answer={cover.data && <Answer grid={cover.data} />}
        actions={
          <ExportButtons
            path="/api/v1/portfolio/cover"
            what={t('portfolio:cover.title')}
            query={{
              ...{ from: scope.from, to: scope.to },
              ...(scope.without ? { without: scope.without } : {}),
            }}
          />
        }
      />
      <Years {...scope} />
      <QueryView query={cover}>
        {(grid) => (
          <>
            <CoverYears grid={grid} without={scope.without} />
            <div className="sheet-grid">
              <WhatIf grid={grid} without={scope.without} onChange={scope.suppose} />
              <Unplanned grid={grid} />
            </div>
            <CoverRows grid={grid} without={scope.without} />
          </>
        )}
      </QueryView>
    </>
  );
}

/** Years and supposed refusals live in the URL, so that a link shows the same to its receiver. */
function useCoverScope() {
  const { day } = useAsOn();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(day.slice(0, 4));
  const year = (name: string, otherwise: number) => {
    const asked = params.get(name) ?? '';
    return /^(19[9]\d|20\d\d)$/.test(asked) ? Number(asked) : otherwise;
  };
  const from = year('from', thisYear);
  const to = Math.max(from, year('to', from + YEARS_SHOWN));
  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next, { replace: true });
  };
  return {
    ...{ from, to, thisYear, without: params.get('without') ?? '' },
    choose: (changes: { from?: string; to?: string }) => set(changes),
    suppose: (codes: readonly string[]) => set({ without: codes.join(',') || null }),
  };
}

function Years({ from, to, thisYear, choose }: ReturnType<typeof useCoverScope>) {
  const { t } = useTranslation();
  const years = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, index) => thisYear - YEARS_AROUND + index);
  const data = [...new Set([...years, from, to])].sort((a, b) => a - b).map(String);
  return (
    <div className={`${classes.scope} no-print`}>
      <Select
        label={t('portfolio:cover.from')}
        data={data}
        value={String(from)}
        onChange={(value) => value && choose({ from: value, ...(Number(value) > to ? { to: value } : {}) })}
        allowDeselect={false}
      />
      <Select
        label={t('portfolio:cover.to')}
        data={data.filter((year) => Number(year) >= from)}
        value={String(to)}
        onChange={(value) => value && choose({ to: value })}
        allowDeselect={false}
      />
    </div>
  );
}

function Answer({ grid }: { grid: CoverGrid }) {
  const { t } = useTranslation();
  const planned = grid.groups.filter(({ plans }) => plans.length > 0);
  if (planned.length === 0) return <>{t('portfolio:cover.answerNone', { from: grid.from, to: grid.to })}</>;
  const sum = (of: 'secured' | 'probable' | 'uncovered') =>
    formatAmount(sumCents(planned.flatMap((group) => centsOf(group[of]) ?? [])));
  const words = { secured: sum('secured'), probable: sum('probable'), uncovered: sum('uncovered') };
  return (
    <>
      {grid.from === grid.to
        ? t('portfolio:cover.answerYear', { ...words, year: grid.from })
        : t('portfolio:cover.answer', { ...words, from: grid.from, to: grid.to })}{' '}
      {grid.changes.length > 0 && <StatusTag tone="wait">{t('portfolio:whatIf.supposed')}</StatusTag>}
    </>
  );
}

/** What is applied for or granted, and that no document shares out over years. */
function Unplanned({ grid }: { grid: CoverGrid }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('portfolio:unplanned.title')} sub={t('portfolio:unplanned.sub')}>
      {grid.unplanned.length === 0 ? (
        <p className="dim">{t('portfolio:unplanned.none')}</p>
      ) : (
        <ul className={classes.list}>
          {grid.unplanned.map(({ project, state, own, whole, without }) => (
            <li key={project.id}>
              <div>
                <AppLink to={`/projects/${project.code}`} className="code">
                  {project.code}
                </AppLink>{' '}
                <StatusTag tone={without ? 'bad' : state === 'granted' ? 'ok' : 'wait'}>
                  {t(without ? 'portfolio:whatIf.refused' : `portfolio:state.${state}`)}
                </StatusTag>
              </div>
              <div className={classes.amounts}>
                <span>
                  {t('common:fact.ownPart')} <SpanMoney span={own} />
                </span>
                {whole && (
                  <span className="dim">
                    {t('common:fact.wholeProject')} <SpanMoney span={whole} />
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
