import { cents, sumCents, ZERO_CENTS, type Cents } from './cents.js';
import { formatWire } from './format-amount.js';
import {
  addFractions,
  decimalText,
  fractionOf,
  reduce,
  type ExactNumber,
  type Fraction,
} from './fraction.js';

/** What one receiver weighs in a split. The key is stable and sorts: a municipality code, an id. */
export interface Weight {
  readonly key: string;
  readonly weight: ExactNumber;
}

/** Why a split was refused. */
export type AllocationFault = 'empty' | 'duplicateKey' | 'negativeWeight' | 'zeroWeights';

/** A split that cannot be made; `key` names the receiver when one is to blame. */
export class AllocationError extends Error {
  constructor(
    readonly reason: AllocationFault,
    readonly key: string | null = null,
  ) {
    super(key === null ? `Cannot allocate: ${reason}.` : `Cannot allocate: ${reason} at "${key}".`);
    this.name = 'AllocationError';
  }
}

/** How one share came about, in plain JSON values, so that it can be frozen with the share. */
export interface ShareDerivation {
  /** The receiver's weight and the sum of all weights, as decimal text. */
  readonly weight: string;
  readonly totalWeight: string;
  /** The exact share in cents is this fraction, in lowest terms. */
  readonly quotaNumerator: string;
  readonly quotaDenominator: string;
  /** The exact share in euro, cut after eight decimals. */
  readonly exactAmount: string;
  /** The exact share cut to whole cents, in euro with two decimals. */
  readonly floorAmount: string;
  /** The place of the cut-off remainder among all receivers, 1 is the largest. */
  readonly remainderRank: number;
  /** Whether the remainder earned one cent more (one cent less for a negative total). */
  readonly extraCent: boolean;
}

/** One receiver's share of a total. */
export interface AllocatedShare {
  readonly key: string;
  readonly amountCents: Cents;
  readonly derivation: ShareDerivation;
}

/** Money that was split by one version of a key. */
export interface KeyPhase {
  readonly amountCents: Cents;
  readonly weights: readonly Weight[];
}

/** What a receiver is billed now so that everything billed equals the share of everything so far. */
export interface CumulativeShare {
  readonly key: string;
  /** The exact share of everything so far, rounded once. */
  readonly shareSoFarCents: Cents;
  readonly billedBeforeCents: Cents;
  /** What is left to bill; may be negative, because largest remainder is not monotone. */
  readonly amountCents: Cents;
}

interface RoundedShare {
  readonly key: string;
  readonly amountCents: Cents;
  readonly floorCents: Cents;
  readonly remainderRank: number;
  readonly extraCent: boolean;
}

/**
 * Splits a total by weights, exactly: each share is its exact quota cut to the cent, and the cents left go
 * one each to the largest remainders (the method of Hamilton). Equal remainders go by key, ascending, so the
 * order of the list does not matter. `allocate(-x)` is the mirror of `allocate(x)`.
 *
 * @returns the shares in the order of the weights; they sum to the total.
 * @throws AllocationError for no weights, a key met twice, a negative weight, or only zero weights.
 */
export function allocate(total: Cents, weights: readonly Weight[]): AllocatedShare[] {
  const { parts, sum } = checkedWeights(weights);
  const quotas = new Map(
    parts.map(({ key, weight }) => [key, { numerator: total * weight, denominator: sum.scaled }]),
  );
  const rounded = roundShares(quotas, total);
  return parts.map(({ key, text }, index) => {
    const share = rounded[index]!;
    const quota = reduce(quotas.get(key)!);
    return {
      key,
      amountCents: share.amountCents,
      derivation: {
        weight: text,
        totalWeight: sum.text,
        quotaNumerator: quota.numerator.toString(),
        quotaDenominator: quota.denominator.toString(),
        exactAmount: decimalText({ numerator: quota.numerator, denominator: quota.denominator * 100n }, 8),
        floorAmount: formatWire(share.floorCents),
        remainderRank: share.remainderRank,
        extraCent: share.extraCent,
      },
    };
  });
}

/**
 * Splits a new amount so that everything billed stays exact: each receiver is billed its share of
 * `totalSoFar + newAmount` less what it was billed before. A receiver that was billed before and has no
 * weight now gets its money back; use {@link allocateOverKeyVersions} when the key itself changed.
 *
 * @param billedByKey what each receiver was billed so far; a missing key counts as zero.
 */
export function allocateCumulative(
  billedByKey: ReadonlyMap<string, Cents>,
  totalSoFar: Cents,
  newAmount: Cents,
  weights: readonly Weight[],
): CumulativeShare[] {
  return allocateOverKeyVersions(billedByKey, [{ amountCents: cents(totalSoFar + newAmount), weights }]);
}

