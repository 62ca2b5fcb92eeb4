import { Decimal } from 'decimal.js';
import {
  type Cents,
  ZERO_CENTS,
  cents,
  formatWire,
  parseAmount,
  sumCents,
} from '../../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { FundingClass } from '../../../../shared/funding.js';
import type { Exactness, FundingAmount, Scope } from './amounts.js';

/** What one source gives in one year, asked for or decided; of the whole project or of the centre's own part. */
export interface AmountLine {
  readonly scope: Scope;
  /** The implementer whose part it is; null where the amount is not told apart. */
  readonly partId: string | null;
  readonly year: number;
  readonly fundingClass: FundingClass;
  /** Whose money it is; null where only the class is known. */
  readonly organisationId: string | null;
  readonly exactness: Exactness;
  readonly amountCents: Cents | null;
  readonly minCents: Cents | null;
  readonly maxCents: Cents | null;
}

/** The same as it comes in: decimal strings of euro. */
export interface AmountLineInput {
  scope: Scope;
  partId?: string | null;
  year: number;
  fundingClass: FundingClass;
  organisationId?: string | null;
  exactness: Exactness;
  amount?: string | null;
  min?: string | null;
  max?: string | null;
}

/** From one amount to another; the two are the same for what is known as one figure. */
export interface Span {
  readonly fromCents: Cents;
  readonly toCents: Cents;
}

/** How much of a scope's cost its sources give. */
export interface Shares {
  readonly scope: Scope;
  /** Null where the cost is not known. */
  readonly cost: Span | null;
  readonly covered: Span;
  /** What no source gives; null where the cost is not known. */
  readonly uncovered: Span | null;
  /** The percentage that stated rates leave open, where no lines say who pays; null where nothing is open. */
  readonly uncoveredRate: string | null;
  /** Whether any figure behind it is approximate. */
  readonly approximate: boolean;
}

const NOTHING: Span = { fromCents: ZERO_CENTS, toCents: ZERO_CENTS };

/** Reads lines whose single fields are valid already. */
export function readLines(inputs: readonly AmountLineInput[]): AmountLine[] {
  return inputs.map((input) => ({
    scope: input.scope,
    partId: input.partId ?? null,
    year: input.year,
    fundingClass: input.fundingClass,
    organisationId: input.organisationId ?? null,
    exactness: input.exactness,
    amountCents: centsOf(input.amount),
    minCents: centsOf(input.min),
    maxCents: centsOf(input.max),
  }));
}

/** What is wrong with lines as such: their shape, and one source twice in a year. */
export function lineProblems(lines: readonly AmountLine[]): FieldProblem[] {
  const keyOf = (line: AmountLine) =>
    [line.scope, line.partId, line.year, line.fundingClass, line.organisationId].join(' ');
  return lines.flatMap((line, at) => [
    ...shapeProblems(line, `/lines/${at}`),
    ...(lines.findIndex((other) => keyOf(other) === keyOf(line)) < at
      ? [fieldProblem(`/lines/${at}/fundingClass`, 'field.duplicate')]
      : []),
  ]);
}

/** Lines of a part that does not implement the project. */
export function partProblems(
  records: readonly { readonly partId: string | null }[],
  parts: ReadonlySet<string>,
  at: string,
): FieldProblem[] {
  return records.flatMap(({ partId }, place) =>
    partId === null || parts.has(partId)
      ? []
      : [fieldProblem(`${at}/${place}/partId`, 'reference.missing', { record: 'implementer' })],
  );
}

/** The sum of lines, from the lower ends to the upper ones. */
export function sumOfLines(lines: readonly AmountLine[]): Span {
  return {
    fromCents: sumCents(lines.map((line) => line.amountCents ?? line.minCents ?? ZERO_CENTS)),
    toCents: sumCents(lines.map((line) => line.amountCents ?? line.maxCents ?? ZERO_CENTS)),
  };
}

