import type { CostRule, CostTerms } from './cost-terms.js';
import type { ExplanationInput } from '../../../../shared/explanation.js';
import { type Cents, cents, fractionOf } from '../../../../shared/money/index.js';
import { invalidField } from '../../../../shared/problem.js';
import type { CostInputs } from './cost-inputs.js';
import { type Figure, type KnownFigure, inputOf, rounded, unknown } from './figure.js';
import { isAbove } from './numbers.js';
import { sourceOf, valuesOf } from './rule-words.js';

/** Who bears the cost: the funder's support and the own contribution, together the total. */
export interface Shares {
  readonly supportRate: string | null;
  readonly support: Figure;
  readonly ownContribution: Figure;
}

/** The rate of support that applies, with the rule that limits it. */
interface Rate {
  readonly rate: string | null;
  readonly limit: CostRule | null;
}

/**
 * The support by its rate, and the own contribution. Where an authority rounds the own contribution up to whole euros,
 * that comes first and the support is the rest; elsewhere the support is rounded half up and the own contribution is
 * the rest. Either way both make the total to the cent.
 */
export function sharesOf(terms: CostTerms, inputs: CostInputs, total: KnownFigure): Shares {
  const { rate, limit } = rateOf(terms, inputs);
  if (rate === null) {
    const missing = [inputOf(total), rateInput(null)];
    return {
      supportRate: null,
      support: unknown({ key: 'support', inputs: missing, from: [total] }),
      ownContribution: unknown({ key: 'ownContribution', inputs: missing, from: [total] }),
    };
  }
  const own = terms.ruleOf('ownShareRounding');
  const shares =
    own?.value === true && own.rounding === 'upToEuro'
      ? ownFirst(limit ? rateOfRule(total, rate, limit) : total, rate, own)
      : supportFirst(total, rate, limit);
  return { supportRate: rate, ...shares };
}

function supportFirst(total: KnownFigure, rate: string, rule: CostRule | null) {
  const support = rounded(percentOf(total.amount, rate), 'halfUp', {
    key: 'support',
    inputs: [inputOf(total), rateInput(rate)],
    rule,
    from: [total],
  });
  return { support, ownContribution: rest('ownContribution', total, support) };
}

function ownFirst(total: KnownFigure, rate: string, rule: CostRule) {
  const share = percentOf(total.amount, rate);
  const exact = {
    numerator: total.amount * share.denominator - share.numerator,
    denominator: share.denominator,
  };
  const up = rounded(exact, 'upToEuro', {
    key: 'ownContribution',
    inputs: [inputOf(total), rateInput(rate)],
    rule,
    from: [total],
  });
  // A total below the next whole euro is borne whole, and no more than whole.
  const ownContribution = up.amount > total.amount ? rest('ownContribution', total) : up;
  return { ownContribution, support: rest('support', total, ownContribution) };
}

/** The total with a step that says by which rule the rate is what it is: the rounding rule does not tell it. */
function rateOfRule(total: KnownFigure, rate: string, limit: CostRule): KnownFigure {
  const result = { kind: 'percent', value: rate } as const;
  const step = { key: 'supportRate', inputs: [], rule: limit.explained, rounding: null, result } as const;
  return { ...total, steps: [...total.steps, step] };
}

/** The total less a share of it. */
function rest(key: 'support' | 'ownContribution', total: KnownFigure, less?: KnownFigure): KnownFigure {
  return rounded({ numerator: total.amount - (less?.amount ?? 0n), denominator: 1n }, 'halfUp', {
    key,
    inputs: [inputOf(total), ...(less ? [inputOf(less)] : [])],
    from: less ? [less] : [total],
  });
}

/** The rate asked for, or the highest that is allowed; above it is refused with the rule. */
function rateOf(terms: CostTerms, { supportRate }: CostInputs): Rate {
  const maximum = terms.ruleOf('maximumSupportRate');
  const minimumOwn = terms.ruleOf('minimumOwnShare');
  const limits = [
    ...(maximum ? [{ rate: valuesOf(maximum)[0] ?? '100', limit: maximum }] : []),
    ...(minimumOwn ? [{ rate: lessFromHundred(valuesOf(minimumOwn)[0] ?? '0'), limit: minimumOwn }] : []),
  ];
  const lowest = limits.reduce<{ rate: string; limit: CostRule } | null>(
    (low, one) => (low === null || isAbove(low.rate, one.rate) ? one : low),
    null,
  );
  if (supportRate === null) return lowest ?? { rate: null, limit: null };
  if (lowest && isAbove(supportRate, lowest.rate)) {
    throw invalidField('/supportRate', 'cost.support_rate_above', {
      rate: supportRate,
      maximumRate: lowest.rate,
      ...sourceOf(lowest.limit),
    });
  }
  return { rate: supportRate, limit: lowest?.limit ?? null };
}

function percentOf(amount: Cents, rate: string) {
  const { numerator, denominator } = fractionOf(rate);
  return { numerator: cents(amount) * numerator, denominator: denominator * 100n };
}

function rateInput(rate: string | null): ExplanationInput {
  return { key: 'supportRate', kind: 'percent', value: rate };
}

function lessFromHundred(percent: string): string {
  const { numerator, denominator } = fractionOf(percent);
  const left = 100n * denominator - numerator;
  const decimals = denominator.toString().length - 1;
  const digits = left.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
