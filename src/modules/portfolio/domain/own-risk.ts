import { Temporal } from 'temporal-polyfill';

/** The days of a project whose costs were at its own risk, both ends included. */
export interface OwnRiskDays {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly days: number;
  /** The decision counts by now: what had been at own risk is history. */
  readonly over: boolean;
}

/**
 * From the first day of the period to the day before the decision counts, no further than the day one looks from.
 * Null where no day was at own risk by then.
 *
 * @param decisionCountsFrom null while no decision counts.
 */
export function daysAtOwnRisk(
  periodStart: Temporal.PlainDate,
  decisionCountsFrom: Temporal.PlainDate | null,
  asOn: Temporal.PlainDate,
): OwnRiskDays | null {
  const over = decisionCountsFrom !== null && Temporal.PlainDate.compare(decisionCountsFrom, asOn) <= 0;
  const to = over && decisionCountsFrom ? decisionCountsFrom.subtract({ days: 1 }) : asOn;
  if (Temporal.PlainDate.compare(periodStart, to) > 0) return null;
  const days = periodStart.until(to, { largestUnit: 'days' }).days + 1;
  return { from: periodStart, to, days, over };
}
