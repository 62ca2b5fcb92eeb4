import { Temporal } from 'temporal-polyfill';
import { parseDay, parseTypedDay, type DayFault } from './parse-day.js';

/** How exactly a day is known. */
export type DayPrecision = 'day' | 'month' | 'year';

/** A day known to the day (`2020-10-31`), the month (`2020-10`) or the year (`2020`); plain JSON. */
export interface PartialDay {
  readonly precision: DayPrecision;
  readonly value: string;
}

/** A partial day, or the reason why there is none. */
export type ParsedPartialDay =
  { readonly ok: true; readonly value: PartialDay } | { readonly ok: false; readonly reason: DayFault };

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Anything that is not a string is a `format` fault. */
export function parsePartialDay(value: unknown): ParsedPartialDay {
  if (typeof value === 'string' && /^\d{4}$/.test(value)) return partial('year', value);
  if (typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)) {
    const first = parseDay(`${value}-01`);
    return first.ok ? partial('month', value) : first;
  }
  const parsed = parseDay(value);
  return parsed.ok ? { ok: true, value: partialDayOf(parsed.value) } : parsed;
}

/** Reads what people type: `2020`, `10/2020`, `10.2020`, and whatever {@link parseTypedDay} takes. */
export function parseTypedPartialDay(text: string, today: Temporal.PlainDate): ParsedPartialDay {
  const plain = text.trim();
  const month = /^(\d{1,2})[./](\d{4})$/.exec(plain);
  if (month) return parsePartialDay(`${month[2] ?? ''}-${(month[1] ?? '').padStart(2, '0')}`);
  const known = parsePartialDay(plain);
  if (known.ok) return known;
  const parsed = parseTypedDay(plain, today);
  return parsed.ok ? { ok: true, value: partialDayOf(parsed.value) } : parsed;
}

/**
 * The partial day of a text that was checked before.
 *
 * @throws RangeError when the text is no day, month or year.
 */
export function partialDayFrom(text: string): PartialDay {
  const parsed = parsePartialDay(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no day, month or year.`);
  return parsed.value;
}

/** A day that is known exactly. */
export function partialDayOf(date: Temporal.PlainDate): PartialDay {
  return { precision: 'day', value: date.toString() };
}

/**
 * The first day that a partial day may mean.
 *
 * @throws RangeError when the value does not fit its precision.
 */
export function firstDay({ precision, value }: PartialDay): Temporal.PlainDate {
  const parsed = parsePartialDay(value);
  if (!parsed.ok || parsed.value.precision !== precision) {
    throw new RangeError(`"${value}" is not known to the ${precision}.`);
  }
  return Temporal.PlainDate.from(`${value}${{ day: '', month: '-01', year: '-01-01' }[precision]}`);
}

/** The last day that a partial day may mean; it throws as {@link firstDay} does. */
export function lastDay(day: PartialDay): Temporal.PlainDate {
  const first = firstDay(day);
  if (day.precision === 'day') return first;
  return (day.precision === 'month' ? first.add({ months: 1 }) : first.add({ years: 1 })).subtract({
    days: 1,
  });
}

/** The same day some years on, as exactly known; 29 February becomes the 28th where the year has none. */
export function addYears({ precision, value }: PartialDay, years: number): PartialDay {
  const moved = firstDay({ precision, value }).add({ years }).toString();
  return { precision, value: moved.slice(0, value.length) };
}

function partial(precision: DayPrecision, value: string): ParsedPartialDay {
  return { ok: true, value: { precision, value } };
}
