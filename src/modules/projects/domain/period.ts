import type { Temporal } from 'temporal-polyfill';
import { firstDay, lastDay, partialDayFrom } from '../../../shared/calendar/index.js';
import { horizonProblems, pastDayProblems } from '../../../shared/day-problems.js';
import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';

export const PERIOD_KINDS = ['planned', 'decided', 'actual'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period whose ends are known to the day, month or year, or not at all. */
export interface Period {
  starts: string | null;
  ends: string | null;
  /** Which document says so. */
  source: string | null;
}

/**
 * What is wrong with a period: a year beyond belief, an actual period that has not happened yet, or an end before the
 * start.
 */
export function periodProblems(kind: PeriodKind, period: Period, today: Temporal.PlainDate): FieldProblem[] {
  const problems = (['starts', 'ends'] as const).flatMap((end) => {
    const text = period[end];
    const pointer = `/periods/${kind}/${end}`;
    return kind === 'actual' && text !== null
      ? pastDayProblems(pointer, text, today)
      : horizonProblems(pointer, text, today);
  });
  if (problems.length > 0 || period.starts === null || period.ends === null) return problems;
  const [start, end] = [readDays(period.starts), readDays(period.ends)];
  // Ends known to the same month may be the same day: only what is surely the wrong way round is refused.
  return end.last < start.first
    ? [fieldProblem(`/periods/${kind}/ends`, 'day.order', { start: period.starts, end: period.ends })]
    : [];
}

/** Whether both say the same days; which document says so is beside the point. */
export function isSamePeriod(one: Period | null, other: Period | null): boolean {
  return (one?.starts ?? null) === (other?.starts ?? null) && (one?.ends ?? null) === (other?.ends ?? null);
}

function readDays(text: string): { first: string; last: string } {
  const day = partialDayFrom(text);
  return { first: firstDay(day).toString(), last: lastDay(day).toString() };
}
