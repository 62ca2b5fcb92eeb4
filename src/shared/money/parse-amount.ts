import { cents, MAX_AMOUNT_CENTS, type Cents } from './cents.js';

/**
 * Why a text is no amount: `empty`; `format` (letters, exponent, misplaced spaces); `decimals` (more than
 * two); `range` (beyond ±10^12 €); `ambiguous` (`1.234` is one thousand to some and one euro to others).
 */
export type AmountFault = 'empty' | 'format' | 'decimals' | 'range' | 'ambiguous';

/** An amount, or the reason why there is none. */
export type ParsedAmount =
  { readonly ok: true; readonly amountCents: Cents } | { readonly ok: false; readonly reason: AmountFault };

// Longer texts cannot be amounts, and the patterns below need not look at them.
const MAX_LENGTH = 60;
const WIRE = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const TYPED = /^(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/;
const POINTS_AS_GROUPS = /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$|^\d{1,3}(?:,\d{3})+\.\d*$/;
const SPACES = /[ \t\u00a0\u202f\u2009]/g;

/**
 * Reads an amount of the wire, a JSON string such as `"-1234.5"` or `"1234.56"`: a point, at most two
 * decimals, no grouping, no plus, no exponent. Anything that is not a string is a `format` fault.
 */
export function parseAmount(value: unknown): ParsedAmount {
  if (typeof value !== 'string') return fault('format');
  if (value === '') return fault('empty');
  const match = value.length <= MAX_LENGTH ? WIRE.exec(value) : null;
  if (!match) return fault('format');
  const [, sign, whole = '', decimals = ''] = match;
  return amountOf(sign === '-', whole, decimals);
}

/**
 * Reads an amount as people in Finland type it and as their ledgers export it: `1234,5`, `1 234,50 €`,
 * `€ −5`. Takes the spaces U+0020, U+00A0, U+202F and U+2009 between groups of three, either minus sign and
 * `€` before, after or not at all. A point is a decimal point when one or two digits follow it (the number
 * pad types it so); with groups of three behind it, it is refused as ambiguous.
 */
export function parseTypedAmount(text: string): ParsedAmount {
  if (text.length > MAX_LENGTH) return fault('format');
  const plain = text
    .replace(SPACES, ' ')
    .replace(/\u2212/g, '-')
    .trim();
  if (plain === '') return fault('empty');
  const { negative, digits } = withoutSignAndEuro(plain);
  if (POINTS_AS_GROUPS.test(digits)) return fault('ambiguous');
  const match = TYPED.exec(digits);
  if (!match) return fault('format');
  const [, whole = '', decimals = ''] = match;
  return amountOf(negative, whole.replace(/ /g, ''), decimals);
}

function withoutSignAndEuro(text: string): { negative: boolean; digits: string } {
  const match = /^(?:€ ?(-?) ?|(-?) ?€? ?)(\d[^€]*?)(?: ?€)?$/.exec(text);
  const euroSigns = text.split('€').length - 1;
  if (!match || euroSigns > 1) return { negative: false, digits: text };
  return { negative: (match[1] ?? match[2]) === '-', digits: match[3] ?? '' };
}

function amountOf(negative: boolean, whole: string, decimals: string): ParsedAmount {
  if (decimals.length > 2) return fault('decimals');
  const magnitude = BigInt(whole + decimals.padEnd(2, '0'));
  if (magnitude > MAX_AMOUNT_CENTS) return fault('range');
  return { ok: true, amountCents: cents(negative ? -magnitude : magnitude) };
}

function fault(reason: AmountFault): ParsedAmount {
  return { ok: false, reason };
}
