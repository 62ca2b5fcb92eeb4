import { Temporal } from 'temporal-polyfill';
import { firstDay, lastDay, parsePartialDay } from '../../../shared/calendar/index.js';

/** A project of a chain with the period that says most of it; an end is known to the day, month or year, or not. */
export interface Link {
  readonly id: string;
  readonly predecessorId: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
}

/** What lies between a project and the one that continues it. */
export type Passage =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'seamless' }
  | {
      readonly kind: 'gap' | 'overlap';
      /** Whole months; both where the ends are known to the month or year only. */
      readonly fromMonths: number;
      readonly toMonths: number;
    };

/**
 * From the end of one project to the beginning of its successor, in whole months. An end that is known to the month or
 * year may be any of its days, so the answer is a range; where it may be a gap as well as an overlap, nobody knows.
 */
export function passageBetween(earlier: Link, later: Link): Passage {
  const [end, start] = [daysOf(earlier.ends), daysOf(later.starts)];
  if (!end || !start) return { kind: 'unknown' };
  const least = monthsBetween(end.last, start.first);
  const most = monthsBetween(end.first, start.last);
  // Both months known, and the next month follows: whatever the days, nobody would call it a gap.
  if (least === 0 && (most === 0 || isSamePrecision(earlier.ends, later.starts))) return { kind: 'seamless' };
  if (least >= 0) return { kind: 'gap', fromMonths: least, toMonths: most };
  if (most <= 0) return { kind: 'overlap', fromMonths: Math.abs(most), toMonths: Math.abs(least) };
  return { kind: 'unknown' };
}

/**
 * The projects of a chain, the first one first; where a project has several successors, each after it. What was asked
 * for is among them.
 */
export function inOrder<T extends Link>(links: readonly T[]): T[] {
  const ids = new Set(links.map(({ id }) => id));
  const ordered: T[] = [];
  const place = (link: T) => {
    ordered.push(link);
    links.filter(({ predecessorId }) => predecessorId === link.id).forEach(place);
  };
  links.filter(({ predecessorId }) => predecessorId === null || !ids.has(predecessorId)).forEach(place);
  return ordered;
}

/** Whole months from the day after `end` to `start`; negative where `start` lies before it. */
function monthsBetween(end: Temporal.PlainDate, start: Temporal.PlainDate): number {
  return end.add({ days: 1 }).until(start, { largestUnit: 'months' }).months + 0;
}

function isSamePrecision(end: string | null, start: string | null): boolean {
  if (end?.length !== 7 || start?.length !== 7) return false;
  return Temporal.PlainYearMonth.from(end).add({ months: 1 }).toString() === start;
}

function daysOf(text: string | null): { first: Temporal.PlainDate; last: Temporal.PlainDate } | null {
  const parsed = text === null ? null : parsePartialDay(text);
  return parsed?.ok ? { first: firstDay(parsed.value), last: lastDay(parsed.value) } : null;
}
