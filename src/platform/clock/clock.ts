import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';

/** Deadlines, due days and "today" are those of Finland, wherever the process runs. */
export const timeZone = 'Europe/Helsinki';

/** Tells the present instant and day. Nothing else in the server asks what time it is, so that tests can set it. */
@Injectable()
export class Clock {
  /** The present instant, to the millisecond: what PostgreSQL and JSON both carry without loss. */
  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds);
  }

  /** The present day in Helsinki. */
  today(): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(timeZone).toPlainDate();
  }
}
