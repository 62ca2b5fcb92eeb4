import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, allocateCumulative, allocateOverKeyVersions, type Weight } from './allocate.js';
import { cents, sumCents, type Cents } from './cents.js';
import { roundHalfUp, shareOf } from './rounding.js';

interface Vector {
  source: string;
  amount: number;
  weights: number[];
  expected: number[];
  hamilton_agrees: boolean;
}

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/allocation-vectors.json', import.meta.url), 'utf8'),
);

const keyed = (weights: readonly (string | bigint)[]): Weight[] =>
  weights.map((weight, index) => ({ key: String(index).padStart(3, '0'), weight }));
const split = (total: bigint, weights: readonly (string | bigint)[]): bigint[] =>
  allocate(cents(total), keyed(weights)).map((share) => share.amountCents);

const plan = [188_719n, 68_189n, 180_569n];
const official2019 = [188_685n, 68_158n, 180_445n];

describe('allocate', () => {
  it.each(vectors.map((vector) => [vector.source, vector.amount, vector.weights, vector] as const))(
    'meets the vector of %s: %j over %j',
    (_source, amount, weights, vector) => {
      const ours = split(BigInt(amount), weights.map(String));
      const theirs = vector.expected.map(BigInt);
      if (vector.hamilton_agrees) expect(ours).toEqual(theirs);
      else expect(ours).not.toEqual(theirs);
    },
  );

  it.each([
    ['98/2, a tie to the first key', 18_225n, ['98', '2'], [17_861n, 364n]],
    ['33,33/33,33/33,34', 78_508n, ['33.33', '33.33', '33.34'], [26_167n, 26_167n, 26_174n]],
    ['80/15/5', 10_001n, ['80', '15', '5'], [8_001n, 1_500n, 500n]],
    ['7/3, negative', -5n, ['7', '3'], [-4n, -1n]],
    ['the populations of the plan', 8_000_000n, plan, [3_451_043n, 1_246_950n, 3_302_007n]],
    ['the official populations', 8_000_000n, official2019, [3_451_913n, 1_246_922n, 3_301_165n]],
    ['a zero claim', 0n, ['1', '1'], [0n, 0n]],
    ['weights at very different scales', 100n, ['0.0000001', '1000000'], [0n, 100n]],
  ])('splits by %s', (_name, total, weights, expected) => {
    expect(split(total, weights)).toEqual(expected);
  });

  it('keeps the cent that rounding each share alone loses', () => {
    const total = cents(24_000_000n);
    const whole = plan.reduce((sum, population) => sum + population);
    const alone = plan.map((population) => shareOf(total, population, whole, roundHalfUp));
    expect(sumCents(alone)).toBe(23_999_999n);
    expect(sumCents(allocate(total, keyed(plan)).map((share) => share.amountCents))).toBe(total);
  });

  it('explains every cent', () => {
    const [first, second] = allocate(cents(18_225n), [
      { key: 'b', weight: '2.0' },
      { key: 'a', weight: '98' },
    ]);
    expect(first).toEqual({
      key: 'b',
      amountCents: 364n,
      derivation: {
        weight: '2',
        totalWeight: '100',
        quotaNumerator: '729',
        quotaDenominator: '2',
        exactAmount: '3.645',
        floorAmount: '3.64',
        remainderRank: 2,
        extraCent: false,
      },
    });
    expect(second?.derivation).toMatchObject({ floorAmount: '178.60', remainderRank: 1, extraCent: true });
  });

  it.each([
    ['empty', []],
    [
      'duplicateKey',
      [
        { key: 'a', weight: '1' },
        { key: 'a', weight: '2' },
      ],
    ],
    [
      'negativeWeight',
      [
        { key: 'a', weight: '1' },
        { key: 'b', weight: '-0.1' },
      ],
    ],
    ['zeroWeights', [{ key: 'a', weight: '0.00' }]],
  ])('refuses weights that are %s', (reason, weights) => {
    expect(() => allocate(cents(100n), weights)).toThrow(expect.objectContaining({ reason }));
  });

  it('refuses a weight that is no number', () => {
    expect(() => allocate(cents(100n), [{ key: 'a', weight: '1e5' }])).toThrow(RangeError);
  });

  const totals = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((value) => cents(value));
  const weightLists = fc
    .uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 4 }),
        weight: fc.tuple(fc.nat(), fc.nat(999_999)).map(([whole, decimals]) => `${whole}.${decimals}`),
      }),
      { selector: ({ key }) => key, minLength: 1, maxLength: 30 },
    )
    .filter((weights) => weights.some(({ weight }) => /[1-9]/.test(weight)));

  it('sums to the total, each share within a cent of its quota', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const shares = allocate(total, weights);
        expect(sumCents(shares.map((share) => share.amountCents))).toBe(total);
        for (const { amountCents, derivation } of shares) {
          const denominator = BigInt(derivation.quotaDenominator);
          const distance = amountCents * denominator - BigInt(derivation.quotaNumerator);
          expect(distance < 0n ? -distance : distance).toBeLessThan(denominator);
        }
      }),
    );
  });

  it('gives the same whatever the order of the receivers', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const byKey = (list: readonly Weight[]): Map<string, Cents> =>
          new Map(allocate(total, list).map(({ key, amountCents }) => [key, amountCents]));
        expect(byKey([...weights].reverse())).toEqual(byKey(weights));
      }),
    );
  });

  it('mirrors a credit note', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const there = allocate(total, weights).map(({ amountCents }) => amountCents);
        const back = allocate(cents(-total), weights).map(({ amountCents }) => -amountCents);
        expect(back).toEqual(there);
      }),
    );
  });
});

