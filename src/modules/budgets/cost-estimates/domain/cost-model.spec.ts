import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type CostModel } from '../../../../shared/funding.js';
import { type Cents, cents, formatWire, parseAmount } from '../../../../shared/money/index.js';
import { Problem } from '../../../../shared/problem.js';
import type { Terms } from '../../../funding/index.js';
import { costTermsOf } from '../cost-terms-of.js';
import { amountOf, type CostFigure, estimateCosts as estimate } from './cost-model.js';
import type { CostInputs, StaffInput } from './cost-inputs.js';

type Rule = Terms['rules'][number];

/** The terms of an instrument as delivered, so that a changed rule changes what is asserted here. */
function termsOf(code: string, more: Partial<Terms> = {}): Terms {
  const file = parse(readFileSync(`config/instruments/${code}.yaml`, 'utf8')) as {
    name: Terms['instrument']['name'];
    rules: Rule[];
  };
  const rules = file.rules;
  return {
    instrument: { code, name: file.name },
    ...{ version: 1, on: '2022-05-02', rules, newestRules: rules, overrides: [], decision: null },
    ...more,
  };
}

const estimateCosts = (terms: Terms, inputs: CostInputs) => estimate(costTermsOf(terms), inputs);

const esrPlus = termsOf('esr-plus-2021-2027');
const esr2014 = termsOf('esr-2014-2020', { on: '2018-05-02' });
const stm = termsOf('stm-state-grant');
const otherState = termsOf('state-grant');

const euro = (text: string): Cents => {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new RangeError(text);
  return parsed.amountCents;
};
const nothing: CostInputs = {
  ...{ model: 'actual', staff: [], purchasedServices: null, travel: null, travelDays: [], equipment: null },
  ...{ other: null, flatRate: null, lumpSum: null, proven: false, supportRate: null },
};
const staff = (kind: StaffInput['kind'], amount: string, more: Partial<StaffInput> = {}): StaffInput => ({
  ...{ kind, name: null, amount: euro(amount), hours: null, on: null, teachingStaff: false },
  ...more,
});
const flat40 = (...rows: StaffInput[]): CostInputs => ({
  ...nothing,
  model: 'flatRate',
  flatRate: '40',
  staff: rows,
});

function figuresOf(terms: Terms, inputs: CostInputs): Partial<Record<CostFigure, string | null>> {
  return Object.fromEntries(
    estimateCosts(terms, inputs).figures.map(({ figure, amount }) => [
      figure,
      amount === null ? null : formatWire(amount),
    ]),
  );
}

/** The first field that is refused, with its code and parameters. */
function refusalOf(terms: Terms, inputs: CostInputs) {
  try {
    estimateCosts(terms, inputs);
  } catch (error) {
    if (error instanceof Problem) return error.errors[0];
    throw error;
  }
  return null;
}

