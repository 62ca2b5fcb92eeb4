import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { periodProblems } from './period.js';

const today = Temporal.PlainDate.from('2020-09-30');
const check = (starts: string | null, ends: string | null) =>
  periodProblems('planned', { starts, ends, source: null }, today);

describe('a period', () => {
  it.each([
    ['2020', '2022'],
    ['2020-09', '2022-12'],
    ['2020-08-01', '2022-12-31'],
    ['2020-10-15', '2020-10'],
    ['2020-10', '2020-10-01'],
    ['2020-10-31', '2020-10-31'],
    [null, '2013-10'],
    ['2020-09-01', null],
    [null, null],
  ])('may go from %s to %s', (starts, ends) => {
    expect(check(starts, ends)).toEqual([]);
  });

  it.each([
    ['2020-10-02', '2020-10-01'],
    ['2021', '2020-12-31'],
    ['2020-11', '2020-10'],
  ])('may not go from %s back to %s', (starts, ends) => {
    expect(check(starts, ends)).toMatchObject([{ pointer: '/periods/planned/ends', code: 'day.order' }]);
  });

  it('asks back about the source that has the end 30.11.2121', () => {
    expect(check('2020-10-12', '2121-11-30')).toMatchObject([
      {
        pointer: '/periods/planned/ends',
        code: 'day.horizon',
        params: { year: '2121', suggestion: '2021-11-30' },
      },
    ]);
  });

  it('of what actually happened may not lie ahead', () => {
    const actual = { starts: '2020-09', ends: '2020-10', source: null };
    expect(periodProblems('actual', actual, today)).toMatchObject([
      { pointer: '/periods/actual/ends', code: 'day.future' },
    ]);
    expect(periodProblems('actual', { ...actual, ends: null }, today)).toEqual([]);
  });

  it('suggests no more than is known of the day', () => {
    expect(check('2120', null)).toMatchObject([{ code: 'day.horizon', params: { suggestion: '2020' } }]);
  });
});
