import { Temporal } from 'temporal-polyfill';

/**
 * Calendar days an application has waited for its decision as on a day; null when the day it was submitted is not
 * known to the day, and when it was submitted later than the day one looks from.
 */
export function waitingDays(submitted: string | null, asOn: Temporal.PlainDate): number | null {
  if (submitted?.length !== 10) return null;
  const days = Temporal.PlainDate.from(submitted).until(asOn, { largestUnit: 'days' }).days;
  return days < 0 ? null : days;
}

/**
 * Days of the project's period whose costs are at the project's own risk as on a day: from the period's first day to
 * `asOn`, both included, while no decision counts yet. None before the period and none once the decision counts.
 */
export function ownRiskDays(
  periodStart: Temporal.PlainDate,
  decisionCountsFrom: Temporal.PlainDate | null,
  asOn: Temporal.PlainDate,
): number {
  const decided = decisionCountsFrom !== null && Temporal.PlainDate.compare(decisionCountsFrom, asOn) <= 0;
  if (decided || Temporal.PlainDate.compare(periodStart, asOn) > 0) return 0;
  return periodStart.until(asOn, { largestUnit: 'days' }).days + 1;
}
