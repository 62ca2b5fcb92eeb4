import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../../shared/money/index.js';
import {
  type StatedAmount,
  amountKey,
  amountOfKey,
  readStoredAmount,
  readTypedAmount,
} from './read-amount.js';

const keyOf = (text: string) => {
  const read = readTypedAmount(text);
  return read.ok ? amountKey(read.amount) : read.code;
};

describe('an amount in a spreadsheet', () => {
  it.each([
    ['921 600,00 €', '921600.00'],
    ['921\u00a0600', '921600.00'],
    ['1152000,5', '1152000.50'],
    ['45 000 euroa', '45000.00'],
    ['noin 1 M€', '~1000000.00'],
    ['n. 1,2 milj. €', '~1200000.00'],
    ['cirka 50 000', '~50000.00'],
    ['~230 t€', '~230000.00'],
    ['200 000–300 000 €', '200000.00..300000.00'],
    ['200 000 - 300 000', '200000.00..300000.00'],
    ['200–300 t€', '200000.00..300000.00'],
    ['1–1,5 M€', '1000000.00..1500000.00'],
  ])('%s is read as %s', (text, key) => expect(keyOf(text)).toBe(key));

  it.each([
    ['1.234', 'amount.ambiguous'],
    ['1.234 M€', 'amount.ambiguous'],
    ['12,345', 'amount.decimals'],
    ['-500', 'amount.negative'],
    ['ehkä', 'import.amount'],
    ['noin', 'amount.empty'],
    ['300 000–200 000 €', 'moving.range_order'],
    ['1.234–2.000', 'amount.ambiguous'],
  ])('%s is refused: %s', (text, code) => expect(keyOf(text)).toBe(code));

  it('of a cell that is a number has a decimal point and nothing else', () => {
    expect(readStoredAmount('1234.5')).toEqual({ ok: true, amount: { exactness: 'exact', cents: 123450n } });
    expect(readStoredAmount('1.234')).toEqual({ ok: false, code: 'amount.decimals' });
    expect(readStoredAmount('-1')).toEqual({ ok: false, code: 'amount.negative' });
    expect(readStoredAmount('1e+21')).toEqual({ ok: false, code: 'import.amount' });
  });

  it('is the same after it was written as a key', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((value) => cents(value));
    const stated: fc.Arbitrary<StatedAmount> = fc.oneof(
      fc.record({ exactness: fc.constantFrom('exact' as const, 'approximate' as const), cents: amount }),
      fc.record({ exactness: fc.constant('range' as const), minCents: amount, maxCents: amount }),
    );
    fc.assert(fc.property(stated, (one) => expect(amountOfKey(amountKey(one))).toEqual(one)));
  });
});
