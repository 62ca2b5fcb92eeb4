import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { cents } from '../../../shared/money/index.js';
import { lapseForecast, theoreticalCents } from './lapse-forecast.js';
import { budgetPeriod, timeElapsed } from './time-elapsed.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('the time elapsed of a period', () => {
  it('counts both ends', () => {
    const elapsed = timeElapsed(period('2020-01-01', '2020-12-31'), day('2020-04-30'));
    expect(elapsed).toMatchObject({ elapsedDays: 121, totalDays: 366, percent: '33.1' });
  });

  it('is nothing before the period and all of it after', () => {
    const year = period('2021-01-01', '2021-12-31');
    expect(timeElapsed(year, day('2020-12-31'))).toMatchObject({ elapsedDays: 0, percent: '0' });
    expect(timeElapsed(year, day('2021-12-31'))).toMatchObject({ elapsedDays: 365, percent: '100' });
    expect(timeElapsed(year, day('2030-01-01'))).toMatchObject({ elapsedDays: 365, percent: '100' });
  });

  it('is over at the end of a period of one day', () => {
    expect(timeElapsed(period('2020-09-30', '2020-09-30'), day('2020-09-30')).percent).toBe('100');
  });
});

describe('the period of a budget', () => {
  const monni = period('2020-08-01', '2022-12-31');

  it('is the project’s own without a year, and none when that is not known', () => {
    expect(budgetPeriod(monni, null)).toEqual(monni);
    expect(budgetPeriod(null, null)).toBeNull();
  });

  it('is the part of the year in which the project runs', () => {
    expect(budgetPeriod(monni, { first: 2020, last: 2020 })).toEqual(period('2020-08-01', '2020-12-31'));
    expect(budgetPeriod(monni, { first: 2021, last: 2021 })).toEqual(period('2021-01-01', '2021-12-31'));
    expect(budgetPeriod(monni, { first: 2023, last: 2023 })).toBeNull();
  });

  it('is the whole year of a project whose period is not known', () => {
    expect(budgetPeriod(monni, { first: 2019, last: 2020 })).toEqual(period('2020-08-01', '2020-12-31'));
    expect(budgetPeriod(null, { first: 2021, last: 2021 })).toEqual(period('2021-01-01', '2021-12-31'));
  });
});

describe('the forecast at the present pace', () => {
  it('says what lapses unused, with its derivation', () => {
    const forecast = lapseForecast(cents(100_000_00n), cents(20_000_00n), {
      elapsedDays: 100,
      totalDays: 300,
    });
    expect(forecast).toMatchObject({ forecastCents: 60_000_00n, lapseCents: 40_000_00n });
    expect(forecast?.steps.map(({ step }) => step)).toEqual([
      'spent',
      'elapsed',
      'forecast',
      'budget',
      'lapse',
    ]);
  });

  it('says what is missing', () => {
    const forecast = lapseForecast(cents(100_00n), cents(100_00n), { elapsedDays: 1, totalDays: 3 });
    expect(forecast).toMatchObject({ lapseCents: -200_00n });
    expect(forecast?.steps.at(-1)).toEqual({ step: 'overrun', amountCents: 200_00n });
  });

  it('rounds once, half a cent away from zero', () => {
    expect(lapseForecast(cents(0n), cents(1n), { elapsedDays: 2, totalDays: 3 })?.forecastCents).toBe(2n);
    expect(theoreticalCents(cents(1_000_00n), { elapsedDays: 1, totalDays: 3 })).toBe(333_33n);
  });

  it('is not made before the first day', () => {
    expect(lapseForecast(cents(100n), cents(0n), { elapsedDays: 0, totalDays: 10 })).toBeNull();
  });
});
