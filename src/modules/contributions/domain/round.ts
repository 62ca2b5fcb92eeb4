import { type Cents, cents, type ShareDerivation } from '../../../shared/money/index.js';
import { type KeyFields, type KeyShare, payerKeyOf, toAllocationKey } from './key-fields.js';
import { splitContribution } from './split-contribution.js';

export const ROUND_STATUSES = ['draft', 'agreed', 'issued'] as const;
/** One of {@link ROUND_STATUSES}. */
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** A payer's share of a round, with the weights as they were and the way the amount came about. */
export interface RoundShare extends KeyShare {
  readonly payerKey: string;
  /** Null, as the derivation, when the share is unknown. */
  readonly amountCents: Cents | null;
  readonly derivation: ShareDerivation | null;
}

/** A total shared out by a key. The shares and the rest are the total. */
export interface RoundSplit {
  readonly shares: readonly RoundShare[];
  readonly allocatedCents: Cents;
  readonly unallocatedCents: Cents;
}

/** Splits a total by a key that has no problems; each share keeps the payer and the weight it was split by. */
export function splitRound(key: KeyFields, totalCents: Cents): RoundSplit {
  const split = splitContribution(toAllocationKey(key), totalCents);
  const byPayer = new Map(split.shares.map((share) => [share.payerId, share]));
  const shares = key.shares.map((share) => {
    const payerKey = payerKeyOf(share);
    const { amountCents = null, derivation = null } = byPayer.get(payerKey) ?? {};
    return { ...share, payerKey, amountCents, derivation };
  });
  assertWhole(shares, split.unallocatedCents, totalCents);
  return { shares, allocatedCents: split.allocatedCents, unallocatedCents: split.unallocatedCents };
}

/** The status on a day; null before the round was planned. */
export function statusOn(
  { plannedOn, agreedOn, issuedOn }: { plannedOn: string; agreedOn: string | null; issuedOn: string | null },
  day: string,
): RoundStatus | null {
  if (plannedOn > day) return null;
  if (issuedOn !== null && issuedOn <= day) return 'issued';
  return agreedOn !== null && agreedOn <= day ? 'agreed' : 'draft';
}

/** The same sum is held by the database; here it stops a wrong split before anything is written. */
function assertWhole(shares: readonly RoundShare[], unallocatedCents: Cents, totalCents: Cents): void {
  const allocated = shares.reduce((sum, { amountCents }) => sum + (amountCents ?? 0n), 0n);
  if (cents(allocated + unallocatedCents) !== totalCents) {
    throw new Error(`The split of ${totalCents} cents came to ${allocated} + ${unallocatedCents}.`);
  }
}
