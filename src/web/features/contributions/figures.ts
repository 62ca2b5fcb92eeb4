import { formatAmountNumber, formatPercent, sumCents, ZERO_CENTS } from '../../../shared/money/index.js';
import { cents, centsOf, type Cents } from '../../ui/cents';
import type { RoundRow, RoundShare } from './queries';

/** The cents of an amount that the interface always gives. */
export function amountOf(wire: string): Cents {
  return centsOf(wire) ?? ZERO_CENTS;
}

const people = new Intl.NumberFormat('fi-FI');

/** `188 719` */
export function formatPeople(count: number): string {
  return people.format(count);
}

/** A share's weight as its key has it: `31 %`, `188 719`, `1`; nothing when it is unknown. */
export function weightOf({ percent, population, derivation }: RoundShare): string | null {
  if (percent !== null) return formatPercent(percent, 6);
  if (population !== null) return formatPeople(population);
  return derivation?.weight ?? null;
}

/** A weight of a derivation: whole numbers in groups, a decimal comma. */
export function formatWeight(weight: string): string {
  return grouped(weight);
}

/** An exact amount of more than two decimals, `34 510,43140553… €`; the dots say that it goes on. */
export function formatExact(amount: string): string {
  const goesOn = (amount.split('.')[1] ?? '').length >= 8;
  return `${grouped(amount)}${goesOn ? '…' : ''}\u00a0€`;
}

/** What is allocated and what is not, over rounds. */
export function sumsOf(rounds: readonly RoundRow[]): {
  totalCents: Cents;
  allocatedCents: Cents;
  unallocatedCents: Cents;
} {
  const sum = (amounts: string[]) => sumCents(amounts.map(amountOf));
  return {
    totalCents: sum(rounds.map((round) => round.totalAmount)),
    allocatedCents: sum(rounds.map((round) => round.allocatedAmount)),
    unallocatedCents: sum(rounds.map((round) => round.unallocatedAmount)),
  };
}

function grouped(number: string): string {
  const [whole = '0', decimals] = number.split('.');
  const words = formatAmountNumber(cents(BigInt(whole) * 100n)).replace(/,00$/, '');
  return decimals ? `${words},${decimals}` : words;
}
