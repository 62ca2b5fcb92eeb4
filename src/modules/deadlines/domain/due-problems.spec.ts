import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dueProblems, leadProblems } from './due-problems.js';

const today = Temporal.PlainDate.from('2020-09-30');
const problems = (date: string, time: string | null = null, untilTime: string | null = null) =>
  dueProblems({ date, time, untilTime }, today).map(({ pointer, code }) => `${pointer} ${code}`);

describe('dueProblems', () => {
  it.each([
    ['2020-10-31', null, null],
    ['2020-10', null, null],
    ['2020-10-31', '16:15', null],
    ['2020-11-02', '11:30', '13:30'],
    ['2020-10-25', '03:30', null],
  ])('takes %s %s %s', (date, time, untilTime) => {
    expect(problems(date, time, untilTime)).toEqual([]);
  });

  it.each([
    ['2020-02-30', null, null, '/date day.none'],
    ['2020', null, null, '/date day.format'],
    ['31.10.2020', null, null, '/date day.format'],
    ['2020-10', '16:15', null, '/time time.needs_day'],
    ['2020-11-02', null, '13:30', '/time field.required'],
    ['2020-11-02', '13:30', '13:30', '/untilTime time.order'],
    ['2021-03-28', '03:30', null, '/time time.skipped'],
    ['2021-03-28', '02:30', '03:30', '/untilTime time.skipped'],
    ['2121-11-30', null, null, '/date day.horizon'],
    ['2121-11', null, null, '/date day.horizon'],
  ])('refuses %s %s %s: %s', (date, time, untilTime, problem) => {
    expect(problems(date, time, untilTime)).toEqual([problem]);
  });

  it('suggests the year that was meant', () => {
    const [problem] = dueProblems({ date: '2121-11-30', time: null, untilTime: null }, today);
    expect(problem?.params).toEqual({ year: '2121', suggestion: '2021-11-30' });
  });
});

describe('leadProblems', () => {
  it('names each lead time that is none', () => {
    expect(leadProblems(['P14D', 'PT2H', 'two weeks', 'P1DT2H']).map(({ pointer }) => pointer)).toEqual([
      '/leads/2',
      '/leads/3',
    ]);
    expect(leadProblems(null)).toEqual([]);
  });
});
