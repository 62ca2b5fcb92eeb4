import { Decimal } from 'decimal.js';
import {
  allocate,
  cents,
  sumCents,
  ZERO_CENTS,
  type Cents,
  type ShareDerivation,
} from '../../../shared/money/index.js';

/** Who pays. The code (of a municipality, say) decides where equal remainders go; without one the id does. */
export interface Payer {
  readonly payerId: string;
  readonly name: string;
  readonly code: string | null;
}

/**
 * Fixed percentages by contract, as decimal text; null where the source does not state a payer's share, which is
 * unknown and never zero. What the known ones leave of a hundred stays unallocated.
 */
export interface PercentageKey {
  readonly kind: 'percentage';
  readonly shares: readonly (Payer & { readonly percent: string | null })[];
}

/** By population, frozen with the day counted, the year of the borders and the source of the figures. */
export interface PopulationKey {
  readonly kind: 'population';
  readonly referenceDate: string;
  readonly borderYear: number;
  readonly source: string;
  readonly shares: readonly (Payer & { readonly population: number })[];
}

/** Every payer the same. */
export interface EqualKey {
  readonly kind: 'equal';
  readonly shares: readonly Payer[];
}

/** The ground on which payers share a sum. */
export type AllocationKey = PercentageKey | PopulationKey | EqualKey;

/** What is wrong with a key; `index` points at the share to blame, `percentSum` is given when it exceeds 100. */
export interface KeyViolation {
  readonly rule:
    | 'noPayers'
    | 'duplicatePayer'
    | 'percentFormat'
    | 'percentSumAbove100'
    | 'nothingLeftForUnknown'
    | 'populationFormat'
    | 'noPopulation';
  readonly index: number | null;
  readonly percentSum?: string;
}

/** One payer's share with the way each of its cents came about; both null for a share that is unknown. */
export interface ContributionShare {
  readonly payerId: string;
  readonly amountCents: Cents | null;
  readonly derivation: ShareDerivation | null;
}

/** A sum shared out. The two totals sum to it; with violations nothing is shared. */
export interface ContributionSplit {
  readonly shares: readonly ContributionShare[];
  readonly allocatedCents: Cents;
  readonly unallocatedCents: Cents;
  readonly violations: readonly KeyViolation[];
}

// Up to six decimals: contracts write two, and thirds need a few more.
const PERCENT = /^\d{1,3}(\.\d{1,6})?$/;
const HUNDRED = new Decimal(100);
// Both sort behind every code, the rest behind every payer, so a payer wins a tie against the rest.
const WITHOUT_CODE = '\ufffe';
const REST_KEY = '\uffff';

/**
 * Shares a sum by a key, exactly to the cent. Percentages below 100 are never rescaled: the rest takes part in
 * the split as one more weight and comes back as unallocated. Above 100 is refused.
 */
export function splitContribution(key: AllocationKey, total: Cents): ContributionSplit {
  const violations = violationsOf(key);
  if (violations.length > 0) {
    return { shares: [], allocatedCents: ZERO_CENTS, unallocatedCents: total, violations };
  }
  const weights = key.shares.flatMap((payer, index) => {
    const weight = weightOf(key, index);
    return weight === null ? [] : [{ key: sortKey(payer), weight }];
  });
  const rest = key.kind === 'percentage' ? HUNDRED.minus(percentSum(key)) : new Decimal(0);
  const allocated = allocate(total, rest.isZero() ? weights : [...weights, { key: REST_KEY, weight: rest }]);
  const byKey = new Map(allocated.map((share) => [share.key, share]));
  const shares = key.shares.map((payer) => {
    const share = byKey.get(sortKey(payer));
    return {
      payerId: payer.payerId,
      amountCents: share?.amountCents ?? null,
      derivation: share?.derivation ?? null,
    };
  });
  const allocatedCents = sumCents(shares.map((share) => share.amountCents ?? ZERO_CENTS));
  return { shares, allocatedCents, unallocatedCents: cents(total - allocatedCents), violations };
}

/** Everything that is wrong with a key, so that a form can show it at once; empty for a key that can split. */
export function violationsOf(key: AllocationKey): KeyViolation[] {
  if (key.shares.length === 0) return [{ rule: 'noPayers', index: null }];
  const violations = duplicatePayers(key.shares);
  if (key.kind === 'percentage') return [...violations, ...percentViolations(key)];
  if (key.kind === 'population') return [...violations, ...populationViolations(key)];
  return violations;
}

function duplicatePayers(payers: readonly Payer[]): KeyViolation[] {
  const seen = new Set<string>();
  return payers.flatMap(({ payerId }, index) => {
    if (seen.has(payerId)) return [{ rule: 'duplicatePayer' as const, index }];
    seen.add(payerId);
    return [];
  });
}

function percentViolations(key: PercentageKey): KeyViolation[] {
  const unreadable = key.shares.flatMap(({ percent }, index) =>
    percent === null || PERCENT.test(percent) ? [] : [{ rule: 'percentFormat' as const, index }],
  );
  if (unreadable.length > 0) return unreadable;
  const sum = percentSum(key);
  if (sum.greaterThan(HUNDRED)) {
    return [{ rule: 'percentSumAbove100', index: null, percentSum: sum.toString() }];
  }
  if (!sum.equals(HUNDRED)) return [];
  return key.shares.flatMap(({ percent }, index) =>
    percent === null ? [{ rule: 'nothingLeftForUnknown' as const, index }] : [],
  );
}

function populationViolations(key: PopulationKey): KeyViolation[] {
  const unreadable = key.shares.flatMap(({ population }, index) =>
    Number.isSafeInteger(population) && population >= 0 ? [] : [{ rule: 'populationFormat' as const, index }],
  );
  if (unreadable.length > 0) return unreadable;
  return key.shares.some(({ population }) => population > 0) ? [] : [{ rule: 'noPopulation', index: null }];
}

function weightOf(key: AllocationKey, index: number): string | bigint | null {
  if (key.kind === 'percentage') return key.shares[index]?.percent ?? null;
  if (key.kind === 'population') return BigInt(key.shares[index]?.population ?? 0);
  return 1n;
}

function percentSum(key: PercentageKey): Decimal {
  return key.shares.reduce((sum, { percent }) => sum.plus(percent ?? 0), new Decimal(0));
}

function sortKey({ code, payerId }: Payer): string {
  return `${code ?? WITHOUT_CODE} ${payerId}`;
}
