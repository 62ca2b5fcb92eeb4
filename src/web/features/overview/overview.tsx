import { useTranslation } from 'react-i18next';
import { formatAmount, sumCents } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { formatDayNear } from '../../app/days';
import { currentLanguage } from '../../i18n';
import { centsOf } from '../../ui/cents';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { BudgetSheet } from './budget-sheet';
import { CoverSheet } from './cover-sheet';
import { DeadlinesSheet } from './deadlines-sheet';
import { InstrumentsSheet } from './instruments-sheet';
import { OpenProjectsSheet } from './open-projects-sheet';
import { PendingSheet } from './pending-sheet';
import { type Overview as OverviewData, useOverview } from './queries';

/** The director's first question: what is pending, is next year covered, what falls due, where does money go. */
export function Overview() {
  const { t } = useTranslation();
  const query = useOverview();
  const answer = useAnswer(query.data);
  return (
    <>
      <PageHead title={t('overview:title')} answer={answer} />
      <QueryView query={query}>
        {(overview) => (
          <>
            <div className="sheet-grid">
              <div>
                <PendingSheet decisions={overview.pendingDecisions} />
                <BudgetSheet report={overview.budgetVsActual} />
              </div>
              <div>
                <CoverSheet cover={overview.cover} />
                <DeadlinesSheet deadlines={overview.deadlines} reminders={overview.reminders} />
              </div>
            </div>
            <InstrumentsSheet totals={overview.byInstrument} />
            <OpenProjectsSheet />
          </>
        )}
      </QueryView>
    </>
  );
}

function useAnswer(overview: OverviewData | undefined): string | undefined {
  const { t } = useTranslation();
  const { day } = useAsOn();
  if (!overview) return undefined;
  const uncovered = sumCents(overview.cover.plans.flatMap(({ cover }) => centsOf(cover.uncovered) ?? []));
  const next = overview.deadlines.find((deadline) => deadline.date.length === 10);
  const { year, plans } = overview.cover;
  return t('overview:answer', {
    pending: t('overview:pendingCount', { count: overview.pendingDecisions.length }),
    cover:
      plans.length === 0
        ? t('overview:cover.noPlanShort', { year })
        : uncovered > 0n
          ? t('overview:cover.uncoveredShort', { year, amount: formatAmount(uncovered) })
          : t('overview:cover.coveredShort', { year }),
    next: next
      ? t('overview:nextDeadline', { day: formatDayNear(next.date, day, currentLanguage()) })
      : t('overview:noDeadline'),
  });
}
