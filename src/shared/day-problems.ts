import type { Temporal } from 'temporal-polyfill';
import { firstDay, horizonCheck, parsePartialDay } from './calendar/index.js';
import { type FieldProblem, fieldProblem } from './problem.js';

/**
 * The horizon rule for a day, month or year: 30.11.2121 is a slip of the pen for 30.11.2021. Nothing is wrong with
 * a day that is not given.
 */
export function horizonProblems(
  pointer: string,
  text: string | null,
  today: Temporal.PlainDate,
): FieldProblem[] {
  if (text === null) return [];
  const parsed = parsePartialDay(text);
  if (!parsed.ok) return [fieldProblem(pointer, 'day.none')];
  const check = horizonCheck(firstDay(parsed.value), today);
  if (check.ok) return [];
  const year = text.slice(0, 4);
  if (check.likelyDay === null) {
    return [fieldProblem(pointer, 'day.too_far', { year, limit: check.limitYears })];
  }
  const suggestion = check.likelyDay.toString().slice(0, text.length);
  return [fieldProblem(pointer, 'day.horizon', { year, suggestion })];
}

/**
 * What has happened lies in a year that can be meant and not ahead of today; a month or year that has begun may be
 * meant.
 */
export function pastDayProblems(pointer: string, text: string, today: Temporal.PlainDate): FieldProblem[] {
  const far = horizonProblems(pointer, text, today);
  if (far.length > 0 || text <= today.toString().slice(0, text.length)) return far;
  return [fieldProblem(pointer, 'day.future', { today: today.toString() })];
}
