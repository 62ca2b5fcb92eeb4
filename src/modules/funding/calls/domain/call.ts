import { Temporal } from 'temporal-polyfill';
import {
  HELSINKI,
  dueInstant,
  endOfDay,
  firstDay,
  lastDay,
  partialDayFrom,
  resolveHelsinki,
} from '../../../../shared/calendar/index.js';
import { horizonProblems } from '../../../../shared/day-problems.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';

/** When a call takes applications: days or months, with Helsinki clock times where the day is known. */
export interface CallTimes {
  readonly opens: string | null;
  readonly opensTime: string | null;
  readonly closes: string | null;
  readonly closesTime: string | null;
}

/** When an application was submitted: a day, and the clock time (`16:15` or `16:15:05`) where it is known. */
export interface SubmittedAt {
  readonly submitted: string;
  readonly submittedTime: string | null;
}

/**
 * The last instant that is in time, or null when the closing is not known. A closing known to the month ends with the
 * month; without a clock time the whole Helsinki day is in time.
 */
export function closingOf({ closes, closesTime }: CallTimes): Temporal.Instant | null {
  if (closes === null) return null;
  return dueInstant(
    lastDay(partialDayFrom(closes)),
    closesTime === null ? null : Temporal.PlainTime.from(closesTime),
  );
}

/** Whether a call takes applications at an instant; unknown where neither its opening nor its closing is known. */
export function callStateAt(
  times: CallTimes,
  now: Temporal.Instant,
): 'coming' | 'open' | 'closed' | 'unknown' {
  const closing = closingOf(times);
  if (closing !== null && Temporal.Instant.compare(now, closing) > 0) return 'closed';
  const { opens, opensTime } = times;
  if (opens === null) return closing === null ? 'unknown' : 'open';
  const opening = startOf(
    firstDay(partialDayFrom(opens)),
    opensTime === null ? null : Temporal.PlainTime.from(opensTime),
  );
  return Temporal.Instant.compare(now, opening) < 0 ? 'coming' : 'open';
}

/** What is wrong with the times of a call. */
export function callProblems(times: CallTimes, today: Temporal.PlainDate): FieldProblem[] {
  const { opens, closes } = times;
  const disordered = opens !== null && closes !== null && isDisordered(times);
  return [
    ...endProblems('opens', opens, times.opensTime, today),
    ...endProblems('closes', closes, times.closesTime, today),
    ...(disordered ? [fieldProblem('/closes', 'day.order', { start: opens, end: closes })] : []),
  ];
}

/**
 * What is wrong with submitting to a call at that time: it has closed, or it is not open yet. At a closing of 16.15,
 * 16.15.05 is late; a submission whose clock time nobody knows is in time on the last day.
 */
export function submissionProblems(
  call: CallTimes & { readonly title: string },
  { submitted, submittedTime }: SubmittedAt,
): FieldProblem[] {
  const day = Temporal.PlainDate.from(submitted);
  const time = submittedTime === null ? null : Temporal.PlainTime.from(submittedTime);
  const pointer = time === null ? '/submitted' : '/submittedTime';
  const at = instantWords(submitted, submittedTime);
  if (isClosed(call, day, time)) {
    const closes = instantWords(call.closes ?? '', call.closesTime);
    return [fieldProblem(pointer, 'application.call_closed', { call: call.title, closes, submitted: at })];
  }
  if (isNotOpen(call, day, time)) {
    const opens = instantWords(call.opens ?? '', call.opensTime);
    return [fieldProblem(pointer, 'application.call_not_open', { call: call.title, opens, submitted: at })];
  }
  return [];
}

function isClosed(call: CallTimes, day: Temporal.PlainDate, time: Temporal.PlainTime | null): boolean {
  const closing = closingOf(call);
  if (closing === null) return false;
  // Without a clock time the earliest moment of the day is taken: nobody is late whose lateness is not known.
  return Temporal.Instant.compare(startOf(day, time), closing) > 0;
}

function isNotOpen(
  { opens, opensTime }: CallTimes,
  day: Temporal.PlainDate,
  time: Temporal.PlainTime | null,
): boolean {
  if (opens === null) return false;
  const opening = startOf(
    firstDay(partialDayFrom(opens)),
    opensTime === null ? null : Temporal.PlainTime.from(opensTime),
  );
  const latest = time === null ? endOfDay(day).subtract({ milliseconds: 1 }) : startOf(day, time);
  return Temporal.Instant.compare(latest, opening) < 0;
}

function startOf(day: Temporal.PlainDate, time: Temporal.PlainTime | null): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: HELSINKI, ...(time ? { plainTime: time } : {}) }).toInstant();
}

function endProblems(
  field: 'opens' | 'closes',
  day: string | null,
  time: string | null,
  today: Temporal.PlainDate,
): FieldProblem[] {
  if (day === null) return time === null ? [] : [fieldProblem(`/${field}Time`, 'time.needs_day')];
  const parsed = partialDayFrom(day);
  if (parsed.precision === 'year') return [fieldProblem(`/${field}`, 'day.format')];
  const far = horizonProblems(`/${field}`, day, today);
  if (far.length > 0) return far;
  if (time === null) return [];
  if (parsed.precision !== 'day') return [fieldProblem(`/${field}Time`, 'time.needs_day')];
  const resolved = resolveHelsinki(lastDay(parsed), Temporal.PlainTime.from(time));
  return resolved.ok
    ? []
    : [fieldProblem(`/${field}Time`, 'time.skipped', { time, suggestion: minutes(resolved.nextTime) })];
}

function isDisordered({ opens, opensTime, closes, closesTime }: CallTimes): boolean {
  const order = Temporal.PlainDate.compare(
    lastDay(partialDayFrom(closes ?? '')),
    firstDay(partialDayFrom(opens ?? '')),
  );
  return (
    order < 0 || (opens === closes && opensTime !== null && closesTime !== null && closesTime <= opensTime)
  );
}

const minutes = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });

/** A day or month with its clock time, as the problem's parameters hold it. */
function instantWords(day: string, time: string | null): string {
  return time === null ? day : `${day} ${time}`;
}
