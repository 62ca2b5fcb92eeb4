import { describe, expect, it } from '@jest/globals';
import { FIELDS, HEADERS } from './fields.js';
import { findColumns, plainHeader } from './find-columns.js';

const none = new Map();
const fieldsOf = (row: string[], ...above: string[][]) =>
  findColumns([...above, row], none, none)?.columns.map(({ field }) => field);

describe('the headers of a spreadsheet', () => {
  it('are known in three languages and by other names, however they drift', () => {
    expect(
      fieldsOf(['Hanke:', 'PÄÄTOTEUTTAJA', ' Haettu\n(€) ', 'Nimi ruotsiksi / Namn på svenska']),
    ).toEqual(['name', 'lead', 'appliedWhole', 'nameSv']);
    for (const language of ['fi', 'sv', 'en'] as const) {
      expect(fieldsOf(FIELDS.map((field) => HEADERS[field][language]))).toEqual([...FIELDS]);
    }
  });

  it('mean one field each: no word is claimed twice', () => {
    const titles = FIELDS.flatMap((field) => {
      const { fi, sv, en, also } = HEADERS[field];
      return [...new Set([fi, sv, en, ...also].map(plainHeader))];
    });
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it('are found beneath a title', () => {
    const found = findColumns([['Hankeluettelo 2020'], [], ['Tunnus', 'Nimi']], none, none);
    expect(found?.headerIndex).toBe(2);
  });

  it('follow what people chose, then what was remembered, then what the house knows', () => {
    const remembered = new Map([
      ['euroa', 'appliedOwn' as const],
      ['nimi', null],
    ]);
    const chosen = new Map([[2, 'grantedOwn' as const]]);
    const found = findColumns([['Tunnus', 'Nimi', 'Summa', 'Euroa']], chosen, remembered);
    expect(found?.columns.map(({ field, recognition }) => [field, recognition])).toEqual([
      ['code', 'recognised'],
      [null, 'remembered'],
      ['grantedOwn', 'chosen'],
      ['appliedOwn', 'remembered'],
    ]);
  });

  it('that nobody knows can be given a meaning', () => {
    const found = findColumns([['A', 'B']], none, none);
    expect(found).toMatchObject({ headerIndex: 0, columns: [{ field: null }, { field: null }] });
    expect(findColumns([], none, none)).toBeNull();
  });
});
