import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { cents, sumCents } from './cents.js';
import { multiply, percentOf, roundDown, roundHalfUp, roundUpToEuro, shareOf } from './rounding.js';

describe('rounding', () => {
  it('takes the flat rate of 40 % on totals and rounds it down', () => {
    expect(percentOf(cents(7n * 333_333n), '40', roundDown)).toBe(933_332n);
    expect(percentOf(cents(6_556_729n), '40', roundDown)).toBe(2_622_691n);
    expect(percentOf(cents(6_556_729n), '40', roundHalfUp)).toBe(2_622_692n);
    expect(percentOf(cents(10_002n), '40', roundDown)).toBe(4_000n);
    expect(percentOf(cents(10_002n), '40', roundHalfUp)).toBe(4_001n);
  });

  it('walks the worked example from salary to own share', () => {
    const salary = cents(5_185_644n);
    const sideCosts = percentOf(salary, '26.44', roundHalfUp);
    const staff = sumCents([salary, sideCosts]);
    const flatRate = percentOf(staff, '40', roundDown);
    const total = sumCents([staff, flatRate]);
    const grant = percentOf(total, '80', roundHalfUp);
    expect([sideCosts, staff, flatRate, total, grant, total - grant]).toEqual([
      1_371_084n,
      6_556_728n,
      2_622_691n,
      9_179_419n,
      7_343_535n,
      1_835_884n,
    ]);
  });

  it('knows that 921 600 is 80 % of 1 152 000', () => {
    expect(percentOf(cents(115_200_000n), '80', roundHalfUp)).toBe(92_160_000n);
  });

  it('rounds the own share up to whole euro only when there are cents', () => {
    expect(percentOf(cents(100_001n), '20', roundUpToEuro)).toBe(20_100n);
    expect(percentOf(cents(100_000n), '20', roundUpToEuro)).toBe(20_000n);
    expect(percentOf(cents(-100_001n), '20', roundUpToEuro)).toBe(-20_100n);
  });

  it('multiplies and takes shares, rounded once', () => {
    expect(multiply(cents(3_141n), new Decimal('7.25'), roundHalfUp)).toBe(22_772n);
    expect(shareOf(cents(10_000n), 5n, 12n, roundHalfUp)).toBe(4_167n);
    expect(shareOf(cents(10_000n), '0.5', '1.5', roundDown)).toBe(3_333n);
    expect(() => shareOf(cents(1n), 1n, 0n, roundDown)).toThrow(RangeError);
  });

  it('stays exact where a number of twenty digits would not', () => {
    expect(percentOf(cents(99_999_999_999_999n), '33.3333333333', roundDown)).toBe(33_333_333_333_299n);
  });

  it('refuses what is no plain number', () => {
    expect(() => percentOf(cents(1n), 'abc', roundDown)).toThrow(RangeError);
    expect(() => percentOf(cents(1n), new Decimal('1e9000000'), roundDown)).toThrow(RangeError);
    expect(() => percentOf(cents(1n), new Decimal(NaN), roundDown)).toThrow(RangeError);
  });

  it.each([
    ['roundHalfUp', roundHalfUp],
    ['roundDown', roundDown],
    ['roundUpToEuro', roundUpToEuro],
  ])('%s mirrors negative amounts', (_name, rounding) => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.integer({ min: 0, max: 20_000 }),
        (value, percent) => {
          const text = new Decimal(percent).div(100).toString();
          expect(percentOf(cents(-value), text, rounding)).toBe(-percentOf(cents(value), text, rounding));
        },
      ),
    );
  });
});
