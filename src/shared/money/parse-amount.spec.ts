import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents, MAX_AMOUNT_CENTS } from './cents.js';
import { formatAmount, formatCsvAmount, formatWire } from './format-amount.js';
import { parseAmount, parseTypedAmount } from './parse-amount.js';

const amount = fc.bigInt({ min: -MAX_AMOUNT_CENTS, max: MAX_AMOUNT_CENTS }).map((value) => cents(value));

describe('parseAmount, the wire', () => {
  it.each([
    ['1234.56', 123456n],
    ['1234.5', 123450n],
    ['1234', 123400n],
    ['-0.05', -5n],
    ['0', 0n],
    ['-0', 0n],
    ['1000000000000.00', 100_000_000_000_000n],
  ])('reads %s', (text, expected) => {
    expect(parseAmount(text)).toEqual({ ok: true, amountCents: expected });
  });

  it.each([
    ['1e5', 'format'],
    ['NaN', 'format'],
    ['Infinity', 'format'],
    ['1,5', 'format'],
    ['+1', 'format'],
    ['01', 'format'],
    ['1 000', 'format'],
    [' 1', 'format'],
    ['1.', 'format'],
    ['.5', 'format'],
    ['0x10', 'format'],
    ['9'.repeat(100_000), 'format'],
    ['1.234', 'decimals'],
    ['1.000', 'decimals'],
    ['1000000000000.01', 'range'],
    ['-1000000000000.01', 'range'],
    ['', 'empty'],
    [1234.56, 'format'],
    [null, 'format'],
    [['1'], 'format'],
  ])('refuses %j and says why', (value, reason) => {
    expect(parseAmount(value)).toEqual({ ok: false, reason });
  });

  it('reads back whatever formatWire writes', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseAmount(formatWire(value))).toEqual({ ok: true, amountCents: value });
      }),
    );
  });
});

describe('parseTypedAmount, what people type and Finnish ledgers export', () => {
  it.each([
    ['1234,5', 123450n],
    ['1 234,50 €', 123450n],
    ['1\u00a0234\u00a0567,89\u00a0€', 123456789n],
    ['1\u202f234,50', 123450n],
    ['1\u2009234,50€', 123450n],
    ['€ 12', 1200n],
    ['€12,30', 1230n],
    ['-5', -500n],
    ['\u22125,05 €', -505n],
    ['- 5', -500n],
    ['€ -5', -500n],
    ['-€5', -500n],
    ['12.50', 1250n],
    ['12.5', 1250n],
    ['1 234.50', 123450n],
    ['000123,45', 12345n],
    ['  7  ', 700n],
  ])('reads %j', (text, expected) => {
    expect(parseTypedAmount(text)).toEqual({ ok: true, amountCents: expected });
  });

  it.each([
    ['1.234', 'ambiguous'],
    ['1.234,56', 'ambiguous'],
    ['1,234.56', 'ambiguous'],
    ['-1.234 €', 'ambiguous'],
    ['12.345.678', 'ambiguous'],
    ['1e5', 'format'],
    ['12 34', 'format'],
    ['1 2345', 'format'],
    ['--5', 'format'],
    ['5-', 'format'],
    ['€ 5 €', 'format'],
    ['5 $', 'format'],
    ['abc', 'format'],
    ['€', 'format'],
    ['-', 'format'],
    ['1,2,3', 'format'],
    ['NaN', 'format'],
    ['１２', 'format'],
    ['1,234', 'decimals'],
    ['1234.567', 'decimals'],
    ['0,001', 'decimals'],
    ['1 000 000 000 000,01', 'range'],
    ['', 'empty'],
    [' \u00a0 ', 'empty'],
  ])('refuses %j and says why', (text, reason) => {
    expect(parseTypedAmount(text)).toEqual({ ok: false, reason });
  });

  it('reads back what the page and the CSV show', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseTypedAmount(formatAmount(value))).toEqual({ ok: true, amountCents: value });
        expect(parseTypedAmount(formatCsvAmount(value))).toEqual({ ok: true, amountCents: value });
      }),
    );
  });

  it('answers every text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseTypedAmount(text).ok === 'boolean'),
    );
  });
});
