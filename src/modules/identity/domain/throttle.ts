/** How many failures are free, and how long the longest wait is. */
export interface ThrottleRule {
  freeFailures: number;
  longestWaitSeconds: number;
}

/** One account: five tries, then waits that double. */
export const ACCOUNT_THROTTLE: ThrottleRule = { freeFailures: 5, longestWaitSeconds: 900 };
/** One address may hold a whole office behind it, so it gets more. */
export const ADDRESS_THROTTLE: ThrottleRule = { freeFailures: 30, longestWaitSeconds: 900 };

/** Seconds to wait before the next try, counted from the last failure: 0 while failures are free, then 2, 4, 8 … */
export function waitSeconds(failures: number, rule: ThrottleRule): number {
  const over = failures - rule.freeFailures;
  if (over < 0) return 0;
  return Math.min(2 ** Math.min(over + 1, 20), rule.longestWaitSeconds);
}
