import { formatWire, sumCents } from '../../../shared/money/index.js';
import { centsOf } from '../../ui/cents';
import type { Application } from '../funding/queries';
import type { PlanStart } from './plan-layout';

type Decision = Pick<NonNullable<Application['decision']>, 'number' | 'outcome' | 'countsFrom' | 'lines'>;
type Line = Decision['lines'][number];

/** A plan to begin with, and the decision it is taken from. */
export interface DecidedPlan {
  readonly number: string | null;
  readonly plans: readonly PlanStart[];
}

/**
 * What the newest grant decided per source and year, as a plan to begin with: of an implementer its lines; of the
 * project as a whole those of the whole, else those of the own part. Null where no grant tells sources by year.
 */
export function planOfDecision(
  applications: readonly { readonly decision: Decision | null }[],
  partId: string | null,
): DecidedPlan | null {
  const [decision] = applications
    .flatMap((one) =>
      one.decision && ['granted', 'partly'].includes(one.decision.outcome) ? one.decision : [],
    )
    .sort((a, b) => (a.countsFrom < b.countsFrom ? 1 : -1));
  const lines = decision ? chosenLines(decision.lines, partId) : [];
  if (!decision || lines.length === 0) return null;
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b);
  return { number: decision.number, plans: years.map((year) => yearOf(year, lines)) };
}

function chosenLines(lines: readonly Line[], partId: string | null): Line[] {
  const known = lines.filter((line) => line.amount !== null && line.partId === partId);
  if (partId !== null) return known;
  const whole = known.filter(({ scope }) => scope === 'whole');
  return whole.length > 0 ? whole : known;
}

function yearOf(year: number, lines: readonly Line[]): PlanStart {
  const ofYear = lines.filter((line) => line.year === year);
  return {
    ...{ year, status: 'preliminary', exactness: 'exact', source: null, note: null },
    ...{ volume: null, volumeNote: null },
    total: formatWire(sumCents(ofYear.flatMap(({ amount }) => centsOf(amount) ?? []))),
    lines: ofYear.map(({ fundingClass, organisationId, organisation, amount, exactness }) => ({
      ...{ fundingClass, amount: amount ?? '0.00', instrument: null, note: null },
      organisation: organisationId === null ? null : { id: organisationId, name: organisation ?? '' },
      exactness: exactness === 'approximate' ? 'approximate' : 'exact',
    })),
  };
}