describe('the cost model', () => {
  it('works the example out to the cent: salary, side costs, staff, flat rate, total, support, own', () => {
    const result = estimateCosts(esrPlus, flat40(staff('salary', '51856.44')));
    expect(figuresOf(esrPlus, flat40(staff('salary', '51856.44')))).toEqual({
      staffCosts: '65567.28',
      flatRateCosts: '26226.91',
      totalCost: '91794.19',
      support: '73435.35',
      ownContribution: '18358.84',
    });
    const own = result.figures.find(({ figure }) => figure === 'ownContribution')?.explanation;
    expect(own?.steps.map(({ key, result: { value }, rounding }) => [key, value, rounding])).toEqual([
      ['sideCosts', '13710.84', 'halfUp'],
      ['staffCosts', '65567.28', null],
      ['flatRateCosts', '26226.91', 'down'],
      ['totalCost', '91794.19', null],
      ['support', '73435.35', 'halfUp'],
      ['ownContribution', '18358.84', null],
    ]);
    expect(own?.steps.map(({ rule }) => rule?.value ?? null)).toEqual([
      '26.44',
      null,
      '40',
      null,
      '80',
      null,
    ]);
  });

  it.each([
    ['seven times 3 333,33', Array<string>(7).fill('3333.33'), '9333.32'],
    ['65 567,29, where half up would give ,92', ['65567.29'], '26226.91'],
    ['100,02, where half up would give 40,01', ['100.02'], '40.00'],
  ])('rounds 40 %% of the total of %s down', (_what, amounts, expected) => {
    const inputs = flat40(...amounts.map((amount) => staff('costs', amount)));
    expect(figuresOf(esrPlus, inputs).flatRateCosts).toBe(expected);
  });

  it('takes the flat rates of 17 % and 24 % of the staff costs beside other costs', () => {
    const inputs: CostInputs = { ...flat40(staff('costs', '1000.00')), purchasedServices: euro('50.00') };
    expect(figuresOf(esr2014, { ...inputs, flatRate: '17' })).toMatchObject({
      flatRateCosts: '170.00',
      totalCost: '1220.00',
    });
    const eakr = termsOf('eakr-2014-2020', { on: '2018-05-02' });
    expect(figuresOf(eakr, { ...inputs, flatRate: '24' }).flatRateCosts).toBe('240.00');
  });

  it('sums all salaries of a rate before it rounds their side costs once', () => {
    const rows = Array.from({ length: 3 }, () => staff('salary', '0.02'));
    // 26,44 % of 0,06 is 0,0159; of 0,02 each it would be 0,01 thrice.
    expect(figuresOf(esrPlus, flat40(...rows)).staffCosts).toBe('0.08');
  });

  it('takes hours at the yearly pay over 1720 hours', () => {
    const inputs = flat40(staff('unitCost', '51600.00', { hours: '100.5' }));
    expect(figuresOf(esrPlus, inputs).staffCosts).toBe('3015.00');
  });

  it('takes days of travel at the unit costs of the instrument', () => {
    const days = { unitPrice: euro('176.00'), days: 3, on: null };
    const inputs: CostInputs = { ...nothing, model: 'unitCost', travelDays: [days] };
    expect(figuresOf(esrPlus, inputs).travelCosts).toBe('528.00');
    expect(
      refusalOf(esrPlus, { ...inputs, travelDays: [{ ...days, unitPrice: euro('177.00') }] }),
    ).toMatchObject({
      pointer: '/travelDays/0/unitPrice',
      code: 'cost.unit_price_unknown',
      params: { amounts: '176.00, 132.00, 368.00, 720.00' },
    });
  });

  it('pays a lump sum on proven output only, and never above the ceiling', () => {
    const lump: CostInputs = { ...nothing, model: 'lumpSum' };
    expect(figuresOf(esrPlus, lump)).toEqual({
      lumpSum: '50000.00',
      totalCost: '50000.00',
      support: '40000.00',
      ownContribution: '10000.00',
      payableSupport: '0.00',
    });
    expect(figuresOf(esrPlus, { ...lump, proven: true, lumpSum: euro('200000') }).payableSupport).toBe(
      '160000.00',
    );
    expect(refusalOf(esrPlus, { ...lump, lumpSum: euro('200000.01') })).toMatchObject({
      pointer: '/lumpSum',
      code: 'cost.lump_sum_above',
      params: {
        amount: '200000.01',
        maximumAmount: '200000.00',
        source: expect.stringContaining('2021–2027'),
      },
    });
  });

  it('rounds the own contribution up to whole euros where the authority does', () => {
    const inputs: CostInputs = { ...nothing, staff: [staff('costs', '1000.03')], supportRate: '80' };
    expect(figuresOf(otherState, inputs)).toMatchObject({ ownContribution: '201.00', support: '799.03' });
    expect(figuresOf(otherState, { ...inputs, staff: [staff('costs', '0.40')] })).toMatchObject({
      ownContribution: '0.40',
      support: '0.00',
    });
  });

  it('names the rule that sets the rate beside the one that rounds to whole euros', () => {
    const minimum = { rule: 'minimumOwnShare', variant: null, value: '20', note: null };
    const decided: Partial<Terms> = {
      decision: { id: 'decision', number: 'TESTI/1', decided: '2022-01-01' },
      overrides: [minimum],
    };
    const inputs: CostInputs = { ...nothing, staff: [staff('costs', '1001.00')] };
    const { figures } = estimateCosts({ ...otherState, ...decided }, inputs);
    const own = figures.find(({ figure }) => figure === 'ownContribution');
    expect(own?.explanation.steps).toMatchObject([
      { key: 'staffCosts' },
      { key: 'totalCost', result: { value: '1001.00' } },
      { key: 'supportRate', rule: { rule: 'minimumOwnShare', value: '20' }, result: { value: '80' } },
      { rounding: 'upToEuro', rule: { rule: 'ownShareRounding' }, result: { value: '201.00' } },
    ]);
  });

  it('rounds it to the cent where no authority says more, or the decision says that it does not', () => {
    const inputs: CostInputs = { ...nothing, staff: [staff('costs', '1000.03')], supportRate: '80' };
    // 1 000,03 × 80 % = 800,024.
    const toTheCent = { ownContribution: '200.01', support: '800.02' };
    expect(figuresOf(stm, inputs)).toMatchObject(toTheCent);
    const decided: Partial<Terms> = {
      decision: { id: 'decision', number: 'TESTI/1', decided: '2022-01-01' },
      overrides: [{ rule: 'ownShareRounding', variant: null, value: false, note: null }],
    };
    expect(figuresOf({ ...otherState, ...decided }, inputs)).toMatchObject(toTheCent);
  });

  it('leaves support and own contribution unknown where no rate is known', () => {
    const inputs: CostInputs = { ...nothing, staff: [staff('costs', '1000.00')] };
    expect(figuresOf(stm, inputs)).toMatchObject({
      totalCost: '1000.00',
      support: null,
      ownContribution: null,
    });
  });

  it('marks a figure that a rule without a confirmation had a part in', () => {
    const rules = esrPlus.rules.map((rule) =>
      rule.rule === 'flatRate' ? { ...rule, confirmed: false } : rule,
    );
    const { figures } = estimateCosts({ ...esrPlus, rules }, flat40(staff('costs', '100.00')));
    expect(figures.filter(({ unconfirmed }) => unconfirmed).map(({ figure }) => figure)).toEqual([
      'flatRateCosts',
      'totalCost',
      'support',
      'ownContribution',
    ]);
  });
});

