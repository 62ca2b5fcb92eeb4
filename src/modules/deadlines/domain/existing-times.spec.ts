import { describe, expect, it } from '@jest/globals';
import { existingTimes, timesOf } from './existing-times.js';

// On Sunday 29.3.2020 the clocks went from 3.00 to 4.00.
const spring = (time: string | null, untilTime: string | null = null) =>
  timesOf(existingTimes('2020-03-29', time, untilTime));

describe('clock times that a day does not have', () => {
  it('become the next that exists', () => {
    expect([spring('03:00'), spring('03:30'), spring('03:59')]).toEqual(['04:00', '04:00', '04:00']);
  });

  it('leave those beside the hour alone', () => {
    expect([spring(null), spring('02:59'), spring('04:00'), spring('16:15')]).toEqual([
      ...[null, '02:59', '04:00', '16:15'],
    ]);
    expect(existingTimes('2020-03', null, null)).toEqual({ time: null, untilTime: null });
    expect(timesOf(existingTimes('2021-03-29', '03:30', null))).toBe('03:30');
  });

  it('keep what lasts until a later time in order and as long as it was', () => {
    expect(spring('03:30', '04:00')).toBe('04:00–04:30');
    expect(spring('03:00', '03:45')).toBe('04:00–04:45');
    expect(spring('02:30', '03:30')).toBe('02:30–04:00');
    expect(spring('02:30', '05:00')).toBe('02:30–05:00');
  });
});
