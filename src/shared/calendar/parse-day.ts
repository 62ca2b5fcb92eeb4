import { Temporal } from 'temporal-polyfill';

/** Why a text is no day: `empty`, `format`, or `noSuchDay` (30.2. and the like). */
export type DayFault = 'empty' | 'format' | 'noSuchDay';

/** A day, or the reason why there is none. */
export type ParsedDay =
  | { readonly ok: true; readonly value: Temporal.PlainDate }
  | { readonly ok: false; readonly reason: DayFault };

/** A clock time, or the reason why there is none. */
export type ParsedTime =
  | { readonly ok: true; readonly value: Temporal.PlainTime }
  | { readonly ok: false; readonly reason: DayFault };

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TYPED_DAY = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}))?$/;
const WIRE_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const TYPED_TIME = /^(?:(?:klo|kl|at)\.? )?([01]?\d|2[0-3])(?:[.:]([0-5]\d))?$/i;
// 29.2. comes back within eight years, also over a century that has no leap day.
const YEARS_UNTIL_ANY_DAY_RETURNS = 8;

/** Reads a day of the wire, strictly `YYYY-MM-DD`. Anything that is not a string is a `format` fault. */
export function parseDay(value: unknown): ParsedDay {
  if (typeof value !== 'string') return fault('format');
  if (value === '') return fault('empty');
  const match = ISO_DAY.exec(value);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : fault('format');
}

/**
 * Reads a day as people type it: `31.10.2020`, `1.9.2020`, `31.10.` or the ISO form. Without a year the next
 * such day is meant, today included, because the short form is used for what lies ahead. A year of two
 * digits is refused.
 */
export function parseTypedDay(text: string, today: Temporal.PlainDate): ParsedDay {
  const plain = text.trim();
  if (plain === '') return fault('empty');
  const match = TYPED_DAY.exec(plain);
  if (!match) return parseDay(plain);
  const [day, month] = [Number(match[1]), Number(match[2])];
  return match[3] === undefined ? comingDay(day, month, today) : dayOf(Number(match[3]), month, day);
}

/** Reads a clock time of the wire, strictly `HH:mm`. Anything that is not a string is a `format` fault. */
export function parseTime(value: unknown): ParsedTime {
  if (typeof value !== 'string') return fault('format');
  if (value === '') return fault('empty');
  return timeOf(WIRE_TIME.exec(value));
}

/** Reads a clock time as people type it: `16.15`, `16:15`, `9.05`, `16`, with or without `klo`, `kl.`, `at`. */
export function parseTypedTime(text: string): ParsedTime {
  const plain = text.trim();
  return plain === '' ? fault('empty') : timeOf(TYPED_TIME.exec(plain));
}

function comingDay(day: number, month: number, today: Temporal.PlainDate): ParsedDay {
  for (let ahead = 0; ahead <= YEARS_UNTIL_ANY_DAY_RETURNS; ahead += 1) {
    const parsed = dayOf(today.year + ahead, month, day);
    if (parsed.ok && Temporal.PlainDate.compare(parsed.value, today) >= 0) return parsed;
  }
  return fault('noSuchDay');
}

function dayOf(year: number, month: number, day: number): ParsedDay {
  try {
    return { ok: true, value: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }) };
  } catch (error) {
    if (error instanceof RangeError) return fault('noSuchDay');
    throw error;
  }
}

function timeOf(match: RegExpExecArray | null): ParsedTime {
  if (!match) return fault('format');
  return { ok: true, value: new Temporal.PlainTime(Number(match[1]), Number(match[2] ?? 0)) };
}

function fault(reason: DayFault): { readonly ok: false; readonly reason: DayFault } {
  return { ok: false, reason };
}
