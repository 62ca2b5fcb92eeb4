import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstrumentRule } from '../../instruments/domain/instrument.js';
import { type Terms, ruleOf } from '../../instruments/domain/terms.js';
import { readAmounts } from './amounts.js';
import {
  type DecisionUnderTerms,
  type RuleOverrideInput,
  decisionHints,
  readOverrides,
  termsProblems,
} from './decision-terms.js';

const source = { title: 'Testin sääntö' };
const rule = (key: string, value: InstrumentRule['value'], more: Partial<InstrumentRule> = {}) => ({
  ...{ rule: key, value, validFrom: '2014-01-01', validTo: null, source, confirmed: true },
  ...more,
});
const RULES = [
  rule('maximumSupportRate', '80', { unit: 'percent' }),
  rule('oneCostModel', true),
  rule('allowedCostModels', ['actual', 'flatRate']),
  rule('usePeriod', 'P2Y', { unit: 'duration' }),
  rule('repaymentThreshold', '100.00', { unit: 'euro' }),
];
const terms = (rules: readonly InstrumentRule[] = RULES): Terms => ({
  instrument: { code: 'test', name: { fi: 'Testi', sv: 'Test', en: 'Test' } },
  ...{ version: 1, on: '2020-10-06', rules, newestRules: rules, overrides: [], decision: null },
});
const decision: DecisionUnderTerms = {
  ...{ decided: '2020-10-06', outcome: 'granted', rate: '80', lines: [], costModel: 'actual' },
  amounts: readAmounts([{ scope: 'whole', exactness: 'exact', grant: '921600', total: '1152000' }]),
  ...{ partCostModels: [], periodStarts: '2020-08-01', periodEnds: '2021-12-31' },
};
const problems = (changed: Partial<DecisionUnderTerms>, rules?: readonly InstrumentRule[]) =>
  termsProblems({ ...decision, ...changed }, terms(rules)).map(({ pointer, code }) => [pointer, code]);

describe('a decision under the rules of its instrument', () => {
  it('takes MONNI: 921 600 of 1 152 000 is 80 %', () => {
    expect(problems({})).toEqual([]);
  });

  it('gives no higher rate than the rule, and names rule, value and source', () => {
    const [problem] = termsProblems({ ...decision, rate: '80.000001' }, terms());
    expect(problem).toMatchObject({
      ...{ pointer: '/rate', code: 'decision.rate_above_rule' },
      params: { rule: 'maximumSupportRate', value: '80', source: 'Testin sääntö', rate: '80.000001' },
    });
  });

  it('is held to the rule by its amounts even when it states no rate', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        fc.bigInt({ min: 0n, max: 10n ** 10n }),
        (grant, own) => {
          const wire = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
          const amounts = readAmounts([
            { scope: 'own', exactness: 'exact', grant: wire(grant), ownContribution: wire(own) },
          ]);
          const above = grant > (2n * 80n * (grant + own) + 100n) / 200n;
          expect(problems({ rate: null, amounts })).toEqual(
            above ? [['/amounts/0/grant', 'decision.rate_above_rule']] : [],
          );
        },
      ),
    );
  });

  it('may grant the cent that rounding the highest rate gives, and not one more', () => {
    const grant = (total: string, amount: string) =>
      problems({
        rate: '80',
        amounts: readAmounts([{ scope: 'own', exactness: 'exact', total, grant: amount }]),
      });
    const above = [['/amounts/0/grant', 'decision.rate_above_rule']];
    expect(grant('91794.17', '73435.34')).toEqual([]);
    expect(grant('91794.17', '73435.35')).toEqual(above);
    expect(grant('91794.19', '73435.35')).toEqual([]);
    expect(grant('91794.19', '73435.36')).toEqual(above);
    expect(grant('1152000', '921600.01')).toEqual(above);
  });

  it('states no rate while the rule on it is not valid', () => {
    const later = [rule('maximumSupportRate', '80', { unit: 'percent', validFrom: '2021-01-01' })];
    expect(problems({}, later)).toEqual([['/rate', 'decision.rate_outside_validity']]);
    expect(problems({ rate: null }, later)).toEqual([]);
    expect(problems({ rate: '100' }, [])).toEqual([]);
  });

  it('has a cost model that is allowed, the same for every implementer', () => {
    expect(problems({ costModel: 'lumpSum' })).toEqual([['/costModel', 'decision.cost_model_not_allowed']]);
    const part = (costModel: string) => ({ partCostModels: [{ partId: 'a', costModel }] });
    expect(problems(part('actual'))).toEqual([]);
    expect(problems(part('flatRate'))).toEqual([
      ['/partCostModels/0/costModel', 'decision.cost_model_differs'],
    ]);
    expect(problems(part('flatRate'), [])).toEqual([]);
  });

  it('lets the money be used in the year of the grant and the next where the rule says so', () => {
    expect(problems({ periodEnds: '2022-01-01' })).toEqual([['/periodEnds', 'decision.outside_use_period']]);
    expect(problems({ periodEnds: '2021-12' })).toEqual([]);
    expect(problems({ periodEnds: '2022' })).toEqual([['/periodEnds', 'decision.outside_use_period']]);
  });

  it('is held against nothing when nothing is granted', () => {
    expect(problems({ outcome: 'rejected', rate: '100' })).toEqual([]);
  });
});

