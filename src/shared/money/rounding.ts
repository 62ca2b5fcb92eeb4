import { cents, type Cents } from './cents.js';
import { fractionOf, type ExactNumber, type Fraction } from './fraction.js';

/**
 * Turns an exact number of cents into an amount. Every rule of rounding mirrors negative amounts, so that a
 * correction takes back exactly what the original gave.
 */
export type Rounding = (exactCents: Fraction) => Cents;

/** To the nearest cent, half a cent away from zero. The rule wherever no other is stated, at the last step only. */
export const roundHalfUp: Rounding = (exact) =>
  mirrored(exact, (numerator, denominator) => (2n * numerator + denominator) / (2n * denominator));

/** Cuts to whole cents, toward zero: flat rates on totals are rounded down. */
export const roundDown: Rounding = (exact) =>
  mirrored(exact, (numerator, denominator) => numerator / denominator);

/** Up to the next whole euro, away from zero: one state-aid authority rounds the own share so. */
export const roundUpToEuro: Rounding = (exact) =>
  mirrored(exact, (numerator, denominator) => {
    const euroDenominator = denominator * 100n;
    return ((numerator + euroDenominator - 1n) / euroDenominator) * 100n;
  });

/** The given percentage of an amount (`percentOf(amount, '26.44', roundHalfUp)`), rounded once. */
export function percentOf(amount: Cents, percent: ExactNumber, rounding: Rounding): Cents {
  const { numerator, denominator } = fractionOf(percent);
  return rounding({ numerator: amount * numerator, denominator: denominator * 100n });
}

/** An amount times an exact factor, such as a price per hour times hours, rounded once. */
export function multiply(amount: Cents, factor: ExactNumber, rounding: Rounding): Cents {
  const { numerator, denominator } = fractionOf(factor);
  return rounding({ numerator: amount * numerator, denominator });
}

/**
 * The share `part / whole` of an amount, such as 5 of 12 months, rounded once.
 *
 * @throws RangeError when the whole is not positive.
 */
export function shareOf(amount: Cents, part: ExactNumber, whole: ExactNumber, rounding: Rounding): Cents {
  const [top, bottom] = [fractionOf(part), fractionOf(whole)];
  if (bottom.numerator <= 0n) throw new RangeError('The whole of a share must be above zero.');
  return rounding({
    numerator: amount * top.numerator * bottom.denominator,
    denominator: top.denominator * bottom.numerator,
  });
}

function mirrored(exact: Fraction, round: (numerator: bigint, denominator: bigint) => bigint): Cents {
  if (exact.numerator < 0n) return cents(-round(-exact.numerator, exact.denominator));
  return cents(round(exact.numerator, exact.denominator));
}
