import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { absoluteCents, cents, sumCents } from './cents.js';
import {
  formatAmount,
  formatAmountNumber,
  formatCsvAmount,
  formatPercent,
  formatWire,
} from './format-amount.js';

describe('amounts for people and machines', () => {
  it('groups with no-break spaces and uses the true minus', () => {
    expect(formatAmount(cents(123456789n))).toBe('1\u00a0234\u00a0567,89\u00a0€');
    expect(formatAmount(cents(-5n))).toBe('\u22120,05\u00a0€');
    expect(formatAmount(cents(0n))).toBe('0,00\u00a0€');
    expect(formatAmountNumber(cents(100000n))).toBe('1\u00a0000,00');
  });

  it('writes the wire and the CSV with ASCII only', () => {
    expect(formatWire(cents(-123456n))).toBe('-1234.56');
    expect(formatWire(cents(7n))).toBe('0.07');
    expect(formatCsvAmount(cents(-123456n))).toBe('-1234,56');
  });

  it.each(['fi-FI', 'sv-FI'])('agrees with Intl in %s', (locale) => {
    const peer = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
    // Below 2^53 cents with two decimals a double still prints exactly, so Intl is a fair peer there.
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (value) => {
        if (value !== 0) expect(formatAmount(cents(BigInt(value)))).toBe(peer.format(value / 100));
      }),
    );
  });

  it('writes percentages without needless zeros', () => {
    expect(formatPercent('31')).toBe('31\u00a0%');
    expect(formatPercent('33.33')).toBe('33,33\u00a0%');
    expect(formatPercent('26.440')).toBe('26,44\u00a0%');
    expect(formatPercent(new Decimal('-0.5'))).toBe('\u22120,5\u00a0%');
    expect(formatPercent('79.995')).toBe('79,995\u00a0%');
    expect(formatPercent('66.66666666')).toBe('66,666667\u00a0%');
    expect(formatPercent('66.66666666', 2)).toBe('66,67\u00a0%');
    expect(formatPercent('66.66666666', 0)).toBe('67\u00a0%');
    expect(formatPercent('-0.001', 2)).toBe('0\u00a0%');
    expect(formatPercent(new Decimal('1e-7'), 7)).toBe('0,0000001\u00a0%');
    expect(formatPercent('1234.5')).toBe('1\u00a0234,5\u00a0%');
  });
});

describe('cents', () => {
  it('takes whole numbers only', () => {
    expect(cents('-1234')).toBe(-1234n);
    expect(() => cents('12.3')).toThrow(RangeError);
    expect(() => cents('')).toThrow(RangeError);
    expect(() => cents('0x10')).toThrow(RangeError);
  });

  it('sums exactly', () => {
    expect(sumCents([])).toBe(0n);
    expect(sumCents([cents(1n), cents(-3n)])).toBe(-2n);
    expect(absoluteCents(cents(-2n))).toBe(2n);
  });
});
