import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { horizonProblems, pastDayProblems } from './day-problems.js';

describe('What a day is refused for', () => {
  const today = Temporal.PlainDate.from('2020-10-15');

  it.each([
    ['2121-11-30', 'day.horizon', { year: '2121', suggestion: '2021-11-30' }],
    ['2121-11', 'day.horizon', { year: '2121', suggestion: '2021-11' }],
    ['2120', 'day.horizon', { year: '2120', suggestion: '2020' }],
    ['5555-01-01', 'day.too_far', { year: '5555', limit: 30 }],
  ])('%s is too far away: %s', (text, code, params) => {
    expect(horizonProblems('/on', text, today)).toMatchObject([{ pointer: '/on', code, params }]);
    expect(pastDayProblems('/on', text, today)).toMatchObject([{ pointer: '/on', code }]);
  });

  it('is what lies ahead, not what may have begun', () => {
    const codes = (text: string) => pastDayProblems('/on', text, today).map(({ code }) => code);
    expect([codes('2020-10-15'), codes('2020-10'), codes('2020')]).toEqual([[], [], []]);
    expect([codes('2020-10-16'), codes('2020-11'), codes('2021')]).toEqual(Array(3).fill(['day.future']));
  });

  it('is not that it is not given', () => {
    expect(horizonProblems('/on', null, today)).toEqual([]);
  });
});