describe('an override', () => {
  const read = (key: string, ...values: string[]) => readOverrides([{ rule: key, values }], RULES).overrides;
  const codes = (...overrides: RuleOverrideInput[]) =>
    readOverrides(overrides, RULES).problems.map(({ pointer, code }) => [pointer, code]);
  const decided = { id: 'd', number: 'TESTI/1', decided: '2020-10-06' };

  it('takes the kind of value that the rule has, in its unit', () => {
    expect(read('maximumSupportRate', '90')).toMatchObject([{ value: '90', unit: 'percent' }]);
    expect(read('oneCostModel', 'false')).toMatchObject([{ value: false }]);
    expect(read('allowedCostModels', 'lumpSum')).toMatchObject([{ value: ['lumpSum'] }]);
    for (const [rule, value, code] of [
      ['maximumSupportRate', '101', 'rule.percent'],
      ['maximumSupportRate', 'much', 'rule.percent'],
      ['oneCostModel', 'perhaps', 'rule.fact'],
      ['usePeriod', '2 years', 'rule.duration'],
      ['repaymentThreshold', '-1', 'amount.negative'],
      ['allowedCostModels', 'guess', 'field.choice'],
    ] as const) {
      expect(codes({ rule, values: [value] })).toEqual([['/overrides/0/values/0', code]]);
    }
    expect(codes({ rule: 'maximumSupportRate', values: [] })).toEqual([
      ['/overrides/0/values', 'field.required'],
    ]);
  });

  it('is one for each rule and variant', () => {
    const rate = { rule: 'sideCostRate', values: ['30'] };
    expect(codes(rate, { ...rate, variant: 'teachingStaff' })).toEqual([]);
    expect(codes(rate, { ...rate, values: ['31'] })).toEqual([['/overrides/1/rule', 'field.duplicate']]);
  });

  it('adds a rule that the instrument does not state, with its unit, base and rhythm', () => {
    const { overrides, problems } = readOverrides(
      [
        { rule: 'retention', values: ['P5Y'], base: 'lastPayment', note: 'ehto 4' },
        { rule: 'reportDue', variant: 'interim', values: ['P1M'], unit: 'duration', every: 'P6M' },
      ],
      RULES,
    );
    expect(problems).toEqual([]);
    const added = { ...terms(), overrides, decision: decided };
    expect(ruleOf(added, 'retention')).toMatchObject({
      ...{ value: 'P5Y', unit: 'duration', base: 'lastPayment', origin: 'decision' },
      source: { title: 'TESTI/1: ehto 4', date: '2020-10-06' },
    });
    expect(ruleOf(added, 'reportDue', { variant: 'interim' })).toMatchObject({ value: 'P1M', every: 'P6M' });
    expect(ruleOf(terms(), 'retention')).toBeNull();
  });

  it('keeps the unit of the rule that it replaces, or names another that the rule may have', () => {
    const due = [rule('reportDue', '05-31', { unit: 'monthDay' })];
    expect(readOverrides([{ rule: 'reportDue', values: ['06-30'] }], due).problems).toEqual([]);
    const months = { rule: 'reportDue', values: ['P4M'] };
    expect(readOverrides([months], due).problems).toMatchObject([{ code: 'rule.month_day' }]);
    expect(readOverrides([{ ...months, unit: 'duration' }], due).problems).toEqual([]);
  });

  it('frees the decision from the rule', () => {
    const freed = { ...terms(), overrides: read('maximumSupportRate', '90'), decision: decided };
    expect(termsProblems({ ...decision, rate: '90' }, freed)).toEqual([]);
    expect(termsProblems({ ...decision, rate: '91' }, freed)).toMatchObject([
      { params: { value: '90', source: 'TESTI/1 6.10.2020' } },
    ]);
  });
});

describe('the hints of a decision', () => {
  const period = { periodStarts: '2020-12-01', periodEnds: '2023-05-31' };
  const never = { validFrom: null, validTo: null };

  it('tell of a period that leaves the instrument’s validity', () => {
    const hints = (validTo: string) =>
      decisionHints({ ...period, repaidCents: [] }, terms(), { validFrom: '2014-01-01', validTo });
    expect(hints('2020-12-31')).toMatchObject([{ code: 'periodOutsideInstrument' }]);
    expect(hints('2023-05-31')).toEqual([]);
  });

  it('tell of a repayment that the rule lets one keep', () => {
    const hints = (repaid: bigint) => decisionHints({ ...period, repaidCents: [repaid] }, terms(), never);
    expect(hints(10000n)).toMatchObject([{ code: 'belowRepaymentThreshold', params: { value: '100.00' } }]);
    expect(hints(10001n)).toEqual([]);
  });
});
