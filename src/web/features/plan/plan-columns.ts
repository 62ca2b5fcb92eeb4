import type { PlanStatus } from '../../../shared/funding.js';
import { type Cents, cents, centsOf } from '../../ui/cents';
import type { PlanSum, PlanVersion, ProjectPlan } from './queries';
import { keyOf, type Source } from './source-keys';

/** All implementers together, or the plan of the project as a whole; anything else is the id of an implementer. */
export const ALL = 'all';
export const WHOLE = 'whole';

/** The implementer whose plans a scope means; null is the project as a whole. */
export const partOf = (scope: string): string | null => (scope === ALL || scope === WHOLE ? null : scope);

/** Money of one source in a year, or in all of them. */
export interface Amount {
  cents: Cents;
  estimate: boolean;
  /** What the plans say of it. */
  notes: string[];
}

/** A year, or all of them (null), as the table shows it. */
export interface Column {
  year: number | null;
  statuses: PlanStatus[];
  amounts: ReadonlyMap<string, Amount>;
  total: string | null;
  totalApproximate: boolean;
  covered: string;
  uncovered: string | null;
  /** Whether covered and uncovered are estimates. */
  approximate: boolean;
  supportRate: string | null;
}

/** The plans that a scope shows: of all implementers those that are added up, so never the whole beside its parts. */
export function plansOf(plan: ProjectPlan, scope: string): PlanVersion[] {
  if (scope !== ALL) return plan.plans.filter(({ partId }) => partId === partOf(scope));
  const summed = new Set(plan.years.filter(({ basis }) => basis === 'parts').map(({ year }) => year));
  return plan.plans.filter(({ partId, year }) => summed.has(year) === (partId !== null));
}

/** The years and their sum, of all implementers or of one. */
export function sumsOf(plan: ProjectPlan, scope: string): PlanSum[] {
  const own = plan.parts.find(({ id }) => id === scope)?.own;
  if (scope === ALL || own) {
    const [years, total] = own ? [plan.ownYears, plan.ownTotal] : [plan.years, plan.total];
    return total ? [...years, total] : [];
  }
  return plansOf(plan, scope).map((one) => ({
    ...{ year: one.year, basis: 'parts' as const, total: one.total, exactness: one.exactness },
    ...{ lines: one.lines, cover: one.cover, support: '0.00', ownShare: '0.00' },
    ...{ supportRate: null, missingParts: [] },
  }));
}

export function columnsOf(plan: ProjectPlan, scope: string): Column[] {
  const plans = plansOf(plan, scope);
  return sumsOf(plan, scope).map((sum) => {
    const behind = plans.filter(({ year }) => year === sum.year);
    return {
      year: sum.year,
      statuses: [...new Set(behind.map(({ status }) => status))],
      amounts: amountsOf(sum, behind),
      ...{ total: sum.total, totalApproximate: sum.exactness === 'approximate' },
      ...{ covered: sum.cover.covered, uncovered: sum.cover.uncovered, approximate: sum.cover.approximate },
      supportRate: sum.supportRate,
    };
  });
}

/** Every source of the columns, by its key. */
export function sourcesOf(plan: ProjectPlan, scope: string): Map<string, Source> {
  return new Map(sumsOf(plan, scope).flatMap(({ lines }) => lines.map((line) => [keyOf(line), line])));
}

function amountsOf(sum: PlanSum, behind: readonly PlanVersion[]): Map<string, Amount> {
  const amounts = new Map<string, Amount>();
  for (const line of sum.lines) {
    const known = amounts.get(keyOf(line));
    amounts.set(keyOf(line), {
      cents: cents((known?.cents ?? 0n) + (centsOf(line.amount) ?? 0n)),
      estimate: line.exactness === 'approximate' || Boolean(known?.estimate),
      notes: [],
    });
  }
  for (const line of behind.flatMap(({ lines }) => lines)) {
    if (line.note !== null) amounts.get(keyOf(line))?.notes.push(line.note);
  }
  return amounts;
}
