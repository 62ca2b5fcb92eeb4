import { Temporal } from 'temporal-polyfill';
import { lastDay, type PartialDay } from './partial-day.js';
import { parseTime } from './parse-day.js';
import {
  effectiveDueDate,
  previousWorkingDay,
  workingDayOnOrBefore,
  type DeadlineBasis,
} from './working-days.js';
import { dueInstant, endOfDay, HELSINKI } from './zone.js';

/** When something is due, as it was written down. */
export interface Due {
  readonly day: PartialDay;
  /** The clock time in Helsinki; null for the whole day. It counts only with a day that is known exactly. */
  readonly time: Temporal.PlainTime | null;
  readonly basis: DeadlineBasis;
}

/** When something is due, worked out. */
export interface ResolvedDue {
  /** The day as written; of a month or year its last day, because until then it is in time. */
  readonly nominalDay: Temporal.PlainDate;
  /** The day it really ends: moved for a statutory deadline only. */
  readonly effectiveDay: Temporal.PlainDate;
  /** The working day that reminders aim at: the effective day, or the working day before it. */
  readonly aimDay: Temporal.PlainDate;
  /** The last instant that is in time. */
  readonly instant: Temporal.Instant;
}

/** One reminder to send, with the lead times that led to it. */
export interface ReminderInstant {
  readonly instant: Temporal.Instant;
  readonly leads: readonly string[];
}

/** A lead time: whole days (years to days), which keep to working days, or a clock time, which is exact. */
export interface Lead {
  readonly text: string;
  readonly kind: 'days' | 'clock';
  readonly duration: Temporal.Duration;
}

const DAYS_LEAD = /^P(?=\d)(?:\d{1,2}Y)?(?:\d{1,3}M)?(?:\d{1,3}W)?(?:\d{1,4}D)?$/;
const CLOCK_LEAD = /^PT(?=\d)(?:\d{1,4}H)?(?:\d{1,5}M)?(?:\d{1,6}S)?$/;

/**
 * Reads an ISO duration as a lead time: `P14D`, `P2W`, `P1M` or `PT2H`. Days and clock time together
 * (`P1DT2H`), signs and fractions are refused.
 *
 * @returns null for what is no lead time.
 */
export function parseLead(text: string): Lead | null {
  const kind = DAYS_LEAD.test(text) ? 'days' : CLOCK_LEAD.test(text) ? 'clock' : null;
  return kind && { text, kind, duration: Temporal.Duration.from(text) };
}

/** Works out the days and the instant of what is due. */
export function resolveDue({ day, time, basis }: Due): ResolvedDue {
  const nominalDay = lastDay(day);
  const effectiveDay = effectiveDueDate(nominalDay, basis);
  return {
    nominalDay,
    effectiveDay,
    aimDay: workingDayOnOrBefore(effectiveDay),
    instant: dueInstant(effectiveDay, day.precision === 'day' ? time : null),
  };
}

/**
 * The instants at which to remind. Leads in days count back from the working day aimed at, then to the
 * previous working day, at the time of day of the policy; one that would come after the due instant itself
 * comes a working day earlier. Leads in clock time count back from the due instant exactly (from the end of
 * the day when no time is given) and are never shifted. Equal instants merge.
 *
 * @param timeOfDay `HH:mm` in Helsinki; a time that spring skips is taken an hour later.
 * @returns the reminders in order of time.
 * @throws RangeError for a text that {@link parseLead} refuses, or a time of day that is none.
 */
export function reminderInstants(
  due: Due,
  leads: readonly string[],
  { timeOfDay }: { timeOfDay: string },
): ReminderInstant[] {
  const resolved = resolveDue(due);
  const parsedTime = parseTime(timeOfDay);
  if (!parsedTime.ok) throw new RangeError(`"${timeOfDay}" is not a time of day; write it as 08:00.`);
  const isWholeDay = due.time === null || due.day.precision !== 'day';
  const reminders = new Map<string, { instant: Temporal.Instant; leads: string[] }>();
  for (const text of new Set(leads)) {
    const lead = parseLead(text);
    if (!lead) throw new RangeError(`"${text}" is not a lead time; write it as P14D or PT2H.`);
    const instant =
      lead.kind === 'days'
        ? daysBefore(resolved, lead.duration, parsedTime.value)
        : clockBefore(resolved, lead.duration, isWholeDay);
    const same = reminders.get(instant.toString());
    if (same) same.leads.push(text);
    else reminders.set(instant.toString(), { instant, leads: [text] });
  }
  return [...reminders.values()].sort((a, b) => Temporal.Instant.compare(a.instant, b.instant));
}

function daysBefore(
  due: ResolvedDue,
  lead: Temporal.Duration,
  timeOfDay: Temporal.PlainTime,
): Temporal.Instant {
  const day = workingDayOnOrBefore(due.aimDay.subtract(lead));
  const instant = atTimeOfDay(day, timeOfDay);
  const isTooLate = Temporal.Instant.compare(instant, due.instant) > 0;
  return isTooLate ? atTimeOfDay(previousWorkingDay(day), timeOfDay) : instant;
}

function clockBefore(due: ResolvedDue, lead: Temporal.Duration, isWholeDay: boolean): Temporal.Instant {
  if (!isWholeDay || lead.blank) return due.instant.subtract(lead);
  return endOfDay(due.effectiveDay).subtract(lead);
}

function atTimeOfDay(day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: HELSINKI, plainTime }).toInstant();
}
