import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { readAmounts } from './amounts.js';
import { type EnteredDecision, decisionProblems, statusAfter } from './decision.js';

const today = Temporal.PlainDate.from('2020-10-31');
const granted: EnteredDecision = {
  decided: '2020-10-05',
  outcome: 'granted',
  amounts: readAmounts([{ scope: 'whole', exactness: 'exact', grant: '921600', ownContribution: '230400' }]),
  rate: '80',
  periodStarts: '2020-08-01',
  periodEnds: '2022-12-31',
};
const rejected: EnteredDecision = {
  decided: '2020-10-05',
  outcome: 'rejected',
  amounts: [],
  rate: null,
  periodStarts: null,
  periodEnds: null,
};
const problems = (decision: EnteredDecision, submitted: string | null = '2020-06-01') =>
  decisionProblems(decision, submitted, today).map(({ pointer, code }) => [pointer, code]);

describe('a decision', () => {
  it('may decide on a period that has begun already', () => {
    expect(problems(granted)).toEqual([]);
    expect(problems(rejected)).toEqual([]);
  });

  it('cannot come before its application, whose day the refusal names', () => {
    expect(decisionProblems(granted, '2020-10-06', today)).toMatchObject([
      {
        pointer: '/decided',
        code: 'decision.before_application',
        detail: expect.stringContaining('2020-10-06'),
      },
    ]);
    expect(problems(granted, '2020-11')).toEqual([['/decided', 'decision.before_application']]);
  });

  it('may come on the day of the application, and when that is unknown', () => {
    expect(problems(granted, '2020-10-05')).toEqual([]);
    expect(problems(granted, '2020-10')).toEqual([]);
    expect(problems(granted, null)).toEqual([]);
  });

  it('lies neither in the future nor in another century', () => {
    expect(problems({ ...granted, decided: '2020-10-31' })).toEqual([]);
    expect(problems({ ...granted, decided: '2020-11-01' })).toEqual([['/decided', 'day.future']]);
    expect(problems({ ...granted, decided: '2121-10-05' })).toEqual([['/decided', 'day.horizon']]);
    expect(problems({ ...granted, periodEnds: '2121-11-30' })).toEqual([['/periodEnds', 'day.horizon']]);
  });

  it('has a period in order', () => {
    expect(problems({ ...granted, periodEnds: '2020-07-31' })).toEqual([['/periodEnds', 'day.order']]);
  });

  it('states an exact grant when money comes', () => {
    expect(problems({ ...granted, amounts: [] })).toEqual([['/amounts', 'decision.amount_needed']]);
    const about = readAmounts([{ scope: 'whole', exactness: 'approximate', total: '1000000' }]);
    expect(problems({ ...granted, outcome: 'partly', amounts: about })).toEqual([
      ['/amounts/0/exactness', 'decision.exact_needed'],
      ['/amounts/0/grant', 'field.required'],
    ]);
  });

  it('states no money, rate or period when nothing comes', () => {
    expect(problems({ ...granted, outcome: 'rejected' })).toEqual([
      ['/amounts', 'decision.nothing_granted'],
      ['/rate', 'decision.nothing_granted'],
      ['/periodStarts', 'decision.nothing_granted'],
      ['/periodEnds', 'decision.nothing_granted'],
    ]);
  });

  it('makes a project granted also when it grants a part', () => {
    expect(statusAfter('partly')).toBe('granted');
    expect(statusAfter('withdrawn')).toBe('withdrawn');
  });
});
