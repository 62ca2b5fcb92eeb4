import { Temporal } from 'temporal-polyfill';
import {
  type DeadlineBasis,
  type NonWorkingReason,
  type ResolvedDue,
  effectiveDueDate,
  nonWorkingReason,
  parsePartialDay,
  parseTime,
  resolveDue,
  workingDayOnOrBefore,
} from './calendar/index.js';

/** What a deadline is about; policies of reminders are per kind. */
export const DEADLINE_KINDS = [
  'call',
  'application',
  'claim',
  'report',
  'agreement',
  'invoice',
  'meeting',
  'other',
] as const;
/** One of {@link DEADLINE_KINDS}. */
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** What a date rests on; only a statutory one moves to a working day (act 150/1930 §5). */
export const DEADLINE_BASES = [
  'statutory',
  'decision',
  'call',
  'contract',
  'internal',
] as const satisfies DeadlineBasis[];

/** The life of a deadline; done and cancelled may be opened again. */
export const DEADLINE_STATES = ['open', 'done', 'cancelled'] as const;
/** One of {@link DEADLINE_STATES}. */
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** When something is due, as the interface and the database write it. */
export interface DueFields {
  /** `2020-10-31`, or `2020-10` when only the month is known. */
  date: string;
  /** `16:15` in Helsinki; null for the whole day. */
  time: string | null;
  /** The end of a meeting, `17:00`. */
  untilTime: string | null;
}

/** What a non-working day does to a deadline. */
export interface NonWorkingDay {
  reason: NonWorkingReason;
  /** True for a Saturday that is a holiday as well: people need both words. */
  weekend: 'saturday' | 'sunday' | null;
  /** The day it really ends; the day itself unless the deadline is statutory. */
  effectiveOn: string;
  /** The working day by which to act. */
  actBy: string;
}

/**
 * Works out the days and the instant.
 * @throws RangeError for fields that `dueProblems` refuses.
 */
export function resolveDeadline({ date, time }: DueFields, basis: DeadlineBasis): ResolvedDue {
  const day = parsePartialDay(date);
  if (!day.ok) throw new RangeError(`"${date}" is no date of a deadline.`);
  return resolveDue({ day: day.value, time: plainTime(time), basis });
}

/** The Saturday, Sunday or holiday that the day is, and what follows from it; null on a working day. */
export function nonWorkingDay(due: Pick<DueFields, 'date'>, basis: DeadlineBasis): NonWorkingDay | null {
  if (due.date.length < 'YYYY-MM-DD'.length) return null;
  const day = Temporal.PlainDate.from(due.date);
  const reason = nonWorkingReason(day);
  if (reason === null) return null;
  const effectiveDay = effectiveDueDate(day, basis);
  return {
    reason,
    weekend: weekendOf(day),
    effectiveOn: effectiveDay.toString(),
    actBy: workingDayOnOrBefore(effectiveDay).toString(),
  };
}

/** The clock time of `HH:mm`, or null. */
export function plainTime(time: string | null): Temporal.PlainTime | null {
  if (time === null) return null;
  const parsed = parseTime(time);
  if (!parsed.ok) throw new RangeError(`"${time}" is no clock time.`);
  return parsed.value;
}

function weekendOf(day: Temporal.PlainDate): 'saturday' | 'sunday' | null {
  if (day.dayOfWeek === 6) return 'saturday';
  return day.dayOfWeek === 7 ? 'sunday' : null;
}
