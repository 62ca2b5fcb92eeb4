import type { CostTerms } from './cost-terms.js';
import type { ExplainedTerm } from '../../../../shared/explanation-terms.js';
import type { Explanation } from '../../../../shared/explanation.js';
import type { CostModel } from '../../../../shared/funding.js';
import { type Cents, formatWire } from '../../../../shared/money/index.js';
import { invalidField } from '../../../../shared/problem.js';
import type { CostInputs } from './cost-inputs.js';
import {
  type Figure,
  type KnownFigure,
  explain,
  given,
  inputOf,
  isUnconfirmed,
  rounded,
  sumOf,
} from './figure.js';
import { flatRateOf, flatRateRule, refuseCostsWithin } from './flat-rate.js';
import { isAbove } from './numbers.js';
import { sourceOf, valuesOf } from './rule-words.js';
import { staffCostsOf } from './staff-costs.js';
import { sharesOf } from './support.js';
import { travelCostsOf } from './travel-costs.js';

/** The figures of a cost estimate, in the order in which they are shown. */
export const COST_FIGURES = [
  'staffCosts',
  'purchasedServices',
  'travelCosts',
  'equipmentCosts',
  'otherCosts',
  'flatRateCosts',
  'lumpSum',
  'totalCost',
  'support',
  'ownContribution',
  'payableSupport',
] as const satisfies readonly ExplainedTerm[];
/** One of {@link COST_FIGURES}. */
export type CostFigure = (typeof COST_FIGURES)[number];

/** One figure with its explanation. */
export interface ComputedFigure {
  readonly figure: CostFigure;
  /** Null is unknown. */
  readonly amount: Cents | null;
  /** A rule that no source confirmed had a part in it. */
  readonly unconfirmed: boolean;
  readonly explanation: Explanation;
}

/** What a project costs and who bears it, by the terms that hold for it. */
export interface CostResult {
  readonly model: CostModel;
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly supportRate: string | null;
  readonly figures: readonly ComputedFigure[];
}

/**
 * Works out a cost estimate: side costs → staff costs → flat rate → total → support → own contribution.
 *
 * @throws Problem `input.invalid` where a rule refuses an input, with the rule's figures and source.
 */
export function estimateCosts(terms: CostTerms, inputs: CostInputs): CostResult {
  refuseModel(terms, inputs.model);
  const parts = inputs.model === 'lumpSum' ? [lumpSumOf(terms, inputs)] : partsOf(terms, inputs);
  const total = sumOf('totalCost', parts);
  const { supportRate, support, ownContribution } = sharesOf(terms, inputs, total);
  const payable = inputs.model === 'lumpSum' ? [payableSupport(support, inputs.proven)] : [];
  return {
    model: inputs.model,
    instrument: terms.instrument.code,
    instrumentVersion: terms.version,
    supportRate,
    figures: [...parts, total, support, ownContribution, ...payable].flatMap(computed),
  };
}

/** The amount of a figure of a result; null where it is unknown or no part of it. */
export function amountOf(result: CostResult, figure: CostFigure): Cents | null {
  return result.figures.find((one) => one.figure === figure)?.amount ?? null;
}

/** A model that the terms do not allow is refused with their rule. */
export function refuseModel(terms: CostTerms, model: CostModel): void {
  const allowed = terms.ruleOf('allowedCostModels');
  if (!allowed || valuesOf(allowed).includes(model)) return;
  throw invalidField('/model', 'cost.model_not_allowed', {
    model,
    allowed: valuesOf(allowed).join(', '),
    ...sourceOf(allowed),
  });
}

function partsOf(terms: CostTerms, inputs: CostInputs): KnownFigure[] {
  const { salary, staffCosts } = staffCostsOf(terms, inputs);
  const rule = inputs.model === 'flatRate' ? flatRateRule(terms, inputs) : null;
  if (!rule && inputs.flatRate !== null) throw invalidField('/flatRate', 'cost.flat_rate_not_in_model');
  refuseCostsWithin(terms, rule, inputs);
  const travel = travelCostsOf(terms, inputs);
  const direct = [
    staffCosts,
    ...asGiven('purchasedServices', inputs.purchasedServices),
    ...(travel ? [travel] : []),
    ...asGiven('equipmentCosts', inputs.equipment),
    ...asGiven('otherCosts', inputs.other),
  ];
  if (!rule) return direct;
  const directCosts = sumOf('directCosts', direct);
  return [...direct, flatRateOf(rule, { salary, staffCosts, directCosts })];
}

function asGiven(key: CostFigure, amount: Cents | null): KnownFigure[] {
  return amount === null ? [] : [given(key, amount)];
}

/** The lump sum agreed on, up to the ceiling; without one, the instrument's standard lump sum. */
function lumpSumOf(terms: CostTerms, { lumpSum }: CostInputs): KnownFigure {
  const ceiling = terms.ruleOf('lumpSumMaximum');
  const standard = terms.ruleOf('standardLumpSum');
  const rule = lumpSum === null ? standard : ceiling;
  if (!rule) {
    throw invalidField('/lumpSum', 'cost.no_such_rule', {
      instrument: terms.instrument.code,
      rule: lumpSum === null ? 'standardLumpSum' : 'lumpSumMaximum',
    });
  }
  const stated = valuesOf(rule)[0] ?? '0';
  if (lumpSum !== null && isAbove(formatWire(lumpSum), stated)) {
    throw invalidField('/lumpSum', 'cost.lump_sum_above', {
      amount: formatWire(lumpSum),
      maximumAmount: stated,
      ...sourceOf(rule),
    });
  }
  return rounded({ numerator: lumpSum ?? centsOf(stated), denominator: 1n }, 'halfUp', {
    key: 'lumpSum',
    inputs: lumpSum === null ? [] : [{ key: 'amount', kind: 'amount', value: formatWire(lumpSum) }],
    rule,
  });
}

/** A lump sum is paid on proven output only: until then nothing of the support is. */
function payableSupport(support: Figure, proven: boolean): Figure {
  const inputs = [
    inputOf(support),
    { key: 'provenOutput', kind: 'text', value: `word:${proven ? 'yes' : 'no'}` } as const,
  ];
  if (support.amount === null) return { key: 'payableSupport', amount: null, steps: support.steps };
  return rounded({ numerator: proven ? support.amount : 0n, denominator: 1n }, 'halfUp', {
    key: 'payableSupport',
    inputs,
    from: [support],
  });
}

function computed(figure: Figure): ComputedFigure[] {
  const name = COST_FIGURES.find((one) => one === figure.key);
  if (!name) return [];
  return [
    { figure: name, amount: figure.amount, unconfirmed: isUnconfirmed(figure), explanation: explain(figure) },
  ];
}

function centsOf(amount: string): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole + decimals.padEnd(2, '0').slice(0, 2));
}
