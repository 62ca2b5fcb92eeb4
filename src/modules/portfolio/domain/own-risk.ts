import { Temporal } from 'temporal-polyfill';

/** The days of a project whose costs were at its own risk, both ends included. */
export interface OwnRiskDays {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly days: number;
  /** The decision counts by now: what had been at own risk is history. */
  readonly over: boolean;
  /** The decision as sources know it, where that is a month: the days are then at most these. Else null. */
  readonly decidedWithin: string | null;
}

/**
 * From the first day of the period to the day before the decision counts, no further than the day one looks from.
 * Null where no day was at own risk by then.
 *
 * @param decisionCountsFrom null while no decision counts.
 */
function daysAtOwnRisk(
  periodStart: Temporal.PlainDate,
  decisionCountsFrom: Temporal.PlainDate | null,
  asOn: Temporal.PlainDate,
): Omit<OwnRiskDays, 'decidedWithin'> | null {
  const over = decisionCountsFrom !== null && Temporal.PlainDate.compare(decisionCountsFrom, asOn) <= 0;
  const to = over && decisionCountsFrom ? decisionCountsFrom.subtract({ days: 1 }) : asOn;
  if (Temporal.PlainDate.compare(periodStart, to) > 0) return null;
  const days = periodStart.until(to, { largestUnit: 'days' }).days + 1;
  return { from: periodStart, to, days, over };
}

/** What of an application tells until when its project is at own risk. */
export interface RiskedApplication {
  readonly state: 'pending' | 'granted' | 'refused';
  /** To the day, month or year, or null. */
  readonly periodStarts: string | null;
  readonly decision: { readonly decided: string | null; readonly countsFrom: string } | null;
}

/** The days, or which day is not known; null where no day was at own risk. */
export type OwnRisk = OwnRiskDays | 'periodUnknown' | 'decisionUnknown' | null;

/**
 * A project is at own risk from the first period of its applications until the first grant; where none is granted and
 * none waits, until the last refusal. What the applicant took back waits for no decision. The days before a decision
 * of which no source states the day are unknown: the day from which it counts is then no day of a decision. A decision
 * known to its month counts from the month's last day, so the days before it are at most those counted.
 */
export function ownRiskOf(applications: readonly RiskedApplication[], asOn: Temporal.PlainDate): OwnRisk {
  const asked = applications.filter(({ state, decision }) => state !== 'refused' || decision !== null);
  if (asked.length === 0) return null;
  const [starts] = asked
    .flatMap(({ periodStarts }) => (periodStarts?.length === 10 ? periodStarts : []))
    .sort();
  if (starts === undefined) return 'periodUnknown';
  const ends = endOf(asked);
  if (ends && ends.decided === null) return 'decisionUnknown';
  const counts = ends && Temporal.PlainDate.from(ends.countsFrom);
  const days = daysAtOwnRisk(Temporal.PlainDate.from(starts), counts, asOn);
  if (!days) return null;
  const decided = days.over ? (ends?.decided ?? null) : null;
  return { ...days, decidedWithin: decided?.length === 7 ? decided : null };
}

/** The decision that ends it; null while one is waited for. */
function endOf(asked: readonly RiskedApplication[]): RiskedApplication['decision'] {
  const decided = (state: RiskedApplication['state']) =>
    asked
      .flatMap((one) => (one.state === state && one.decision ? one.decision : []))
      .sort((a, b) => (a.countsFrom < b.countsFrom ? -1 : 1));
  const [granted] = decided('granted');
  if (granted) return granted;
  return asked.some(({ state }) => state === 'pending') ? null : (decided('refused').at(-1) ?? null);
}