/**
 * The same over several versions of a key: a receiver's exact share is the sum of its exact rational shares
 * of each phase, rounded once. A receiver that left keeps its share of the phases it was in.
 *
 * @returns one row per receiver of any phase or earlier bill, by first appearance.
 * @throws AllocationError as {@link allocate} does, and `empty` without phases.
 */
export function allocateOverKeyVersions(
  billedByKey: ReadonlyMap<string, Cents>,
  phases: readonly KeyPhase[],
): CumulativeShare[] {
  if (phases.length === 0) throw new AllocationError('empty');
  const quotas = new Map<string, Fraction>();
  for (const phase of phases) {
    const { parts, sum } = checkedWeights(phase.weights);
    for (const { key, weight } of parts) {
      const quota = reduce({ numerator: phase.amountCents * weight, denominator: sum.scaled });
      const before = quotas.get(key);
      quotas.set(key, before ? reduce(addFractions(before, quota)) : quota);
    }
  }
  const nothing: Fraction = { numerator: 0n, denominator: 1n };
  for (const key of billedByKey.keys()) if (!quotas.has(key)) quotas.set(key, nothing);
  return roundShares(quotas, sumCents(phases.map((phase) => phase.amountCents))).map((share) => {
    const billedBeforeCents = billedByKey.get(share.key) ?? ZERO_CENTS;
    return {
      key: share.key,
      shareSoFarCents: share.amountCents,
      billedBeforeCents,
      amountCents: cents(share.amountCents - billedBeforeCents),
    };
  });
}

/** Largest remainder over exact quotas that sum to a whole total; ties by key. */
function roundShares(quotas: ReadonlyMap<string, Fraction>, total: Cents): RoundedShare[] {
  const sign = signOf(quotas, total);
  const cut = [...quotas].map(([key, quota]) => {
    const numerator = sign * quota.numerator;
    const floor = floorDivide(numerator, quota.denominator);
    const remainder = { numerator: numerator - floor * quota.denominator, denominator: quota.denominator };
    return { key, floor, remainder };
  });
  const left = sign * total - cut.reduce((sum, share) => sum + share.floor, 0n);
  const ranked = [...cut].sort((a, b) => compare(b.remainder, a.remainder) || (a.key < b.key ? -1 : 1));
  const rankByKey = new Map(ranked.map(({ key }, index) => [key, index + 1]));
  return cut.map(({ key, floor }) => {
    const remainderRank = rankByKey.get(key)!;
    const extraCent = BigInt(remainderRank) <= left;
    return {
      key,
      amountCents: cents(sign * (extraCent ? floor + 1n : floor)),
      floorCents: cents(sign * floor),
      remainderRank,
      extraCent,
    };
  });
}

// Negative totals are split as their positive mirror. A zero total made of corrections has no sign of its own,
// so the first share by key that is not zero lends it one; thus the mirror holds there, too.
function signOf(quotas: ReadonlyMap<string, Fraction>, total: Cents): bigint {
  if (total !== 0n) return total < 0n ? -1n : 1n;
  const first = [...quotas]
    .filter(([, quota]) => quota.numerator !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))[0];
  return first && first[1].numerator < 0n ? -1n : 1n;
}

interface ScaledWeights {
  readonly parts: readonly { key: string; weight: bigint; text: string }[];
  readonly sum: { readonly scaled: bigint; readonly text: string };
}

/** Checks the weights and brings them to one scale as whole numbers. */
function checkedWeights(weights: readonly Weight[]): ScaledWeights {
  if (weights.length === 0) throw new AllocationError('empty');
  const seen = new Set<string>();
  const fractions = weights.map(({ key, weight }) => {
    if (seen.has(key)) throw new AllocationError('duplicateKey', key);
    seen.add(key);
    const fraction = fractionOf(weight);
    if (fraction.numerator < 0n) throw new AllocationError('negativeWeight', key);
    return { key, fraction };
  });
  const scale = fractions.reduce((widest, { fraction }) => {
    return fraction.denominator > widest ? fraction.denominator : widest;
  }, 1n);
  const text = (scaled: bigint): string => decimalText({ numerator: scaled, denominator: scale }, 40);
  // Every denominator is a power of ten, so the widest is a multiple of each.
  const parts = fractions.map(({ key, fraction }) => {
    const weight = fraction.numerator * (scale / fraction.denominator);
    return { key, weight, text: text(weight) };
  });
  const scaled = parts.reduce((sum, part) => sum + part.weight, 0n);
  if (scaled === 0n) throw new AllocationError('zeroWeights');
  return { parts, sum: { scaled, text: text(scaled) } };
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