describe('cumulative billing', () => {
  /** Bills the calls one after another and returns each round's bills. */
  function billRounds(calls: readonly bigint[], weights: readonly Weight[]): bigint[][] {
    const billed = new Map<string, Cents>();
    let totalSoFar = cents(0n);
    return calls.map((call) => {
      const bills = allocateCumulative(billed, totalSoFar, cents(call), weights);
      totalSoFar = cents(totalSoFar + call);
      for (const bill of bills) billed.set(bill.key, bill.shareSoFarCents);
      return bills.map((bill) => bill.amountCents);
    });
  }

  const totalsOf = (rounds: readonly bigint[][]): bigint[] =>
    (rounds[0] ?? []).map((_, payer) => rounds.reduce((sum, round) => sum + (round[payer] ?? 0n), 0n));

  it('bills three equal payers 200,00 each after six calls of 100,00', () => {
    const rounds = billRounds(Array<bigint>(6).fill(10_000n), keyed([1n, 1n, 1n]));
    expect(totalsOf(rounds)).toEqual([20_000n, 20_000n, 20_000n]);
    expect(rounds.map((round) => round.reduce((sum, bill) => sum + bill))).toEqual(
      Array<bigint>(6).fill(10_000n),
    );
  });

  it('may bill one payer −0,01 at a tiny call, because largest remainder is not monotone', () => {
    expect(billRounds([3n, 1n], keyed(official2019))).toEqual([
      [1n, 1n, 1n],
      [1n, -1n, 1n],
    ]);
  });

  it('never leaves a payer more than a cent from exact', () => {
    const populations = keyed(official2019);
    const whole = official2019.reduce((sum, population) => sum + population);
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -100_000n, max: 1_000_000n }), { minLength: 1, maxLength: 20 }),
        (calls) => {
          const total = calls.reduce((sum, call) => sum + call, 0n);
          totalsOf(billRounds(calls, populations)).forEach((billed, payer) => {
            const distance = billed * whole - total * (official2019[payer] ?? 0n);
            expect(distance < 0n ? -distance : distance).toBeLessThan(whole);
          });
        },
      ),
    );
  });

  it('rounds once over a change of key and keeps the share of a payer that left', () => {
    const billed = new Map([
      ['a', cents(34n)],
      ['b', cents(33n)],
      ['c', cents(33n)],
    ]);
    const bills = allocateOverKeyVersions(billed, [
      { amountCents: cents(100n), weights: ['a', 'b', 'c'].map((key) => ({ key, weight: 1n })) },
      { amountCents: cents(101n), weights: ['a', 'b'].map((key) => ({ key, weight: '50' })) },
    ]);
    // Exact: a and b 33 1/3 + 50 1/2 = 83 5/6 each, c 33 1/3; rounded once 84, 84, 33.
    expect(bills.map(({ key, shareSoFarCents, amountCents }) => [key, shareSoFarCents, amountCents])).toEqual(
      [
        ['a', 84n, 50n],
        ['b', 84n, 51n],
        ['c', 33n, 0n],
      ],
    );
  });

  it('gives a payer without any weight its money back', () => {
    const bills = allocateCumulative(new Map([['gone', cents(50n)]]), cents(50n), cents(0n), keyed([1n]));
    expect(bills.map(({ key, amountCents }) => [key, amountCents])).toEqual([
      ['000', 50n],
      ['gone', -50n],
    ]);
  });

  it('mirrors corrections of several phases, also when they cancel out', () => {
    const phases = (sign: bigint) => [
      { amountCents: cents(sign * 1n), weights: keyed([1n, 1n]) },
      { amountCents: cents(sign * -1n), weights: keyed([1n, 0n]) },
    ];
    const shares = (sign: bigint): bigint[] =>
      allocateOverKeyVersions(new Map(), phases(sign)).map((bill) => sign * bill.amountCents);
    expect(shares(-1n)).toEqual(shares(1n));
    expect(shares(1n).reduce((sum, share) => sum + share)).toBe(0n);
  });

  it('refuses to split without a phase', () => {
    expect(() => allocateOverKeyVersions(new Map(), [])).toThrow(
      expect.objectContaining({ reason: 'empty' }),
    );
  });
});
