import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';

/** The days from `from` to `to`, both included. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** How much of a period is over at the end of a day. */
export interface TimeElapsed extends Period {
  readonly elapsedDays: number;
  readonly totalDays: number;
  /** Of a hundred, one decimal. */
  readonly percent: string;
}

/** The first and the last year that a budget has lines for. */
export interface BudgetYears {
  readonly first: number;
  readonly last: number;
}

/**
 * The period that a budget is for: the project's own, cut to the years budgeted, which is one year when one is asked
 * for. The years are whole when the project's period is not known; null when the two do not meet or nothing is known.
 */
export function budgetPeriod(project: Period | null, years: BudgetYears | null): Period | null {
  if (years === null) return project;
  const whole = {
    from: new Temporal.PlainDate(years.first, 1, 1),
    to: new Temporal.PlainDate(years.last, 12, 31),
  };
  if (!project) return whole;
  const from = later(project.from, whole.from);
  const to = earlier(project.to, whole.to);
  return Temporal.PlainDate.compare(from, to) > 0 ? null : { from, to };
}

/** Counts days, both ends included: a period of one day is over at its end. */
export function timeElapsed({ from, to }: Period, asOn: Temporal.PlainDate): TimeElapsed {
  const totalDays = daysThrough(from, to);
  const elapsedDays = Math.min(Math.max(daysThrough(from, asOn), 0), totalDays);
  const percent = new Decimal(elapsedDays).times(100).div(totalDays).toDecimalPlaces(1).toString();
  return { from, to, elapsedDays, totalDays, percent };
}

function daysThrough(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days + 1;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) > 0 ? a : b;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
