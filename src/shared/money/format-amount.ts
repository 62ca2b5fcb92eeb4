import type { Cents } from './cents.js';
import { fractionOf, type ExactNumber } from './fraction.js';

const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** The amount on the wire and in stored JSON: `"-1234.56"`, always two decimals. */
export function formatWire(amount: Cents): string {
  const { sign, whole, decimals } = parts(amount);
  return `${sign ? '-' : ''}${whole}.${decimals}`;
}

/** The amount for a person: `−1 234,56 €` with U+00A0 and U+2212, as fi-FI and sv-FI both write it. */
export function formatAmount(amount: Cents): string {
  return `${formatAmountNumber(amount)}${NO_BREAK_SPACE}€`;
}

/** The same without the euro sign, for columns whose header names the currency. */
export function formatAmountNumber(amount: Cents): string {
  const { sign, whole, decimals } = parts(amount);
  return `${sign ? MINUS : ''}${grouped(whole)},${decimals}`;
}

/** The amount in a CSV file for Finnish Excel: `-1234,56`, an ASCII minus and no grouping, so it stays a number. */
export function formatCsvAmount(amount: Cents): string {
  return formatWire(amount).replace('.', ',');
}

/**
 * A percentage for a person: `formatPercent('33.33')` is `33,33 %`, without needless zeros.
 *
 * @param maxDecimals digits kept after the comma, all that a rate may have unless told; the rest is rounded half away
 *   from zero, for show only.
 */
export function formatPercent(percent: ExactNumber, maxDecimals = 6): string {
  const { numerator, denominator } = fractionOf(percent);
  const scale = 10n ** BigInt(maxDecimals);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (2n * magnitude * scale + denominator) / (2n * denominator);
  const decimals =
    maxDecimals === 0 ? '' : (scaled % scale).toString().padStart(maxDecimals, '0').replace(/0+$/, '');
  const sign = numerator < 0n && scaled > 0n ? MINUS : '';
  const whole = grouped((scaled / scale).toString());
  return `${sign}${whole}${decimals ? `,${decimals}` : ''}${NO_BREAK_SPACE}%`;
}

function parts(amount: Cents): { sign: boolean; whole: string; decimals: string } {
  const magnitude = amount < 0n ? -amount : amount;
  return {
    sign: amount < 0n,
    whole: (magnitude / 100n).toString(),
    decimals: (magnitude % 100n).toString().padStart(2, '0'),
  };
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, NO_BREAK_SPACE);
}
