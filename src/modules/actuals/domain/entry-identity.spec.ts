import { describe, expect, it } from '@jest/globals';
import { cents } from '../../../shared/money/index.js';
import { identifyRows, repeatedLines } from './entry-identity.js';
import type { ImportRow } from './read-import-rows.js';

const row = (fields: Partial<ImportRow>): ImportRow => ({
  row: 2,
  projectId: 'p',
  postingDate: '2020-04-30',
  documentDate: null,
  voucher: null,
  line: null,
  account: '4340',
  costCentre: '1200',
  costCategory: 'purchasedServices',
  amountCents: cents(1000n),
  text: 'Koulutus',
  counterparty: null,
  ...fields,
});
const identities = (...rows: ImportRow[]) => identifyRows(rows).map(({ identity }) => identity);

describe('the identity of a row', () => {
  it('is voucher and line within the year', () => {
    const [a, b, c] = identities(
      row({ voucher: '10', line: '1' }),
      row({ voucher: '10', line: '1', text: 'Other words' }),
      row({ voucher: '10', line: '1', postingDate: '2021-04-30' }),
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('is content and its place among equals without a voucher', () => {
    const [first, second] = identities(row({}), row({}));
    expect(first).not.toBe(second);
    expect(identities(row({}), row({ text: 'Other' }), row({}))).toEqual([first, expect.anything(), second]);
  });

  it('does not run two cells together', () => {
    const [a, b] = identities(row({ text: 'ab', counterparty: 'c' }), row({ text: 'a', counterparty: 'bc' }));
    expect(a).not.toBe(b);
  });
});

describe('a voucher line that stands twice in a file', () => {
  it('counts once when the figures agree, and is wrong when they differ', () => {
    const first = row({ voucher: '10', line: '1' });
    const again = row({ voucher: '10', line: '1', text: 'Other words' });
    const other = row({ voucher: '10', line: '1', amountCents: cents(1n) });
    const { differing, repeated } = repeatedLines(identifyRows([first, again, other]));
    expect([...repeated]).toEqual([again]);
    expect(differing).toEqual([other]);
  });
});
