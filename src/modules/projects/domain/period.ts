import type { Temporal } from 'temporal-polyfill';
import { firstDay, horizonCheck, lastDay, parsePartialDay } from '../../../shared/calendar/index.js';
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
    const problem =
      text === null
        ? null
        : (horizonProblem(pointer, text, today) ??
          (kind === 'actual' ? futureProblem(pointer, text, today) : null));
    return problem ? [problem] : [];
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

/** The horizon rule for a day, month or year: 30.11.2121 is a slip of the pen for 30.11.2021. */
export function horizonProblem(
  pointer: string,
  text: string,
  today: Temporal.PlainDate,
): FieldProblem | null {
  const parsed = parsePartialDay(text);
  if (!parsed.ok) return fieldProblem(pointer, 'day.none');
  const check = horizonCheck(firstDay(parsed.value), today);
  if (check.ok) return null;
  const year = text.slice(0, 4);
  return check.likelyDay === null
    ? fieldProblem(pointer, 'day.too_far', { year, limit: check.limitYears })
    : fieldProblem(pointer, 'day.horizon', {
        year,
        suggestion: check.likelyDay.toString().slice(0, text.length),
      });
}

/** What has happened cannot lie ahead; a month or year that has begun may be meant. */
function futureProblem(pointer: string, text: string, today: Temporal.PlainDate): FieldProblem | null {
  return readDays(text).first > today.toString()
    ? fieldProblem(pointer, 'day.future', { today: today.toString() })
    : null;
}

function readDays(text: string): { first: string; last: string } {
  const parsed = parsePartialDay(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no day, month or year.`);
  return { first: firstDay(parsed.value).toString(), last: lastDay(parsed.value).toString() };
}
