import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/index.js';
import { DayField } from './fields/index.js';
import { PageQuery } from './page-query.js';

/** The day a read-only overview or report looks from. */
export class AsOnQuery {
  @DayField({ optional: true, description: 'The day to look from; today (Helsinki) when left out.' })
  asOn?: string;
}

/** A list that can be looked at as on a day. */
export class AsOnPageQuery extends PageQuery {
  @DayField({ optional: true, description: 'The day to look from; today (Helsinki) when left out.' })
  asOn?: string;
}

/** The day to look from. */
export function asOnDay(query: { asOn?: string }, clock: Clock): Temporal.PlainDate {
  return query.asOn === undefined ? clock.today() : Temporal.PlainDate.from(query.asOn);
}
