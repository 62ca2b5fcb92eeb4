import { describe, expect, it } from '@jest/globals';
import { ACCOUNT_THROTTLE, waitSeconds } from './throttle.js';

describe('waitSeconds', () => {
  it('lets four failures pass and makes the fifth wait', () => {
    expect([0, 1, 4, 5, 6, 7].map((failures) => waitSeconds(failures, ACCOUNT_THROTTLE))).toEqual([
      0, 0, 0, 2, 4, 8,
    ]);
  });

  it('never waits longer than the rule says', () => {
    expect(waitSeconds(100_000, ACCOUNT_THROTTLE)).toBe(900);
  });
});
