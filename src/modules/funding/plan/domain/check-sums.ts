import { absoluteCents, cents, formatWire } from '../../../../shared/money/index.js';
import { amount } from './explain-plan.js';
import { cover } from './cover.js';
import type { FundingFacts, FundingFinding } from './check-facts.js';
import { type PlanOfPart, rollUp } from './roll-up.js';

/** Whether the sources of each plan make exactly its cost, and the plans of the parts that of the whole. */
export function checkSums(facts: FundingFacts): FundingFinding[] {
  return [...facts.plans.flatMap((plan) => checkCover(plan, facts)), ...checkParts(facts)];
}

/** Where a plan stands in the findings: its year, and its part. */
export function placeOf({ year, partId }: Pick<PlanOfPart, 'year' | 'partId'>): string {
  return partId === null ? `/${year}` : `/${year}/${partId}`;
}

function checkCover(plan: PlanOfPart, { parts, plans }: FundingFacts): FundingFinding[] {
  // Where the parts have plans of their own, the plan of the whole is a figure beside them.
  if (plan.partId === null && plans.some(({ year, partId }) => year === plan.year && partId !== null))
    return [];
  const { coveredCents, uncoveredCents, overCoveredCents, approximate } = cover(plan);
  const part = parts.find(({ id }) => id === plan.partId)?.name;
  const about = {
    ...{ rule: null, pointer: placeOf(plan) },
    figures: [
      { key: 'totalCost' as const, of: String(plan.year), ...amount(plan.totalCents) },
      { key: 'covered' as const, of: String(plan.year), ...amount(coveredCents) },
    ],
  };
  const params = { year: String(plan.year), ...(part ? { part } : {}) };
  if (uncoveredCents === null) {
    return [{ ...about, severity: 'warning', code: 'totalUnknown', params, result: amount(null) }];
  }
  const difference = overCoveredCents > 0n ? overCoveredCents : uncoveredCents;
  if (difference === 0n) return [];
  return [
    {
      ...about,
      severity: 'violation',
      code: overCoveredCents > 0n ? 'overCovered' : 'uncovered',
      params: {
        ...params,
        amount: formatWire(difference),
        covered: formatWire(coveredCents),
        total: formatWire(plan.totalCents ?? coveredCents),
        exactness: approximate ? 'approximate' : 'exact',
      },
      result: amount(difference),
    },
  ];
}

function checkParts({ plans, parts }: FundingFacts): FundingFinding[] {
  return rollUp(
    plans,
    parts.map(({ id }) => id),
  ).flatMap((year): FundingFinding[] => {
    const whole = plans.find((plan) => plan.partId === null && plan.year === year.year);
    const missing = year.missingParts.map((id): FundingFinding => ({
      ...{ severity: 'warning', code: 'partWithoutPlan', rule: null, figures: [], result: amount(null) },
      params: { year: String(year.year), part: parts.find((one) => one.id === id)?.name ?? '–' },
      pointer: `/${year.year}/${id}`,
    }));
    if (year.basis === 'whole' || !whole || whole.totalCents === null || year.totalCents === null)
      return missing;
    const difference = absoluteCents(cents(whole.totalCents - year.totalCents));
    if (difference === 0n) return missing;
    return [
      ...missing,
      {
        ...{ severity: 'warning', code: 'partsDifferFromWhole', rule: null, pointer: `/${year.year}` },
        params: {
          year: String(year.year),
          parts: formatWire(year.totalCents),
          whole: formatWire(whole.totalCents),
          amount: formatWire(difference),
        },
        figures: [
          { key: 'totalCost', of: String(year.year), ...amount(whole.totalCents) },
          { key: 'planned', of: String(year.year), ...amount(year.totalCents) },
        ],
        result: amount(difference),
      },
    ];
  });
}