describe('a refusal of the cost model', () => {
  it('names the rate, its validity and source for side costs of a day before it', () => {
    expect(refusalOf(esrPlus, flat40(staff('salary', '100.00', { on: '2021-08-23' })))).toMatchObject({
      pointer: '/staff/0/on',
      code: 'cost.rate_not_valid',
      params: { day: '2021-08-23', validFrom: '2021-08-24', source: expect.stringContaining('2021–2027') },
    });
    expect(refusalOf(esrPlus, flat40(staff('salary', '100.00', { on: '2021-08-24' })))).toBeNull();
  });

  it.each(['7', '1.5'])('says that the base of %s %% is not recorded', (flatRate) => {
    expect(refusalOf(esrPlus, { ...flat40(staff('costs', '100.00')), flatRate })).toMatchObject({
      code: 'cost.flat_rate_base_unknown',
      params: { rate: flatRate },
    });
  });

  it('is gone once the decision records the base', () => {
    const rules = esrPlus.rules.map((rule) =>
      rule.rule === 'flatRate' && rule.value === '7' ? { ...rule, base: 'staffCosts' } : rule,
    );
    const inputs = { ...flat40(staff('costs', '100.00')), flatRate: '7' };
    expect(figuresOf({ ...esrPlus, rules }, inputs).flatRateCosts).toBe('7.00');
  });

  it('names the flat rates that there are', () => {
    expect(refusalOf(esrPlus, { ...flat40(staff('costs', '1.00')), flatRate: '17' })).toMatchObject({
      code: 'cost.flat_rate_unknown',
      params: { rates: expect.stringContaining('40') },
    });
  });

  it('names the highest rate of support', () => {
    expect(refusalOf(esrPlus, { ...flat40(staff('costs', '1.00')), supportRate: '80.01' })).toMatchObject({
      pointer: '/supportRate',
      params: { rate: '80.01', maximumRate: '80' },
    });
  });

  it('names the models that the terms allow', () => {
    const rule = { ...esrPlus.rules[0]!, rule: 'allowedCostModels', value: ['actual', 'flatRate'] };
    const terms = {
      ...esrPlus,
      rules: [rule, ...esrPlus.rules.filter((one) => one.rule !== 'allowedCostModels')],
    };
    expect(refusalOf(terms, { ...nothing, model: 'lumpSum' })).toMatchObject({
      pointer: '/model',
      code: 'cost.model_not_allowed',
      params: { allowed: 'actual, flatRate' },
    });
  });
});

