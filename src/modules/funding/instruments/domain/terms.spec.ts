import { describe, expect, it } from '@jest/globals';
import type { InstrumentRule } from './instrument.js';
import { type RuleOverride, type Terms, explainRule, ruleOf, rulesOf } from './terms.js';

const rule = (
  name: string,
  value: InstrumentRule['value'],
  extra: Partial<InstrumentRule> = {},
): InstrumentRule => ({
  rule: name,
  value,
  validFrom: null,
  validTo: null,
  source: { title: 'Test rule' },
  confirmed: true,
  ...extra,
});

const override = (name: string, value: RuleOverride['value'], extra: Partial<RuleOverride> = {}) => ({
  rule: name,
  variant: null,
  value,
  note: null,
  ...extra,
});

const sideCosts = [
  rule('sideCostRate', '26.44', { unit: 'percent', validFrom: '2021-08-24', validTo: '2022-12-31' }),
  rule('sideCostRate', '25', { unit: 'percent', validFrom: '2023-01-01' }),
  rule('sideCostRate', '20.42', { unit: 'percent', variant: 'teachingStaff', validFrom: '2021-08-24' }),
];
const rules = [
  rule('maximumSupportRate', '80', {
    ...{ unit: 'percent', base: 'eligibleCost', validTo: '2022-12-31', confirmed: false },
  }),
  rule('maximumSupportRate', '75', { unit: 'percent', base: 'eligibleCost', validFrom: '2023-01-01' }),
];

function terms(on: string, overrides: RuleOverride[] = [], extra: Partial<Terms> = {}): Terms {
  return {
    instrument: { code: 'test', name: { fi: 'Testi', sv: 'Test', en: 'Test' } },
    version: 1,
    on,
    rules,
    newestRules: [...rules, ...sideCosts],
    overrides,
    decision: { id: 'decision', number: 'TESTI/1', decided: '2021-10-01' },
    ...extra,
  };
}

describe('a rule of the instrument', () => {
  it('is the one valid on the day of the decision, both ends included', () => {
    expect(ruleOf(terms('2022-12-31'), 'maximumSupportRate')?.value).toBe('80');
    expect(ruleOf(terms('2023-01-01'), 'maximumSupportRate')?.value).toBe('75');
  });

  it('does not go by the date of a cost unless it is a rate', () => {
    expect(ruleOf(terms('2021-10-01'), 'maximumSupportRate', { on: '2024-01-01' })?.value).toBe('80');
  });

  it('is null where none is valid or known', () => {
    expect(ruleOf(terms('2021-10-01'), 'flatRate')).toBeNull();
    expect(ruleOf(terms('2021-08-23'), 'sideCostRate')).toBeNull();
  });

  it('is told apart by its variant', () => {
    const on = { on: '2023-05-01' };
    expect(ruleOf(terms('2021-10-01'), 'sideCostRate', on)?.value).toBe('25');
    expect(ruleOf(terms('2021-10-01'), 'sideCostRate', { ...on, variant: 'teachingStaff' })?.value).toBe(
      '20.42',
    );
    expect(ruleOf(terms('2021-10-01'), 'sideCostRate', { ...on, variant: 'other' })).toBeNull();
    expect(rulesOf(terms('2021-10-01'), 'sideCostRate', '2023-05-01').map(({ value }) => value)).toEqual([
      ...['25', '20.42'],
    ]);
  });

  it('explains itself with validity, source and whether it is confirmed', () => {
    const found = ruleOf(terms('2021-10-01'), 'maximumSupportRate');
    expect(found && explainRule(found)).toEqual({
      rule: 'maximumSupportRate',
      variant: null,
      value: '80',
      unit: 'percent',
      validFrom: null,
      validTo: '2022-12-31',
      source: { title: 'Test rule' },
      confirmed: false,
      origin: 'instrument',
    });
  });
});

describe('a rate', () => {
  it('goes by the date of the cost, from the newest version, under an old decision', () => {
    const decided = terms('2021-10-01');
    expect(ruleOf(decided, 'sideCostRate', { on: '2022-12-31' })?.value).toBe('26.44');
    expect(ruleOf(decided, 'sideCostRate', { on: '2023-01-01' })?.value).toBe('25');
    expect(ruleOf(decided, 'sideCostRate')?.value).toBe('26.44');
  });
});

describe('what the decision overrides', () => {
  it('wins over the instrument, with the decision as its source', () => {
    const found = ruleOf(terms('2021-10-01', [override('maximumSupportRate', '70')]), 'maximumSupportRate');
    expect(found).toMatchObject({
      value: '70',
      unit: 'percent',
      base: 'eligibleCost',
      origin: 'decision',
      confirmed: true,
      source: { title: 'TESTI/1', date: '2021-10-01' },
    });
  });

  it('wins for costs of every date, also where the instrument states no rate', () => {
    const decided = terms('2021-10-01', [override('sideCostRate', '24')]);
    const on = (day: string) => ruleOf(decided, 'sideCostRate', { on: day });
    expect([on('2020-01-01'), on('2022-06-01'), on('2023-06-01')].map((found) => found?.value)).toEqual([
      ...['24', '24', '24'],
    ]);
    expect(on('2020-01-01')?.unit).toBe('percent');
  });

  it('touches its own variant only', () => {
    const decided = terms('2021-10-01', [override('sideCostRate', '19', { variant: 'teachingStaff' })]);
    const on = '2022-01-01';
    expect(ruleOf(decided, 'sideCostRate', { on })?.value).toBe('26.44');
    expect(ruleOf(decided, 'sideCostRate', { on, variant: 'teachingStaff' })?.value).toBe('19');
  });

  it('may add a rule that the instrument does not state, with its own unit and base', () => {
    const added = override('flatRate', '15', { unit: 'percent', base: 'staffCosts', rounding: 'down' });
    expect(ruleOf(terms('2021-10-01', [added]), 'flatRate')).toMatchObject({
      value: '15',
      unit: 'percent',
      base: 'staffCosts',
      rounding: 'down',
      origin: 'decision',
    });
  });

  it('counts only with a decision', () => {
    const pending = terms('2021-10-01', [override('maximumSupportRate', '70')], { decision: null });
    expect(ruleOf(pending, 'maximumSupportRate')).toMatchObject({ value: '80', origin: 'instrument' });
  });
});
