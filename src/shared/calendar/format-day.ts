import type { Temporal } from 'temporal-polyfill';
import { firstDay, type PartialDay } from './partial-day.js';

/** The languages of the product. */
export type Language = 'fi' | 'sv' | 'en';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  fi: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
  sv: ['må', 'ti', 'on', 'to', 'fr', 'lö', 'sö'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const TIME_WORDS: Readonly<Record<Language, string>> = { fi: 'klo', sv: 'kl.', en: 'at' };

/** `31.10.2020`. All three languages write it so here: English readers of Finnish papers meet no other form. */
export function formatDay(date: Temporal.PlainDate): string {
  return `${formatDayAndMonth(date)}${date.year}`;
}

/** `la 31.10.`, `lö 31.10.`, `Sat 31.10.`; with `year` it ends in `2020`. */
export function formatWeekday(
  date: Temporal.PlainDate,
  language: Language,
  options?: { year: boolean },
): string {
  const weekday = WEEKDAYS[language][date.dayOfWeek - 1] ?? '';
  return `${weekday} ${options?.year ? formatDay(date) : formatDayAndMonth(date)}`;
}

/** `klo 16.15`, `kl. 16.15`, `at 16.15`; seconds are not shown. */
export function formatTime(time: Temporal.PlainTime, language: Language): string {
  return `${TIME_WORDS[language]} ${time.hour}.${String(time.minute).padStart(2, '0')}`;
}

/** `31.10.2020`, `10/2020` or `2020`, as exactly as it is known. */
export function formatPartialDay(day: PartialDay): string {
  const first = firstDay(day);
  if (day.precision === 'day') return formatDay(first);
  return day.precision === 'month' ? `${first.month}/${first.year}` : `${first.year}`;
}

function formatDayAndMonth(date: Temporal.PlainDate): string {
  return `${date.day}.${date.month}.`;
}
