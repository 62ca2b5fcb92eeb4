import { Temporal } from 'temporal-polyfill';

/** Fewer decisions than this say nothing about a funder. */
export const MIN_DECISIONS = 3;

/** An application and the days that are known of it. */
export interface LatencyInput<Of> {
  readonly of: Of;
  readonly funderKey: string;
  /** To the day, month or year, or null. */
  readonly submitted: string | null;
  readonly decided: string | null;
  /** Pending, decided by the funder, or taken back by the applicant, of which no funder is slow. */
  readonly state: 'pending' | 'decided' | 'withdrawn';
}

/** Why an application has no days. */
export type LatencyGap = 'submissionUnknown' | 'decisionUnknown' | 'withdrawn';

export interface LatencyRow<Of> extends LatencyInput<Of> {
  readonly days: number | null;
  readonly gap: LatencyGap | null;
}

export interface FunderLatency<Of> {
  readonly funderKey: string;
  /** With half a day where the middle lies between two; null below {@link MIN_DECISIONS}. */
  readonly median: string | null;
  /** Decisions with both days known. */
  readonly decisions: number;
  /** Applications left out of the median because a day is not known to the day. */
  readonly leftOut: number;
  readonly rows: readonly LatencyRow<Of>[];
}

/** The middle of a list of days, as decimal text; null when there are too few to tell. */
export function medianDays(days: readonly number[]): string | null {
  if (days.length < MIN_DECISIONS) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  if (sorted.length % 2 === 1) return String(upper);
  const sum = upper + (sorted[middle - 1] ?? upper);
  return sum % 2 === 0 ? String(sum / 2) : `${(sum - 1) / 2}.5`;
}

/** Days from submission to the decision, or to the day one looks from, per funder and against its own median. */
export function latencyByFunder<Of>(
  inputs: readonly LatencyInput<Of>[],
  asOn: Temporal.PlainDate,
): FunderLatency<Of>[] {
  const rows = inputs.map((input) => ({ ...input, ...waited(input, asOn) }));
  return [...new Set(rows.map(({ funderKey }) => funderKey))].map((funderKey) => {
    const ofFunder = rows.filter((row) => row.funderKey === funderKey);
    const days = ofFunder.flatMap((row) => (row.state === 'decided' && row.days !== null ? row.days : []));
    return {
      ...{ funderKey, rows: ofFunder, median: medianDays(days), decisions: days.length },
      leftOut: ofFunder.filter((row) => row.gap !== null && row.gap !== 'withdrawn').length,
    };
  });
}

function waited(
  { submitted, decided, state }: LatencyInput<unknown>,
  asOn: Temporal.PlainDate,
): { days: number | null; gap: LatencyGap | null } {
  if (state === 'withdrawn') return { days: null, gap: 'withdrawn' };
  if (submitted?.length !== 10) return { days: null, gap: 'submissionUnknown' };
  if (state === 'decided' && decided?.length !== 10) return { days: null, gap: 'decisionUnknown' };
  const end = state === 'decided' && decided ? Temporal.PlainDate.from(decided) : asOn;
  return { days: Temporal.PlainDate.from(submitted).until(end, { largestUnit: 'days' }).days, gap: null };
}
