import { Temporal } from 'temporal-polyfill';
import { resolveHelsinki } from '../../../shared/calendar/index.js';
import type { DueFields } from '../../../shared/deadline.js';

type Times = Pick<DueFields, 'time' | 'untilTime'>;

/**
 * The clock times as they can be on a day. One that the change to summer time skips becomes the next that exists; what
 * began in the skipped hour lasts as long as it was to.
 */
export function existingTimes(date: string, time: string | null, untilTime: string | null): Times {
  if (time === null || date.length < 'YYYY-MM-DD'.length) return { time, untilTime };
  const day = Temporal.PlainDate.from(date);
  const [from, until] = [Temporal.PlainTime.from(time), untilTime && Temporal.PlainTime.from(untilTime)];
  const begins = existing(day, from);
  const lasted = until ? from.until(until) : null;
  const ends = lasted && (begins.equals(from) ? existing(day, from.add(lasted)) : begins.add(lasted));
  return { time: minutes(begins), untilTime: ends && minutes(ends) };
}

/** `16:15`, `16:15–17:00`; null for the whole day. */
export function timesOf({ time, untilTime }: Times): string | null {
  return untilTime === null ? time : `${time}–${untilTime}`;
}

function existing(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.PlainTime {
  const resolved = resolveHelsinki(day, time);
  return resolved.ok ? time : resolved.nextTime;
}

const minutes = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });
