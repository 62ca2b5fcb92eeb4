import { Temporal } from 'temporal-polyfill';
import { parseLead, parsePartialDay, parseTime, resolveHelsinki } from '../../../shared/calendar/index.js';
import { horizonProblems } from '../../../shared/day-problems.js';
import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';
import type { DueFields } from '../../../shared/deadline.js';

/** What is wrong with when something is due; empty when it can be a deadline. */
export function dueProblems({ date, time, untilTime }: DueFields, today: Temporal.PlainDate): FieldProblem[] {
  const day = parsePartialDay(date);
  if (!day.ok) {
    return [fieldProblem('/date', day.reason === 'noSuchDay' ? 'day.none' : 'day.format')];
  }
  if (day.value.precision === 'year') return [fieldProblem('/date', 'day.format')];
  const far = horizonProblems('/date', date, today);
  return far.length > 0 ? far : timeProblems(date, time, untilTime);
}

function timeProblems(date: string, time: string | null, untilTime: string | null): FieldProblem[] {
  if (time === null) return untilTime === null ? [] : [fieldProblem('/time', 'field.required')];
  if (date.length < 'YYYY-MM-DD'.length) return [fieldProblem('/time', 'time.needs_day')];
  if (untilTime !== null && untilTime <= time) {
    return [fieldProblem('/untilTime', 'time.order', { start: time, end: untilTime })];
  }
  return [
    ...skippedHour('/time', date, time),
    ...(untilTime === null ? [] : skippedHour('/untilTime', date, untilTime)),
  ];
}

/** On the night clocks go forward one hour does not exist, so nothing can be due in it. */
function skippedHour(pointer: string, date: string, time: string): FieldProblem[] {
  const parsed = parseTime(time);
  if (!parsed.ok) return [fieldProblem(pointer, 'field.format', { expected: 'HH:MM' })];
  const resolved = resolveHelsinki(Temporal.PlainDate.from(date), parsed.value);
  if (resolved.ok) return [];
  const suggestion = resolved.nextTime.toString({ smallestUnit: 'minute' });
  return [fieldProblem(pointer, 'time.skipped', { time, suggestion })];
}

/** What is wrong with lead times: each must be a whole ISO duration such as `P14D` or `PT2H`. */
export function leadProblems(leads: readonly string[] | null): FieldProblem[] {
  return (leads ?? []).flatMap((lead, index) =>
    parseLead(lead) === null ? [fieldProblem(`/leads/${index}`, 'lead.format')] : [],
  );
}
