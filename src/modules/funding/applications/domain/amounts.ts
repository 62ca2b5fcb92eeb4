import { Decimal } from 'decimal.js';
import { type Cents, ZERO_CENTS, cents, formatWire, parseAmount } from '../../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';

/** Of the whole project, or of the centre's own part. The two are never added up. */
export const SCOPES = ['whole', 'own'] as const;
export type Scope = (typeof SCOPES)[number];

/** How exactly an amount is known; a range has its ends and no total. */
export const EXACTNESSES = ['exact', 'approximate', 'range'] as const;
export type Exactness = (typeof EXACTNESSES)[number];

/** What is applied for or decided. Null is unknown, never zero. */
export interface FundingAmount {
  readonly scope: Scope;
  readonly exactness: Exactness;
  readonly totalCents: Cents | null;
  readonly minCents: Cents | null;
  readonly maxCents: Cents | null;
  readonly grantCents: Cents | null;
  readonly ownContributionCents: Cents | null;
  /** Percentages of the total, as decimal text. */
  readonly supportRate: string | null;
  readonly ownRate: string | null;
}

/** The same as it comes in: decimal strings of euro. */
export interface AmountInput {
  scope: string;
  exactness: string;
  total?: string | null;
  min?: string | null;
  max?: string | null;
  grant?: string | null;
  ownContribution?: string | null;
  supportRate?: string | null;
  ownRate?: string | null;
}

/**
 * Reads amounts whose single fields are valid already. Of the grant, the own contribution and the total, an exact
 * amount may leave out one: it follows from the other two.
 */
export function readAmounts(inputs: readonly AmountInput[]): FundingAmount[] {
  return inputs.map((input) => completed(readAmount(input)));
}

/** What is wrong with the amounts as wholes: shape, sums and rates. */
export function amountProblems(amounts: readonly FundingAmount[], pointer: string): FieldProblem[] {
  const repeated = amounts.flatMap(({ scope }, at) =>
    amounts.findIndex((other) => other.scope === scope) < at
      ? [fieldProblem(`${pointer}/${at}/scope`, 'field.duplicate')]
      : [],
  );
  return [...repeated, ...amounts.flatMap((amount, at) => problemsOf(amount, `${pointer}/${at}`))];
}

function readAmount(input: AmountInput): FundingAmount {
  return {
    scope: input.scope as Scope,
    exactness: input.exactness as Exactness,
    totalCents: centsOf(input.total),
    minCents: centsOf(input.min),
    maxCents: centsOf(input.max),
    grantCents: centsOf(input.grant),
    ownContributionCents: centsOf(input.ownContribution),
    supportRate: input.supportRate ?? null,
    ownRate: input.ownRate ?? null,
  };
}

function completed(amount: FundingAmount): FundingAmount {
  const { totalCents: total, grantCents: grant, ownContributionCents: own } = amount;
  if (amount.exactness !== 'exact') return amount;
  if (total === null && grant !== null && own !== null) return { ...amount, totalCents: cents(grant + own) };
  if (total !== null && grant === null && own !== null && own <= total) {
    return { ...amount, grantCents: cents(total - own) };
  }
  if (total !== null && grant !== null && own === null && grant <= total) {
    return { ...amount, ownContributionCents: cents(total - grant) };
  }
  return amount;
}

function problemsOf(amount: FundingAmount, pointer: string): FieldProblem[] {
  return [
    ...shapeProblems(amount, pointer),
    ...sumProblems(amount, pointer),
    ...rateProblems(amount, pointer),
  ];
}

function shapeProblems({ exactness, ...amount }: FundingAmount, pointer: string): FieldProblem[] {
  if (exactness !== 'range') {
    return [
      ...(amount.totalCents === null && amount.grantCents === null
        ? [fieldProblem(`${pointer}/total`, 'field.required')]
        : []),
      ...(amount.minCents !== null ? [fieldProblem(`${pointer}/min`, 'amount.not_a_range')] : []),
      ...(amount.maxCents !== null ? [fieldProblem(`${pointer}/max`, 'amount.not_a_range')] : []),
    ];
  }
  const { minCents: min, maxCents: max } = amount;
  return [
    ...(min === null ? [fieldProblem(`${pointer}/min`, 'field.required')] : []),
    ...(max === null ? [fieldProblem(`${pointer}/max`, 'field.required')] : []),
    ...(amount.totalCents !== null ? [fieldProblem(`${pointer}/total`, 'amount.range_has_no_total')] : []),
    ...(min !== null && max !== null && min > max
      ? [fieldProblem(`${pointer}/max`, 'amount.order', { min: formatWire(min), max: formatWire(max) })]
      : []),
  ];
}

function sumProblems(amount: FundingAmount, pointer: string): FieldProblem[] {
  const { totalCents: total, grantCents: grant, ownContributionCents: own } = amount;
  if (total === null) return [];
  const sum = cents((grant ?? ZERO_CENTS) + (own ?? ZERO_CENTS));
  const wrong = grant !== null && own !== null ? sum !== total : sum > total;
  return wrong
    ? [
        fieldProblem(`${pointer}/total`, 'amount.sum', {
          grant: formatWire(grant ?? ZERO_CENTS),
          own: formatWire(own ?? ZERO_CENTS),
          sum: formatWire(sum),
          total: formatWire(total),
        }),
      ]
    : [];
}

function rateProblems({ supportRate, ownRate }: FundingAmount, pointer: string): FieldProblem[] {
  if (supportRate === null || ownRate === null) return [];
  const sum = new Decimal(supportRate).plus(ownRate);
  return sum.gt(100) ? [fieldProblem(`${pointer}/ownRate`, 'percent.sum', { sum: sum.toString() })] : [];
}

function centsOf(value: string | null | undefined): Cents | null {
  if (value == null) return null;
  const parsed = parseAmount(value);
  if (!parsed.ok) throw new RangeError(`"${value}" is no amount: ${parsed.reason}`);
  return parsed.amountCents;
}
