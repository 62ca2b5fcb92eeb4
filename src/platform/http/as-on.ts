import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/index.js';
import { DayField } from './fields/index.js';
import { PageQuery } from './page-query.js';

/** Two centuries around the portfolio: what a view adds to or takes from the day stays a day of the calendar. */
const AS_ON = {
  from: '1900-01-01',
  to: '2199-12-31',
  optional: true,
  description: 'The day to look from; today (Helsinki) when left out.',
};

/** The day a read-only overview or report looks from. */
export class AsOnQuery {
  @DayField(AS_ON)
  asOn?: string;
}

/** A list that can be looked at as on a day. */
export class AsOnPageQuery extends PageQuery {
  @DayField(AS_ON)
  asOn?: string;
}

/** The day to look from. */
export function asOnDay(query: { asOn?: string }, clock: Clock): Temporal.PlainDate {
  return query.asOn === undefined ? clock.today() : Temporal.PlainDate.from(query.asOn);
}
