import { type Cents, cents } from '../../../../shared/money/index.js';

/** Whether the money at one index may meet the need at the other. */
type Fits = (need: number, source: number) => boolean;

/**
 * Gives money to needs so that each cent is given once and as much as possible is met, whatever the order: where a
 * need finds its money given away, the one that holds it looks for other money first (augmenting paths).
 *
 * @param rounds what fits, round by round; a later round lets more fit and takes back nothing that is met
 * @returns what each need has got after each round, at most what it asks
 */
export function matchMoney(
  needs: readonly Cents[],
  money: readonly Cents[],
  rounds: readonly Fits[],
): Cents[][] {
  const spare: bigint[] = [...money];
  const given: bigint[][] = money.map(() => needs.map(() => 0n));
  const give = (source: number, need: number, sum: bigint): bigint => {
    given[source]![need] = (given[source]?.[need] ?? 0n) + sum;
    return sum;
  };

  function take(fits: Fits, need: number, wanted: bigint, seen: Set<number>): bigint {
    for (const source of money.keys()) {
      if (seen.has(source) || !fits(need, source)) continue;
      seen.add(source);
      const free = smaller(spare[source] ?? 0n, wanted);
      if (free > 0n) {
        spare[source] = (spare[source] ?? 0n) - free;
        return give(source, need, free);
      }
      for (const other of needs.keys()) {
        const held = given[source]?.[other] ?? 0n;
        const moved = other === need || held === 0n ? 0n : take(fits, other, smaller(held, wanted), seen);
        if (moved > 0n) {
          give(source, other, -moved);
          return give(source, need, moved);
        }
      }
    }
    return 0n;
  }

  const open: bigint[] = [...needs];
  return rounds.map((fits) =>
    needs.map((asked, need) => {
      let taken = 1n;
      while ((open[need] ?? 0n) > 0n && taken > 0n) {
        taken = take(fits, need, open[need] ?? 0n, new Set());
        open[need] = (open[need] ?? 0n) - taken;
      }
      return cents(asked - (open[need] ?? 0n));
    }),
  );
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
