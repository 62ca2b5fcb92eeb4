import type { CostCategory } from '../../../../shared/cost-categories.js';
import type { ExplainedRule, ExplanationInput } from '../../../../shared/explanation.js';
import type { CostModel } from '../../../../shared/funding.js';
import { type Cents, cents, formatWire } from '../../../../shared/money/index.js';
import type { FundingFinding } from '../../../funding/index.js';
import { CATEGORY_OF } from './budget-lines.js';
import type { ComputedFigure, CostFigure } from './cost-model.js';
import type { CostRule, CostTerms } from './cost-terms.js';
import { isAbove, sameNumber } from './numbers.js';
import { ruleWithValue, valuesOf } from './rule-words.js';

/** A saved estimate as the funding check looks at it. */
export interface StatedEstimate {
  readonly id: string;
  readonly year: number;
  readonly partId: string | null;
  readonly partName: string | null;
  readonly model: CostModel;
  /** Which flat rate, as decimal text; of the model `flatRate` only. */
  readonly flatRate: string | null;
  readonly figures: readonly ComputedFigure[];
}

/** The cost models that the decision on a project names. */
export interface DecidedModels {
  readonly number: string | null;
  /** The day of the decision, to the day, month or year. */
  readonly decided: string | null;
  readonly model: CostModel | null;
  /** Of implementers for whom it names another one, by their ids. */
  readonly ofParts: ReadonlyMap<string, CostModel>;
}

/**
 * What saved estimates break of the terms that hold now. Saving refuses the same; but the terms of a project change
 * with its instrument and its decision, and the estimates made before stay as they are.
 */
export function costFindings(
  terms: CostTerms,
  estimates: readonly StatedEstimate[],
  decided: DecidedModels | null = null,
): FundingFinding[] {
  return [
    ...estimates.flatMap((estimate) => [
      ...modelNotAllowed(terms, estimate),
      ...categoriesNotAllowed(terms, estimate),
      ...(decided ? differsFromDecision(terms, estimate, decided) : []),
    ]),
    ...severalModels(terms, estimates),
    ...lumpSumsAbove(terms, estimates),
  ];
}

function modelNotAllowed(terms: CostTerms, estimate: StatedEstimate): FundingFinding[] {
  const rule = terms.ruleOf('allowedCostModels');
  if (!rule || valuesOf(rule).includes(estimate.model)) return [];
  return [
    {
      ...about(rule, estimate),
      code: 'costModelNotAllowed',
      params: { ...placeOf(estimate), model: estimate.model, allowedModels: valuesOf(rule).join(',') },
      figures: figureInputs(estimate, 'totalCost'),
      result: { kind: 'text', value: `model:${estimate.model}` },
    },
  ];
}

/** The decision names a model, and by an override also its rate; an estimate by another one tells of other money. */
function differsFromDecision(
  terms: CostTerms,
  estimate: StatedEstimate,
  { number, decided, model, ofParts }: DecidedModels,
): FundingFinding[] {
  const wanted = (estimate.partId === null ? undefined : ofParts.get(estimate.partId)) ?? model;
  if (wanted === null) return [];
  const rates = wanted === 'flatRate' ? terms.rulesOf('flatRate') : [];
  const ownRates = rates.filter(({ origin }) => origin === 'decision');
  const { flatRate } = estimate;
  const sameRate =
    flatRate === null ||
    ownRates.length === 0 ||
    ownRates.some((rule) => valuesOf(rule).some((value) => sameNumber(value, flatRate)));
  if (estimate.model === wanted && sameRate) return [];
  const stated = (ownRates.length > 0 ? ownRates : rates).flatMap(valuesOf);
  const rule: ExplainedRule = {
    ...{
      rule: 'allowedCostModels',
      variant: null,
      value: wanted,
      unit: null,
      validFrom: null,
      validTo: null,
    },
    source: { title: number ?? '–', ...(decided === null ? {} : { date: decided }) },
    ...{ confirmed: true, origin: 'decision' },
  };
  const ownRate = ownRates[0]?.explained;
  return [
    {
      ...{ severity: 'warning', code: 'costModelDiffersFromDecision' },
      pointer: `/cost-estimates/${estimate.id}`,
      rule: estimate.model === wanted && ownRate ? ownRate : rule,
      params: {
        ...placeOf(estimate),
        ...{ number: number ?? '–', decidedModel: wanted, model: estimate.model },
        // Of several rates of the instrument nobody says which one the decision means.
        ...(stated.length === 1 ? { decidedRate: stated[0] ?? '' } : {}),
        ...(flatRate === null ? {} : { estimateRate: flatRate }),
      },
      figures: [
        { key: 'decided', kind: 'text', value: `model:${wanted}` },
        { key: 'estimate', kind: 'text', value: `model:${estimate.model}` },
        ...figureInputs(estimate, 'totalCost'),
      ],
      result: { kind: 'text', value: `model:${wanted}` },
    },
  ];
}

