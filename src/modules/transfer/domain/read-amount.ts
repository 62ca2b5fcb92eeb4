import { Decimal } from 'decimal.js';
import { type Cents, cents, formatWire, parseAmount, parseTypedAmount } from '../../../shared/money/index.js';
import type { FieldProblemCode } from '../../../shared/field-problems.js';

/** An amount as a spreadsheet states it. */
export type StatedAmount =
  | { readonly exactness: 'exact' | 'approximate'; readonly cents: Cents }
  | { readonly exactness: 'range'; readonly minCents: Cents; readonly maxCents: Cents };

/** An amount, or what is wrong with the words. */
export type ReadAmount =
  | { readonly ok: true; readonly amount: StatedAmount }
  | { readonly ok: false; readonly code: FieldProblemCode };

const ABOUT = /^(?:noin|n\.|arviolta|arvio|cirka|ca\.?|c\.|ungefär|about|approximately|approx\.?|[~≈])\s*/i;
const RANGE = /^(.*?\d[^–—-]*?)\s*(?:–|—|-|\.\.\.?|…)\s*(\d.*)$/;
/** The factors people write behind a number. A `k` alone is left out: it may be anything. */
const FACTORS: readonly [RegExp, string][] = [
  [/^(.*\d)\s*(?:miljoonaa|miljoona|milj\.?|mn|m|miljoner|million)\s*(?:€|euroa|euro|eur)?$/i, '100000000'],
  [/^(.*\d)\s*(?:tuhatta|tuhat|t|tusen|thousand)\s*(?:€|euroa|euro|eur)$/i, '100000'],
];
const FACTORED_NUMBER = /^\d{1,6}(?:,\d{1,6}|\.\d{1,2})?$/;

/**
 * Reads what people write for money: `921 600,00 €`, `noin 1 M€`, `200 000–300 000 €`. What may mean two amounts, such
 * as `1.234`, is refused and never guessed.
 */
export function readTypedAmount(text: string): ReadAmount {
  const plain = text.replace(/[\s\u00a0\u202f\u2009]+/g, ' ').trim();
  const about = ABOUT.exec(plain);
  const rest = about ? plain.slice(about[0].length) : plain;
  const range = RANGE.exec(rest);
  if (range) return readRange(range[1] ?? '', range[2] ?? '');
  const one = readOne(rest);
  if (!one.ok) return one;
  return { ok: true, amount: { exactness: about ? 'approximate' : 'exact', cents: one.cents } };
}

/** Reads the digits of a cell that is a number: there the point is always the decimal point. */
export function readStoredAmount(digits: string): ReadAmount {
  const parsed = parseAmount(digits);
  if (!parsed.ok)
    return { ok: false, code: parsed.reason === 'format' ? 'import.amount' : `amount.${parsed.reason}` };
  if (parsed.amountCents < 0n) return { ok: false, code: 'amount.negative' };
  return { ok: true, amount: { exactness: 'exact', cents: parsed.amountCents } };
}

/** One text per amount, by which two are compared: `1000.00`, `~1000.00`, `200.00..300.00`. */
export function amountKey(amount: StatedAmount): string {
  if (amount.exactness === 'range') return `${formatWire(amount.minCents)}..${formatWire(amount.maxCents)}`;
  return `${amount.exactness === 'approximate' ? '~' : ''}${formatWire(amount.cents)}`;
}

/** The amount of a text that {@link amountKey} made. */
export function amountOfKey(key: string): StatedAmount {
  const [first = '', last] = key.replace('~', '').split('..');
  if (last !== undefined)
    return { exactness: 'range', minCents: wireCents(first), maxCents: wireCents(last) };
  return { exactness: key.startsWith('~') ? 'approximate' : 'exact', cents: wireCents(first) };
}

function wireCents(wire: string): Cents {
  const parsed = parseAmount(wire);
  if (!parsed.ok) throw new RangeError(`"${wire}" is no amount.`);
  return parsed.amountCents;
}

/** In `200-300 t€` and `1–1,5 M€` the factor stands once and means both. */
function readRange(low: string, high: string): ReadAmount {
  const factor = FACTORS.find(([pattern]) => pattern.test(high));
  const hasOwn = FACTORS.some(([pattern]) => pattern.test(low));
  const words = factor && !hasOwn ? /\d\s*(\D+)$/.exec(high)?.[1] : undefined;
  const from = readOne(words === undefined ? low : `${low.replace(/\s*€$/, '')} ${words}`);
  const to = readOne(high);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.cents > to.cents) return { ok: false, code: 'moving.range_order' };
  return { ok: true, amount: { exactness: 'range', minCents: from.cents, maxCents: to.cents } };
}

function readOne(
  text: string,
): { ok: true; cents: Cents } | { readonly ok: false; readonly code: FieldProblemCode } {
  for (const [pattern, factor] of FACTORS) {
    const digits = pattern.exec(text)?.[1]?.replace(/ /g, '');
    if (digits === undefined) continue;
    if (!FACTORED_NUMBER.test(digits)) return { ok: false, code: 'amount.ambiguous' };
    const scaled = new Decimal(digits.replace(',', '.')).times(factor);
    if (!scaled.isInteger()) return { ok: false, code: 'amount.decimals' };
    return { ok: true, cents: cents(BigInt(scaled.toString())) };
  }
  const parsed = parseTypedAmount(text.replace(/\s*(?:euroa|euro|eur)$/i, ' €'));
  if (!parsed.ok) {
    return { ok: false, code: parsed.reason === 'format' ? 'import.amount' : `amount.${parsed.reason}` };
  }
  return parsed.amountCents < 0n
    ? { ok: false, code: 'amount.negative' }
    : { ok: true, cents: parsed.amountCents };
}
