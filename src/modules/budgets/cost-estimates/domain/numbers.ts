import { fractionOf } from '../../../../shared/money/index.js';

/** Whether two decimal texts name the same number, such as `40` and `40.00`. */
export function sameNumber(one: string, other: string): boolean {
  return compared(one, other) === 0n;
}

/** Whether the first number is above the second. */
export function isAbove(one: string, other: string): boolean {
  return compared(one, other) > 0n;
}

function compared(one: string, other: string): bigint {
  const [a, b] = [fractionOf(one), fractionOf(other)];
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