/** The shares of every scope about which amounts or lines say something. */
export function sharesOf(amounts: readonly FundingAmount[], lines: readonly AmountLine[]): Shares[] {
  const scopes = [...new Set([...amounts, ...lines].map(({ scope }) => scope))].sort();
  return scopes.map((scope) => {
    const amount = amounts.find((one) => one.scope === scope) ?? null;
    const own = lines.filter((one) => one.scope === scope);
    const cost = costOf(amount);
    const stated = own.length > 0 ? sumOfLines(own) : coverOfAmount(amount);
    const covered = stated ?? cost ?? NOTHING;
    return {
      scope,
      cost,
      covered,
      // Cover that is the cost itself moves with it: of a range it leaves nothing open at either end.
      uncovered: cost && {
        fromCents: stated ? atLeastZero(cost.fromCents - stated.toCents) : ZERO_CENTS,
        toCents: stated ? atLeastZero(cost.toCents - stated.fromCents) : ZERO_CENTS,
      },
      uncoveredRate: own.length > 0 ? null : openRate(amount),
      approximate: [amount, ...own].some((one) => one !== null && one.exactness !== 'exact'),
    };
  });
}

/** Sources that give more than 100 % of the cost: refused wherever they are stored. */
export function overCostProblems(shares: readonly Shares[]): FieldProblem[] {
  return shares.flatMap(({ scope, cost, covered }) =>
    cost !== null && covered.fromCents > cost.toCents
      ? [
          fieldProblem('/lines', 'lines.over_cost', {
            scope,
            sum: formatWire(covered.fromCents),
            total: formatWire(cost.toCents),
            over: formatWire(cents(covered.fromCents - cost.toCents)),
          }),
        ]
      : [],
  );
}

/** Sources that leave a rest of the cost open: stored and shown in a draft, but it cannot be submitted so. */
export function uncoveredProblems(shares: readonly Shares[]): FieldProblem[] {
  return shares.flatMap(({ scope, cost, covered, uncovered, uncoveredRate }) => [
    ...(cost !== null && uncovered !== null && uncovered.fromCents > 0n
      ? [
          fieldProblem('/lines', 'application.uncovered', {
            scope,
            covered: formatWire(covered.toCents),
            total: formatWire(cost.fromCents),
            uncovered: formatWire(uncovered.fromCents),
          }),
        ]
      : []),
    ...(uncoveredRate === null
      ? []
      : [
          fieldProblem('/amounts', 'application.rates_uncovered', {
            scope,
            sum: new Decimal(100).minus(uncoveredRate).toString(),
            uncovered: uncoveredRate,
          }),
        ]),
  ]);
}

function shapeProblems(line: AmountLine, pointer: string): FieldProblem[] {
  const { exactness, amountCents: amount, minCents: min, maxCents: max } = line;
  if (exactness !== 'range') {
    return [
      ...(amount === null ? [fieldProblem(`${pointer}/amount`, 'field.required')] : []),
      ...(min !== null ? [fieldProblem(`${pointer}/min`, 'amount.not_a_range')] : []),
      ...(max !== null ? [fieldProblem(`${pointer}/max`, 'amount.not_a_range')] : []),
    ];
  }
  return [
    ...(min === null ? [fieldProblem(`${pointer}/min`, 'field.required')] : []),
    ...(max === null ? [fieldProblem(`${pointer}/max`, 'field.required')] : []),
    ...(amount !== null ? [fieldProblem(`${pointer}/amount`, 'amount.range_has_no_total')] : []),
    ...(min !== null && max !== null && min > max
      ? [fieldProblem(`${pointer}/max`, 'amount.order', { min: formatWire(min), max: formatWire(max) })]
      : []),
  ];
}

function costOf(amount: FundingAmount | null): Span | null {
  if (amount === null) return null;
  const [from, to] = [amount.totalCents ?? amount.minCents, amount.totalCents ?? amount.maxCents];
  return from === null || to === null ? null : { fromCents: from, toCents: to };
}

/** Without lines the grant and the own contribution are all that is known of the sources; null: not even these. */
function coverOfAmount(amount: FundingAmount | null): Span | null {
  const { grantCents = null, ownContributionCents = null } = amount ?? {};
  if (grantCents === null || ownContributionCents === null) return null;
  const sum = cents(grantCents + ownContributionCents);
  return { fromCents: sum, toCents: sum };
}

function openRate(amount: FundingAmount | null): string | null {
  if (!amount || amount.supportRate === null || amount.ownRate === null) return null;
  const open = new Decimal(100).minus(amount.supportRate).minus(amount.ownRate);
  return open.gt(0) ? open.toString() : null;
}

function atLeastZero(amount: bigint): Cents {
  return amount > 0n ? cents(amount) : ZERO_CENTS;
}

function centsOf(value: string | null | undefined): Cents | null {
  if (value == null) return null;
  const parsed = parseAmount(value);
  if (!parsed.ok) throw new RangeError(`"${value}" is no amount: ${parsed.reason}`);
  return parsed.amountCents;
}