/** Beside a flat rate that covers them, costs would be paid twice. */
function categoriesNotAllowed(terms: CostTerms, estimate: StatedEstimate): FundingFinding[] {
  if (estimate.model === 'lumpSum') return [];
  const { flatRate } = estimate;
  const chosen =
    flatRate === null ? null : ruleWithValue(terms, 'flatRate', (value) => sameNumber(value, flatRate));
  const rule = terms.ruleOf('allowedCostCategories', { variant: chosen?.variant ?? null });
  if (!rule) return [];
  const allowed = valuesOf(rule);
  return estimate.figures.flatMap(({ figure, amount }): FundingFinding[] => {
    const category: CostCategory | undefined = CATEGORY_OF[figure];
    if (!category || category === 'flatRate' || allowed.includes(category)) return [];
    if (amount === null || amount <= 0n) return [];
    return [
      {
        ...about(rule, estimate),
        code: 'costCategoryNotAllowed',
        params: {
          ...placeOf(estimate),
          ...{ category, amount: formatWire(amount), allowedCategories: allowed.join(',') },
        },
        figures: figureInputs(estimate, figure),
        result: { kind: 'amount', value: formatWire(amount) },
      },
    ];
  });
}

function severalModels(terms: CostTerms, estimates: readonly StatedEstimate[]): FundingFinding[] {
  const rule = terms.ruleOf('oneCostModel');
  const models = [...new Set(estimates.map(({ model }) => model))];
  if (!rule || rule.value !== true || models.length < 2) return [];
  return [
    {
      ...about(rule),
      code: 'costModelsDiffer',
      params: { models: models.join(',') },
      figures: estimates.flatMap((estimate) => figureInputs(estimate, 'totalCost')),
      result: { kind: 'number', value: String(models.length) },
    },
  ];
}

/**
 * Each lump sum against the ceiling; where every one of them keeps to it, also all of the project together, since a
 * project that is cut into years and implementers is still one. The rule does not say so, so that is a warning.
 */
function lumpSumsAbove(terms: CostTerms, estimates: readonly StatedEstimate[]): FundingFinding[] {
  const rule = terms.ruleOf('lumpSumMaximum');
  const ceiling = rule && valuesOf(rule)[0];
  if (!rule || ceiling === null || ceiling === undefined) return [];
  const sums = estimates.flatMap((estimate) => {
    const amount = amountOf(estimate, 'lumpSum');
    return estimate.model === 'lumpSum' && amount !== null ? [{ estimate, amount }] : [];
  });
  const above = sums.filter(({ amount }) => isAbove(formatWire(amount), ceiling));
  if (above.length > 0) {
    return above.map(({ estimate, amount }) => lumpSumAbove(rule, ceiling, amount, [estimate]));
  }
  const together = cents(sums.reduce((sum, { amount }) => sum + amount, 0n));
  if (!isAbove(formatWire(together), ceiling)) return [];
  const finding = lumpSumAbove(
    rule,
    ceiling,
    together,
    sums.map(({ estimate }) => estimate),
  );
  return [{ ...finding, severity: 'warning' }];
}

function lumpSumAbove(
  rule: CostRule,
  ceiling: string,
  amount: Cents,
  of: readonly StatedEstimate[],
): FundingFinding {
  const [first] = of;
  const single = of.length === 1 ? first : undefined;
  const limit = centsOf(ceiling);
  return {
    ...about(rule, single),
    code: 'lumpSumAboveCeiling',
    params: {
      ...(single ? placeOf(single) : {}),
      amount: formatWire(amount),
      ceiling: formatWire(limit),
      over: formatWire(cents(amount - limit)),
    },
    figures: [
      ...of.flatMap((estimate) => figureInputs(estimate, 'lumpSum')),
      { key: 'limit', kind: 'amount', value: formatWire(limit) },
    ],
    result: { kind: 'amount', value: formatWire(cents(amount - limit)) },
  };
}

function about(
  rule: CostRule,
  estimate?: StatedEstimate,
): Pick<FundingFinding, 'severity' | 'rule' | 'pointer'> {
  return {
    severity: rule.confirmed ? 'violation' : 'warning',
    rule: rule.explained,
    pointer: estimate ? `/cost-estimates/${estimate.id}` : '',
  };
}

function placeOf({ year, partName }: StatedEstimate): Record<string, string> {
  return { year: String(year), ...(partName === null ? {} : { part: partName }) };
}

function figureInputs(estimate: StatedEstimate, figure: CostFigure): ExplanationInput[] {
  const amount = amountOf(estimate, figure);
  const of = [estimate.year, estimate.partName].filter((one) => one !== null).join(' ');
  return [{ key: figure, of, kind: 'amount', value: amount === null ? null : formatWire(amount) }];
}

function amountOf({ figures }: StatedEstimate, figure: CostFigure): Cents | null {
  return figures.find((one) => one.figure === figure)?.amount ?? null;
}

function centsOf(amount: string): Cents {
  const [whole = '0', decimals = ''] = amount.split('.');
  return cents(BigInt(whole + decimals.padEnd(2, '0').slice(0, 2)));
}
