import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../../../shared/money/index.js';
import { type PlanExactness, cover } from './cover.js';

const line = (euros: bigint, exactness: PlanExactness = 'exact') => ({
  amountCents: cents(euros * 100n),
  exactness,
});

describe('the cover of a plan', () => {
  it('of 2021 leaves 45 000 of 365 000 uncovered, by an estimate', () => {
    const plan = {
      totalCents: cents(36500000n),
      exactness: 'exact',
      lines: [line(240000n, 'approximate'), line(80000n)],
    } as const;
    expect(cover(plan)).toEqual({
      coveredCents: 32000000n,
      uncoveredCents: 4500000n,
      overCoveredCents: 0n,
      approximate: true,
    });
  });

  it('has no rest when the total is unknown', () => {
    expect(cover({ totalCents: null, exactness: 'approximate', lines: [line(1n)] })).toEqual({
      coveredCents: 100n,
      uncoveredCents: null,
      overCoveredCents: 0n,
      approximate: false,
    });
  });

  it('says how much the sources are above the total', () => {
    expect(cover({ totalCents: cents(100n), exactness: 'exact', lines: [line(3n)] })).toMatchObject({
      uncoveredCents: 0n,
      overCoveredCents: 200n,
    });
  });

  it('always adds up: covered + uncovered - over-covered is the total', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 20 }), (total, amounts) => {
        const lines = amounts.map((value) => ({ amountCents: cents(value), exactness: 'exact' as const }));
        const { coveredCents, uncoveredCents, overCoveredCents } = cover({
          totalCents: cents(total),
          exactness: 'exact',
          lines,
        });
        expect(coveredCents + (uncoveredCents ?? 0n) - overCoveredCents).toBe(total);
        expect(uncoveredCents === 0n || overCoveredCents === 0n).toBe(true);
      }),
    );
  });
});
