import type { CostRule, CostTerms } from './cost-terms.js';
import type { CostCategory } from '../../../../shared/cost-categories.js';
import { type Cents, fractionOf } from '../../../../shared/money/index.js';
import { invalidField } from '../../../../shared/problem.js';
import type { CostInputs } from './cost-inputs.js';
import { type KnownFigure, inputOf, rounded, roundingOf } from './figure.js';
import { sameNumber } from './numbers.js';
import { ruleWithValue, sourceOf, valuesOf } from './rule-words.js';

/** What a flat rate may be worked out of. */
export interface FlatRateBases {
  readonly salary: KnownFigure;
  readonly staffCosts: KnownFigure;
  /** Everything but the flat rate itself. */
  readonly directCosts: KnownFigure;
}

/** The flat rate that was chosen, refused where the terms do not state it or its base is not recorded. */
export function flatRateRule(terms: CostTerms, { flatRate }: CostInputs): CostRule {
  const known = terms.rulesOf('flatRate');
  if (known.length === 0) {
    throw invalidField('/flatRate', 'cost.no_such_rule', {
      instrument: terms.instrument.code,
      rule: 'flatRate',
    });
  }
  if (flatRate === null) throw invalidField('/flatRate', 'field.required');
  const rule = ruleWithValue(terms, 'flatRate', (value) => sameNumber(value, flatRate));
  if (!rule) {
    throw invalidField('/flatRate', 'cost.flat_rate_unknown', {
      rate: flatRate,
      rates: known.flatMap(valuesOf).join(', '),
      ...sourceOf(known[0]!),
    });
  }
  if (baseOf(rule) === null) {
    throw invalidField('/flatRate', 'cost.flat_rate_base_unknown', { rate: flatRate, ...sourceOf(rule) });
  }
  return rule;
}

/** Costs that the chosen model does not take are refused: beside a flat rate for all of them, they would be paid twice. */
export function refuseCostsWithin(terms: CostTerms, flatRate: CostRule | null, inputs: CostInputs): void {
  const allowed = terms.ruleOf('allowedCostCategories', { variant: flatRate?.variant ?? null });
  if (!allowed) return;
  const stated: [field: string, category: CostCategory, stated: boolean][] = [
    ['staff', 'staff', inputs.staff.length > 0],
    ['purchasedServices', 'purchasedServices', isPositive(inputs.purchasedServices)],
    ['travel', 'travel', isPositive(inputs.travel)],
    ['travelDays', 'travel', inputs.travelDays.length > 0],
    ['equipment', 'equipment', isPositive(inputs.equipment)],
    ['other', 'other', isPositive(inputs.other)],
  ];
  const refused = stated.find(([, category, present]) => present && !valuesOf(allowed).includes(category));
  if (!refused) return;
  throw invalidField(`/${refused[0]}`, flatRate ? 'cost.within_flat_rate' : 'cost.category_not_allowed', {
    category: refused[1],
    rate: flatRate ? (valuesOf(flatRate)[0] ?? '') : '',
    ...sourceOf(allowed),
  });
}

/** The flat rate of its base; on totals, rounded as the rule says. */
export function flatRateOf(rule: CostRule, bases: FlatRateBases): KnownFigure {
  const base = bases[baseOf(rule) ?? 'directCosts'];
  const rate = fractionOf(valuesOf(rule)[0] ?? '0');
  return rounded(
    { numerator: base.amount * rate.numerator, denominator: rate.denominator * 100n },
    roundingOf(rule),
    { key: 'flatRateCosts', inputs: [inputOf(base)], rule, from: [base] },
  );
}

function baseOf({ base }: CostRule): keyof FlatRateBases | null {
  if (base === 'staffCosts' || base === 'salary') return base;
  return base === 'eligibleCost' || base === 'total' ? 'directCosts' : null;
}

const isPositive = (amount: Cents | null): boolean => amount !== null && amount > 0n;
