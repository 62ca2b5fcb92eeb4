import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../src/platform/clock/index.js';

/** A clock that stands where the test put it. Use it with `.overrideProvider(Clock).useValue(new SettableClock(…))`. */
export class SettableClock extends Clock {
  private instant: Temporal.Instant;

  /** @param at an instant in ISO 8601, such as `2020-09-30T09:00:00Z`. */
  constructor(at: string) {
    super();
    this.instant = Temporal.Instant.from(at);
  }

  override now(): Temporal.Instant {
    return this.instant;
  }

  /** Puts the clock to another instant. */
  set(at: string): void {
    this.instant = Temporal.Instant.from(at);
  }

  /** Moves the clock by a duration, such as `{ minutes: 2 }`. */
  advance(by: Temporal.DurationLike): void {
    this.instant = this.instant.add(by);
  }
}