describe('whatever is put in', () => {
  const money = fc.bigInt({ min: 0n, max: 10_000_000_00n }).map((value) => cents(value));
  const row = fc.record({
    kind: fc.constantFrom<StaffInput['kind']>('salary', 'costs', 'unitCost'),
    name: fc.constant(null),
    amount: money,
    hours: fc.integer({ min: 0, max: 1720 }).map(String),
    on: fc.constantFrom(null, '2022-01-31'),
    teachingStaff: fc.boolean(),
  });
  const inputs = fc.record({
    model: fc.constantFrom<CostModel>('actual', 'flatRate', 'unitCost'),
    staff: fc.array(row, { maxLength: 5 }),
    other: fc.option(money),
    rate: fc
      .integer({ min: 0, max: 8000 })
      .map((rate) => `${Math.floor(rate / 100)}.${String(rate % 100).padStart(2, '0')}`),
  });
  type Drawn = { model: CostModel; staff: StaffInput[]; other: Cents | null; rate: string };
  const of = ({ model, staff: rows, other, rate }: Drawn): CostInputs => ({
    ...nothing,
    ...{ model, staff: rows, supportRate: rate },
    ...(model === 'flatRate' ? { flatRate: '40' } : { other }),
  });
  const amounts = (result: ReturnType<typeof estimateCosts>, ...figures: CostFigure[]): bigint[] =>
    figures.map((figure) => amountOf(result, figure) ?? 0n);

  it('support and own contribution make the total, and the total is the sum of its parts', () => {
    fc.assert(
      fc.property(inputs, (drawn) => {
        const result = estimateCosts(esrPlus, of(drawn));
        const [total = 0n, support = 0n, own = 0n] = amounts(
          result,
          'totalCost',
          'support',
          'ownContribution',
        );
        expect(support + own).toBe(total);
        const parts = amounts(result, 'staffCosts', 'otherCosts', 'flatRateCosts');
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      }),
    );
  });

  it('the support stays within its rate, half a cent apart at most, and within the total', () => {
    fc.assert(
      fc.property(inputs, (drawn) => {
        const result = estimateCosts(esrPlus, of(drawn));
        const [total = 0n, support = 0n] = amounts(result, 'totalCost', 'support');
        const exact = total * BigInt(drawn.rate.replace('.', ''));
        const apart = 2n * (support * 10_000n - exact);
        expect(apart <= 10_000n && apart >= -10_000n).toBe(true);
        expect(support >= 0n && support <= total).toBe(true);
      }),
    );
  });

  it('more salary never makes less total, support or own contribution', () => {
    fc.assert(
      fc.property(inputs, row, money, (drawn, extra, more) => {
        const rows = (amount: bigint) => [...drawn.staff, { ...extra, amount: cents(amount) }];
        const less = estimateCosts(esrPlus, of({ ...drawn, staff: rows(extra.amount) }));
        const greater = estimateCosts(esrPlus, of({ ...drawn, staff: rows(extra.amount + more) }));
        const figures = ['totalCost', 'support', 'ownContribution'] as const;
        const [before, after] = [amounts(less, ...figures), amounts(greater, ...figures)];
        expect(after.every((amount, at) => amount >= (before[at] ?? 0n))).toBe(true);
      }),
    );
  });

  it('each figure ends its own chain, which sums where no rule is applied', () => {
    fc.assert(
      fc.property(inputs, (drawn) => {
        for (const { amount, explanation } of estimateCosts(esrPlus, of(drawn)).figures) {
          const last = explanation.steps.at(-1);
          if (!last) continue;
          expect(last.result.value).toBe(amount === null ? null : formatWire(amount));
          expect(explanation.result).toEqual(last.result);
        }
      }),
    );
  });
});
