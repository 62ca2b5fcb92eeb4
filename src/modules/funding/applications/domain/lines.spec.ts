import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FUNDING_CLASSES, SUPPORT_CLASSES } from '../../../../shared/funding.js';
import { readAmounts } from './amounts.js';
import { decisionProblems } from './decision.js';
import {
  type AmountLineInput,
  lineProblems,
  overCostProblems,
  readLines,
  sharesOf,
  uncoveredProblems,
} from './lines.js';
import { Temporal } from 'temporal-polyfill';

const wire = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
const cost = (total: string) => readAmounts([{ scope: 'own', exactness: 'exact', total }]);
const line = (at: number, amount: string): AmountLineInput => ({
  scope: 'own',
  year: 2021 + Math.floor(at / FUNDING_CLASSES.length),
  fundingClass: FUNDING_CLASSES[at % FUNDING_CLASSES.length] ?? 'euSupport',
  exactness: 'exact',
  amount,
});
const supportIn = (amounts: readonly bigint[]) =>
  amounts.reduce(
    (sum, amount, at) =>
      SUPPORT_CLASSES.has(FUNDING_CLASSES[at % FUNDING_CLASSES.length] ?? 'euSupport') ? sum + amount : sum,
    0n,
  );
const linesOf = (amounts: readonly bigint[]) =>
  readLines(amounts.map((amount, at) => line(at, wire(amount))));
const euros = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 });

describe('the shares of a cost', () => {
  it('leave exactly what the lines do not make uncovered, to the cent', () => {
    fc.assert(
      fc.property(euros, fc.bigInt({ min: 0n, max: 10n ** 12n }), (amounts, rest) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0n);
        const [shares] = sharesOf(cost(wire(sum + rest)), linesOf(amounts));
        expect(shares?.covered).toEqual({ fromCents: sum, toCents: sum });
        expect(shares?.uncovered).toEqual({ fromCents: rest, toCents: rest });
        const blocked = uncoveredProblems(shares ? [shares] : []).length > 0;
        expect(blocked).toBe(rest > 0n);
        expect(overCostProblems(shares ? [shares] : [])).toEqual([]);
      }),
    );
  });

  it('are refused a single cent above the cost, and only then', () => {
    fc.assert(
      fc.property(euros, fc.bigInt({ min: -1000n, max: 1000n }), (amounts, off) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0n);
        fc.pre(sum >= off);
        const problems = overCostProblems(sharesOf(cost(wire(sum - off)), linesOf(amounts)));
        expect(problems.map(({ code }) => code)).toEqual(off > 0n ? ['lines.over_cost'] : []);
      }),
    );
  });

  it('of a decision are the decided cost to the cent, or the decision is refused', () => {
    const today = Temporal.PlainDate.from('2021-12-31');
    fc.assert(
      fc.property(euros, fc.bigInt({ min: -500n, max: 500n }), (given, off) => {
        const sum = given.reduce((total, amount) => total + amount, 0n);
        fc.pre(sum + off >= 0n);
        fc.pre(supportIn(given) <= sum + off);
        const [total, grant] = [wire(sum + off), wire(supportIn(given))];
        const amounts = readAmounts([{ scope: 'own', exactness: 'exact', total, grant }]);
        const decision = { decided: '2021-01-05', outcome: 'granted' as const, rate: null, amounts };
        const problems = decisionProblems(
          { ...decision, lines: linesOf(given), periodStarts: null, periodEnds: null },
          null,
          today,
        );
        expect(problems.map(({ code }) => code)).toEqual(off === 0n ? [] : ['decision.lines_not_whole']);
      }),
    );
  });

  it('of ranges are uncovered only as far as it is certain', () => {
    const range = readAmounts([{ scope: 'own', exactness: 'range', min: '200000', max: '300000' }]);
    const some = readLines([
      {
        scope: 'own',
        year: 2021,
        fundingClass: 'euSupport',
        exactness: 'range',
        min: '160000',
        max: '240000',
      },
    ]);
    expect(sharesOf(range, some)).toMatchObject([
      { uncovered: { fromCents: 0n, toCents: 14000000n }, approximate: true },
    ]);
    expect(uncoveredProblems(sharesOf(range, some))).toEqual([]);
    const less = readLines([{ ...line(0, '150000') }]);
    expect(uncoveredProblems(sharesOf(range, less))).toMatchObject([
      { code: 'application.uncovered', params: { uncovered: '50000.00' } },
    ]);
  });

  it('leave nothing of a range open where rates of 100 % say who pays, as of YEE', () => {
    const yee = readAmounts([
      { scope: 'own', exactness: 'range', min: '200000', max: '300000', supportRate: '80', ownRate: '20' },
    ]);
    expect(sharesOf(yee, [])).toMatchObject([
      { uncovered: { fromCents: 0n, toCents: 0n }, uncoveredRate: null },
    ]);
  });

  it('are unknown while the cost is, and open by the rates where no line says who pays', () => {
    expect(sharesOf([], linesOf([100n]))).toMatchObject([{ cost: null, uncovered: null }]);
    const rates = readAmounts([
      { scope: 'own', exactness: 'exact', total: '100', supportRate: '80', ownRate: '15.5' },
    ]);
    expect(sharesOf(rates, [])).toMatchObject([{ uncoveredRate: '4.5' }]);
    expect(sharesOf(rates, linesOf([10000n]))).toMatchObject([{ uncoveredRate: null }]);
  });
});

describe('a line', () => {
  it('has one amount, or the ends of a range in order', () => {
    const codes = (input: Partial<AmountLineInput>) =>
      lineProblems(readLines([{ ...line(0, '1'), ...input }])).map(({ pointer, code }) => [pointer, code]);
    expect(codes({})).toEqual([]);
    expect(codes({ amount: null })).toEqual([['/lines/0/amount', 'field.required']]);
    expect(codes({ min: '1' })).toEqual([['/lines/0/min', 'amount.not_a_range']]);
    expect(codes({ exactness: 'range', min: '2', max: '1' })).toEqual([
      ['/lines/0/amount', 'amount.range_has_no_total'],
      ['/lines/0/max', 'amount.order'],
    ]);
  });
});
