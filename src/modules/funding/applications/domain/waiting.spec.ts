import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ownRiskDays, waitingDays } from './waiting.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('the days an application has waited', () => {
  it.each([
    ['2020-08-31', '2020-09-30', 30],
    ['2020-09-30', '2020-09-30', 0],
    // A leap day is a day.
    ['2020-02-28', '2020-03-01', 2],
    ['2020-10-01', '2020-09-30', null],
  ])('from %s to %s are %s', (submitted, asOn, days) => {
    expect(waitingDays(submitted, day(asOn))).toBe(days);
  });

  it.each([null, '2020', '2020-08'])('are unknown when it was submitted %s', (submitted) => {
    expect(waitingDays(submitted, day('2020-09-30'))).toBeNull();
  });
});

describe('the days at own risk', () => {
  const start = day('2020-08-01');

  it('of MONNI, which began before its decision, are 61 as on 30.9.2020', () => {
    expect(ownRiskDays(start, day('2020-10-31'), day('2020-09-30'))).toBe(61);
    expect(ownRiskDays(start, null, day('2020-09-30'))).toBe(61);
  });

  it('count the first day, and end with the decision', () => {
    expect(ownRiskDays(start, null, day('2020-08-01'))).toBe(1);
    expect(ownRiskDays(start, day('2020-10-31'), day('2020-10-30'))).toBe(91);
    expect(ownRiskDays(start, day('2020-10-31'), day('2020-10-31'))).toBe(0);
    expect(ownRiskDays(start, day('2020-10-31'), day('2022-12-31'))).toBe(0);
  });

  it('are none before the period', () => {
    expect(ownRiskDays(start, null, day('2020-07-31'))).toBe(0);
  });
});
