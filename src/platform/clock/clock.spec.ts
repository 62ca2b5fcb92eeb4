import { describe, expect, it } from '@jest/globals';
import { SettableClock } from '../../../test/support/settable-clock.js';
import { Clock } from './clock.js';

describe('Clock', () => {
  it.each([
    ['2020-12-31T21:59:59Z', '2020-12-31'],
    ['2020-12-31T22:00:00Z', '2021-01-01'],
    ['2020-06-30T20:59:59Z', '2020-06-30'],
    ['2020-06-30T21:00:00Z', '2020-07-01'],
  ])('has at %s the Helsinki day %s', (instant, day) => {
    expect(new SettableClock(instant).today().toString()).toBe(day);
  });

  it('moves on by itself and carries no more than milliseconds', () => {
    const clock = new Clock();
    const instant = clock.now();
    expect(instant.epochNanoseconds % 1_000_000n).toBe(0n);
    expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(instant.epochMilliseconds);
  });
});
