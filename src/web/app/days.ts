import { Temporal } from 'temporal-polyfill';
import {
  formatDay as formatPlainDate,
  formatPartialDay,
  formatWeekday,
  parseDay,
  parsePartialDay,
  type Language,
} from '../../shared/calendar/index.js';
import { localeOf } from '../i18n/languages';

/** Whether a text is a day of the calendar written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return parseDay(text).ok;
}

/** `31.10.2020` of `2020-10-31`; `10/2020` and `2020` for days known to the month or year. */
export function formatDay(day: string): string {
  const parsed = parsePartialDay(day);
  if (!parsed.ok) throw new RangeError(`"${day.slice(0, 20)}" is no day.`);
  return formatPartialDay(parsed.value);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** `la 31.10.` within half a year, `31.10.2020` beyond; a month by its name (`lokakuu`, `lokakuu 2021`). */
export function formatDayNear(day: string, today: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/.exec(day);
  if (month)
    return formatMonth(day, today.slice(0, 4) === month[1] ? { month: 'long' } : longMonth, language);
  if (!isDay(day)) return formatDay(day);
  const date = Temporal.PlainDate.from(day);
  if (Math.abs(daysBetween(today, day)) <= 183) return formatWeekday(date, language);
  return formatPlainDate(date);
}

/** `la 31.10.2020`, whole. */
export function formatDayFully(day: string, language: Language): string {
  return isDay(day) ? formatWeekday(Temporal.PlainDate.from(day), language, { year: true }) : formatDay(day);
}

const longMonth = { month: 'long', year: 'numeric' } as const;

function formatMonth(month: string, options: Intl.DateTimeFormatOptions, language: Language): string {
  const noon = new Date(`${month}-01T12:00:00Z`);
  return new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' }).format(noon);
}

/** An instant of the interface as Helsinki reads it: `30.9.2020 6.00`. */
export function formatInstant(instant: string): string {
  const { day, month, year, hour, minute } =
    Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Helsinki');
  return `${day}.${month}.${year} ${hour}.${String(minute).padStart(2, '0')}`;
}
