import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { readAmounts } from './amounts.js';
import { type EnteredDecision, decisionProblems, repaymentProblems, statusAfter } from './decision.js';
import { readLines } from './lines.js';

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

  it('grants no more than its own rate of the total, half-up to the cent', () => {
    const grant = (total: string, amount: string, rate: string, supportRate: string | null = null) =>
      decisionProblems(
        {
          ...{ ...granted, rate },
          amounts: readAmounts([{ scope: 'own', exactness: 'exact', total, grant: amount, supportRate }]),
        },
        null,
        today,
      );
    expect(grant('91794.17', '73435.34', '80')).toEqual([]);
    expect(grant('100000', '75000', '80')).toEqual([]);
    expect(grant('500000', '342857.14', '68.571429')).toEqual([]);
    expect(grant('500000', '342857.14', '68.57')).toMatchObject([
      {
        ...{ pointer: '/amounts/0/grant', code: 'decision.grant_above_rate' },
        params: { grant: '342857.14', rate: '68.57', total: '500000.00', most: '342850.00' },
      },
    ]);
    expect(grant('100000', '80000', '80', '75')).toMatchObject([
      { params: { rate: '75', most: '75000.00' } },
    ]);
  });

  it('has lines whose support is the grant, to the cent', () => {
    const lines = (support: string, own: string) =>
      readLines(
        (['stateGrant', 'ownContribution'] as const).map((fundingClass, at) => ({
          ...{ scope: 'whole', year: 2021, fundingClass, exactness: 'exact' },
          amount: at === 0 ? support : own,
        })),
      );
    expect(problems({ ...granted, lines: lines('921600', '230400') })).toEqual([]);
    const off = { ...granted, lines: lines('921600.01', '230399.99') };
    expect(decisionProblems(off, null, today)).toMatchObject([
      {
        ...{ pointer: '/lines', code: 'decision.lines_not_grant' },
        params: { sum: '921600.01', grant: '921600.00', off: '0.01' },
      },
    ]);
  });
});

describe('repayments', () => {
  const repay = (total: string, before: readonly string[]) => {
    const amounts = (sums: readonly string[]) =>
      sums.flatMap((sum) => readAmounts([{ scope: 'whole', exactness: 'exact', total: sum }]));
    const repayment = { ...rejected, outcome: 'repayment' as const, amounts: amounts([total]) };
    const grant = { decided: '2020-10-05', amounts: granted.amounts, repaid: amounts(before) };
    return repaymentProblems(repayment, grant, today);
  };

  it('are never more than the grant, all together', () => {
    expect(repay('921600', [])).toEqual([]);
    expect(repay('921600.01', [])).toMatchObject([{ code: 'decision.repayment_above_grant' }]);
    expect(repay('421600', ['400000', '100000'])).toEqual([]);
    expect(repay('421600.01', ['400000', '100000'])).toMatchObject([
      {
        ...{ pointer: '/amounts/0/total', code: 'decision.repayments_above_grant' },
        params: { repaid: '421600.01', grant: '921600.00', earlier: '500000.00', left: '421600.00' },
      },
    ]);
  });
});
