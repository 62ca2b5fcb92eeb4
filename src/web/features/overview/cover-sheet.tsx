import { useTranslation } from 'react-i18next';
import { formatAmount, sumCents } from '../../../shared/money/index.js';
import { AppLink } from '../../ui/app-link';
import { type Cents, cents, centsOf } from '../../ui/cents';
import { CoverBar, type CoverPart, type Fill } from '../../ui/charts';
import { ExplainedFigure } from '../../ui/explanation';
import { Sheet } from '../../ui/sheet';
import { OwnUnknown } from '../portfolio/own-unknown';
import { useCoverExplained } from '../portfolio/queries';
import type { CoveredPlan, Overview } from './queries';

const FILLS: Fill[] = ['series-1', 'series-3', 'series-4', 'series-2'];

/** Whether the coming year is paid for: what is stated, what is not yet shared out, what nothing covers. */
export function CoverSheet({ cover }: { cover: Overview['cover'] }) {
  const { t } = useTranslation();
  const title = t('overview:cover.title', { year: cover.year });
  if (cover.plans.length === 0) {
    return (
      <Sheet title={title}>
        <p className="dim">
          {t('overview:cover.none', { year: cover.year })}{' '}
          <AppLink to="/funding/cover">{t('portfolio:tabs.cover')}</AppLink>
        </p>
        <OwnUnknown projects={cover.ownUnknown} />
      </Sheet>
    );
  }
  return (
    <>
      {cover.plans.map((plan) => (
        <PlanCover key={plan.project.id} plan={plan} title={title} year={cover.year} />
      ))}
      {cover.ownUnknown.length > 0 && (
        <Sheet title={t('overview:cover.others', { year: cover.year })}>
          <OwnUnknown projects={cover.ownUnknown} />
        </Sheet>
      )}
    </>
  );
}

function PlanCover({ plan, title, year }: { plan: CoveredPlan; title: string; year: number }) {
  const { t } = useTranslation();
  const parts = useParts(plan, year);
  const name = plan.baseActivity ? t('overview:cover.baseActivity') : plan.project.code;
  const total = centsOf(plan.total);
  return (
    <Sheet
      title={title}
      sub={
        <>
          <AppLink to={`/projects/${plan.project.code}`}>{name}</AppLink>,{' '}
          {total === null
            ? t('overview:cover.totalUnknown')
            : t(`overview:cover.status.${plan.status}`, { amount: formatAmount(total) })}
          {' · '}
          <AppLink to={`/funding/cover?from=${year}`}>{t('portfolio:tabs.cover')}</AppLink>
        </>
      }
    >
      <CoverBar parts={parts} label={title} open={total === null} />
    </Sheet>
  );
}

function useParts(plan: CoveredPlan, year: number): CoverPart[] {
  const { t } = useTranslation();
  const explained = useCoverExplained('');
  let colour = 0;
  const nextFill = (): Fill => FILLS[colour++ % FILLS.length] ?? 'series-1';
  const parts = plan.lines.flatMap((line): CoverPart[] => {
    const amountCents = centsOf(line.amount) ?? cents(0n);
    const name = t(`overview:class.${line.fundingClass}`);
    const note = line.exactness === 'approximate' ? `(${t('common:fact.estimate')})` : undefined;
    const split = line.fundingClass === 'municipalContribution' ? plan.splits : [];
    if (split.length === 0) {
      return [{ id: line.fundingClass, name, amountCents, fill: nextFill(), ...(note ? { note } : {}) }];
    }
    const allocated = sumOf(split.map((round) => round.allocated));
    const link = (id: string) => (
      <AppLink to={`/contributions/${id}`}>{t('overview:cover.howSplit')}</AppLink>
    );
    return [
      {
        id: 'allocated',
        name: t('overview:cover.allocated'),
        amountCents: allocated,
        fill: 'series-2',
        note: split[0] && link(split[0].roundId),
      },
      {
        id: 'unallocated',
        name: t('overview:cover.unallocated'),
        amountCents: cents(amountCents - allocated),
        fill: 'hatch-open',
      },
    ];
  });
  const uncovered = centsOf(plan.cover.uncovered);
  if (uncovered === null || uncovered === 0n) return parts;
  const rest: CoverPart = {
    id: 'uncovered',
    name: t('overview:cover.uncovered'),
    amountCents: uncovered,
    fill: 'hatch-bad',
    strong: true,
    note: (
      <ExplainedFigure
        figure="uncovered"
        of={`${year}`}
        query={explained({
          ...{ year, kind: plan.baseActivity ? 'baseActivity' : 'projects', figure: 'uncovered' },
          project: plan.project.code,
        })}
      >
        {t('explanation:open')}
      </ExplainedFigure>
    ),
  };
  return [...parts, rest];
}

function sumOf(amounts: readonly string[]): Cents {
  return sumCents(amounts.flatMap((amount) => centsOf(amount) ?? []));
}
