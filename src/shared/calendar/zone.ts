import { Temporal } from 'temporal-polyfill';

/** The one time zone of the product: every date is a day there and every clock time is read there. */
export const HELSINKI = 'Europe/Helsinki';

/** The calendar day that an instant falls on in Helsinki. */
export function helsinkiDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(HELSINKI).toPlainDate();
}

/** The instant of a Helsinki date and time, or the reason why there is none. */
export type ResolvedTime =
  | { readonly ok: true; readonly instant: Temporal.Instant; readonly doubled: boolean }
  | { readonly ok: false; readonly reason: 'skippedHour'; readonly nextTime: Temporal.PlainTime };

/**
 * Finds the instant of a date and clock time. A time in the hour that spring skips does not exist and is
 * refused, with the first time that does; in the hour that autumn repeats the earlier instant is meant, so
 * nobody is told a later limit than the other reading allows.
 */
export function resolveHelsinki(date: Temporal.PlainDate, time: Temporal.PlainTime): ResolvedTime {
  const local = date.toPlainDateTime(time);
  const earlier = local.toZonedDateTime(HELSINKI, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(HELSINKI, { disambiguation: 'later' });
  if (!earlier.toPlainDateTime().equals(local)) {
    const transition = earlier.getTimeZoneTransition('next');
    return { ok: false, reason: 'skippedHour', nextTime: (transition ?? later).toPlainTime() };
  }
  return { ok: true, instant: earlier.toInstant(), doubled: !earlier.equals(later) };
}

/**
 * The last instant that is in time. Without a clock time it is the last millisecond of the Helsinki day; a
 * date turned into 23:59:59Z would be the next day in Helsinki.
 *
 * @throws RangeError for a time that {@link resolveHelsinki} refuses; ask it first about what a user enters.
 */
export function dueInstant(date: Temporal.PlainDate, time: Temporal.PlainTime | null): Temporal.Instant {
  if (time === null) return endOfDay(date).subtract({ milliseconds: 1 });
  const resolved = resolveHelsinki(date, time);
  if (!resolved.ok) throw new RangeError(`${date.toString()} has no ${time.toString()} in Helsinki.`);
  return resolved.instant;
}

/**
 * Whether something done at `at` missed its due date. With a clock time every second counts: 16.15.05 is late
 * when the office closes at 16.15 (KHO 10.3.2016/780). Without one the whole Helsinki day is in time.
 */
export function isLate(
  at: Temporal.Instant,
  date: Temporal.PlainDate,
  time: Temporal.PlainTime | null,
): boolean {
  if (time === null) return Temporal.PlainDate.compare(helsinkiDay(at), date) > 0;
  return Temporal.Instant.compare(at, dueInstant(date, time)) > 0;
}

/** The instant at which the Helsinki day is over, which is the start of the next. */
export function endOfDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.add({ days: 1 }).toZonedDateTime(HELSINKI).toInstant();
}
