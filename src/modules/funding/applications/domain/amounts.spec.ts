import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AmountInput, amountProblems, readAmounts } from './amounts.js';

const problemsOf = (...inputs: AmountInput[]) =>
  amountProblems(readAmounts(inputs), '/amounts').map(({ pointer, code }) => [pointer, code]);

const exact = { scope: 'whole', exactness: 'exact' };

describe('amounts', () => {
  it('take MONNI: 921 600 and 230 400 make 1 152 000', () => {
    const monni = { ...exact, grant: '921600', ownContribution: '230400', total: '1152000' };
    expect(problemsOf({ ...monni, supportRate: '80', ownRate: '20' })).toEqual([]);
    expect(readAmounts([monni])).toMatchObject([{ totalCents: 115200000n, grantCents: 92160000n }]);
  });

  it.each([
    [{ grant: '921600', ownContribution: '230400' }],
    [{ total: '1152000', ownContribution: '230400' }],
    [{ total: '1152000', grant: '921600' }],
  ])('work the third of three exact figures out from %j', (known) => {
    expect(readAmounts([{ ...exact, ...known }])).toMatchObject([
      { grantCents: 92160000n, ownContributionCents: 23040000n, totalCents: 115200000n },
    ]);
  });

  it('leave what an approximate amount does not say unknown', () => {
    const about = { scope: 'whole', exactness: 'approximate', total: '1000000', grant: '800000' };
    expect(readAmounts([about])).toMatchObject([{ ownContributionCents: null }]);
  });

  it('refuse a sum that is a cent off', () => {
    expect(problemsOf({ ...exact, grant: '921600', ownContribution: '230400', total: '1152000.01' })).toEqual(
      [['/amounts/0/total', 'amount.sum']],
    );
    expect(problemsOf({ ...exact, grant: '100.01', total: '100.00' })).toEqual([
      ['/amounts/0/total', 'amount.sum'],
    ]);
  });

  it('refuse rates above 100 % together and leave those below alone', () => {
    const rates = (supportRate: string, ownRate: string) =>
      problemsOf({ ...exact, total: '1', supportRate, ownRate });
    expect(rates('80', '21')).toEqual([['/amounts/0/ownRate', 'percent.sum']]);
    expect(rates('80', '20.000001')).toEqual([['/amounts/0/ownRate', 'percent.sum']]);
    expect(rates('80', '19')).toEqual([]);
  });

  it('take a range by its ends only, and in order', () => {
    const range = { scope: 'own', exactness: 'range' };
    expect(problemsOf({ ...range, min: '200000', max: '300000' })).toEqual([]);
    expect(problemsOf({ ...range, min: '300000', max: '200000' })).toEqual([
      ['/amounts/0/max', 'amount.order'],
    ]);
    expect(problemsOf({ ...range, min: '1', max: '2', total: '1' })).toEqual([
      ['/amounts/0/total', 'amount.range_has_no_total'],
    ]);
    expect(problemsOf(range)).toEqual([
      ['/amounts/0/min', 'field.required'],
      ['/amounts/0/max', 'field.required'],
    ]);
    expect(problemsOf({ ...exact, total: '1', min: '1' })).toEqual([
      ['/amounts/0/min', 'amount.not_a_range'],
    ]);
  });

  it('refuse an amount that says nothing, and one scope twice', () => {
    expect(problemsOf(exact)).toEqual([['/amounts/0/total', 'field.required']]);
    expect(problemsOf({ ...exact, total: '1' }, { ...exact, total: '2' })).toEqual([
      ['/amounts/1/scope', 'field.duplicate'],
    ]);
  });

  it('accept every grant and own contribution with their sum, and no other total', () => {
    const euros = fc.bigInt({ min: 0n, max: 10n ** 13n });
    const wire = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
    fc.assert(
      fc.property(euros, euros, fc.bigInt({ min: 1n, max: 1000n }), (grant, own, off) => {
        const parts = { ...exact, grant: wire(grant), ownContribution: wire(own) };
        expect(problemsOf({ ...parts, total: wire(grant + own) })).toEqual([]);
        expect(problemsOf({ ...parts, total: wire(grant + own + off) })).toEqual([
          ['/amounts/0/total', 'amount.sum'],
        ]);
      }),
    );
  });
});
