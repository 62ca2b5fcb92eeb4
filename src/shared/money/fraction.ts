import { Decimal } from 'decimal.js';

/** An exact rational number; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A number that is exact by nature: decimal.js, decimal text such as `"33.33"`, or a whole number. */
export type ExactNumber = Decimal | string | bigint;

const PLAIN_DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;
const MAX_EXPONENT = 39;

/**
 * Turns an exact number into a fraction over a power of ten.
 *
 * @throws RangeError for text that is no plain decimal number and for anything beyond 40 digits.
 */
export function fractionOf(value: ExactNumber): Fraction {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  const match = PLAIN_DECIMAL.exec(typeof value === 'string' ? value : plainText(value));
  if (!match) throw new RangeError(`"${String(value).slice(0, 50)}" is not a plain decimal number.`);
  const [, sign, whole = '', decimals = ''] = match;
  const digits = BigInt(whole + decimals);
  return { numerator: sign ? -digits : digits, denominator: 10n ** BigInt(decimals.length) };
}

/** Adds exactly. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** Reduces to lowest terms, so that a derivation can be read. */
export function reduce({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Decimal text without exponent or needless zeros; beyond `maxDecimals` digits it is cut, not rounded. */
export function decimalText({ numerator, denominator }: Fraction, maxDecimals: number): string {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (magnitude * 10n ** BigInt(maxDecimals)) / denominator;
  const digits = scaled.toString().padStart(maxDecimals + 1, '0');
  const whole = digits.slice(0, digits.length - maxDecimals);
  const decimals = digits.slice(digits.length - maxDecimals).replace(/0+$/, '');
  const text = decimals ? `${whole}.${decimals}` : whole;
  return numerator < 0n && scaled > 0n ? `-${text}` : text;
}

// The size is checked first, because writing out 1e9000000 would fill the memory.
function plainText(value: Decimal): string {
  if (!value.isFinite() || value.e > MAX_EXPONENT || value.decimalPlaces() > MAX_EXPONENT)
    return value.toString();
  return value.toFixed();
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
