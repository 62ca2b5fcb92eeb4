import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { parseAmount } from '../../../../shared/money/index.js';
import type { Terms } from '../../../funding/index.js';
import { costTermsOf } from '../cost-terms-of.js';
import { type StatedEstimate, costFindings } from './cost-findings.js';
import type { CostFigure } from './cost-model.js';

/** The terms as delivered, so that a changed rule changes what is asserted here. */
function termsOf(code: string, overrides: Terms['overrides'] = []) {
  const file = parse(readFileSync(`config/instruments/${code}.yaml`, 'utf8')) as Pick<Terms, 'rules'>;
  return costTermsOf({
    instrument: { code, name: { fi: code, sv: code, en: code } },
    ...{ version: 1, on: '2022-05-02', rules: file.rules, newestRules: file.rules, overrides },
    decision: overrides.length > 0 ? { id: 'decision', number: 'TESTI 1', decided: '2022-05-01' } : null,
  });
}

const esrPlus = termsOf('esr-plus-2021-2027');

function estimate(
  id: string,
  model: StatedEstimate['model'],
  amounts: Partial<Record<CostFigure, string>>,
  more: Partial<StatedEstimate> = {},
): StatedEstimate {
  const figures = Object.entries(amounts).map(([figure, text]) => {
    const parsed = parseAmount(text);
    if (!parsed.ok) throw new RangeError(text);
    const result = { kind: 'amount', value: text } as const;
    return {
      figure: figure as CostFigure,
      amount: parsed.amountCents,
      unconfirmed: false,
      explanation: { figure: figure as CostFigure, steps: [], result },
    };
  });
  return { id, year: 2022, partId: null, partName: null, model, flatRate: null, figures, ...more };
}

const lumpSum = (id: string, amount: string, more: Partial<StatedEstimate> = {}) =>
  estimate(id, 'lumpSum', { lumpSum: amount, totalCost: amount }, more);
const codesOf = (...estimates: StatedEstimate[]) =>
  costFindings(esrPlus, estimates).map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

describe('the cost estimates of a project against its terms', () => {
  it('may reach the ceiling of a lump sum but not pass it by a cent', () => {
    expect(codesOf(lumpSum('a', '200000.00'))).toEqual([]);
    const [finding] = costFindings(esrPlus, [lumpSum('a', '200000.01')]);
    expect(finding).toMatchObject({
      ...{ code: 'lumpSumAboveCeiling', pointer: '/cost-estimates/a' },
      params: { year: '2022', amount: '200000.01', ceiling: '200000.00', over: '0.01' },
      rule: { rule: 'lumpSumMaximum', value: '200000.00' },
    });
  });

  it('warn where lump sums keep to the ceiling one by one and pass it together', () => {
    expect(codesOf(lumpSum('a', '120000.00'), lumpSum('b', '100000.00', { year: 2023 }))).toEqual([
      'warning lumpSumAboveCeiling ',
    ]);
  });

  it('keep to the models that the decision leaves, whatever the instrument allows', () => {
    const terms = termsOf('esr-plus-2021-2027', [
      { rule: 'allowedCostModels', variant: null, value: ['flatRate'], note: null },
    ]);
    expect(costFindings(terms, [lumpSum('a', '5.00', { partName: 'Osatoteuttaja' })])).toMatchObject([
      {
        ...{ code: 'costModelNotAllowed', severity: 'violation', rule: { origin: 'decision' } },
        params: { model: 'lumpSum', allowedModels: 'flatRate', year: '2022', part: 'Osatoteuttaja' },
      },
    ]);
  });

  it('have one model where the instrument wants one, and several where it does not', () => {
    const both = [
      lumpSum('a', '5.00'),
      estimate('b', 'actual', { staffCosts: '7.00', totalCost: '7.00' }),
    ] as const;
    expect(codesOf(...both).filter((code) => code.includes('costModelsDiffer'))).toHaveLength(1);
    const stm = costFindings(termsOf('stm-state-grant'), both).map(({ code }) => code);
    expect(stm).not.toContain('costModelsDiffer');
  });

  it('name what the flat rate of 40 % covers already', () => {
    const amounts = { staffCosts: '100.00', travelCosts: '9.00', flatRateCosts: '40.00' };
    expect(costFindings(esrPlus, [estimate('a', 'flatRate', amounts, { flatRate: '40.00' })])).toMatchObject([
      {
        code: 'costCategoryNotAllowed',
        params: { category: 'travel', amount: '9.00' },
        result: { value: '9.00' },
      },
    ]);
    expect(codesOf(estimate('a', 'actual', { staffCosts: '100.00', travelCosts: '9.00' }))).toEqual([]);
  });

  it('keep to the model that the decision names, and say by which ones they differ', () => {
    const decided = {
      number: 'TESTI 1',
      decided: '2022-05-01',
      model: 'flatRate',
      ofParts: new Map(),
    } as const;
    const flat = estimate('a', 'flatRate', { totalCost: '140.00' }, { flatRate: '40' });
    expect(costFindings(esrPlus, [flat], decided)).toEqual([]);
    const actual = estimate('b', 'actual', { totalCost: '7.00' }, { partName: 'Osatoteuttaja' });
    expect(costFindings(esrPlus, [actual], null)).toEqual([]);
    expect(costFindings(esrPlus, [actual], { ...decided, model: null })).toEqual([]);
    expect(costFindings(esrPlus, [actual], decided)).toMatchObject([
      {
        ...{ code: 'costModelDiffersFromDecision', severity: 'warning', pointer: '/cost-estimates/b' },
        params: { number: 'TESTI 1', decidedModel: 'flatRate', model: 'actual', part: 'Osatoteuttaja' },
        rule: { origin: 'decision', value: 'flatRate', source: { title: 'TESTI 1', date: '2022-05-01' } },
        figures: [{ value: 'model:flatRate' }, { value: 'model:actual' }, { value: '7.00' }],
      },
    ]);
  });

  it('follow the model that the decision names for one implementer, and the rate it overrides', () => {
    const decided = {
      ...{ number: 'TESTI 1', decided: '2022-05-01', model: 'flatRate' as const },
      ofParts: new Map([['part', 'actual' as const]]),
    };
    const part = estimate('a', 'actual', { totalCost: '7.00' }, { partId: 'part' });
    expect(costFindings(esrPlus, [part], decided)).toEqual([]);
    const esr = termsOf('esr-2014-2020', [{ rule: 'flatRate', variant: null, value: '24', note: null }]);
    const seventeen = estimate('b', 'flatRate', { totalCost: '117.00' }, { flatRate: '17' });
    const codes = (estimates: StatedEstimate[]) =>
      costFindings(esr, estimates, decided).flatMap(({ code, params, rule }) =>
        code === 'costModelDiffersFromDecision'
          ? [[params['decidedRate'], params['estimateRate'], rule?.value]]
          : [],
      );
    expect(codes([seventeen])).toEqual([['24', '17', '24']]);
    expect(codes([{ ...seventeen, flatRate: '24.0' }])).toEqual([]);
  });
});
