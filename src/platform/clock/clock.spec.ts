import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Clock } from './clock.js';

/** A clock that stands still, so that the edge of a day can be looked at. */
class StandingClock extends Clock {
  constructor(private readonly at: string) {
    super();
  }

  override now(): Temporal.Instant {
    return Temporal.Instant.from(this.at);
  }
}

describe('Clock', () => {
  it.each([
    ['2020-12-31T21:59:59Z', '2020-12-31'],
    ['2020-12-31T22:00:00Z', '2021-01-01'],
    ['2020-06-30T20:59:59Z', '2020-06-30'],
    ['2020-06-30T21:00:00Z', '2020-07-01'],
  ])('has at %s the Helsinki day %s', (instant, day) => {
    expect(new StandingClock(instant).today().toString()).toBe(day);
  });

  it('moves on by itself and carries no more than milliseconds', () => {
    const clock = new Clock();
    const instant = clock.now();
    expect(instant.epochNanoseconds % 1_000_000n).toBe(0n);
    expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(instant.epochMilliseconds);
  });
});
