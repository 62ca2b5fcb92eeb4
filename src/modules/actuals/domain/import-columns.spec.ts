import { describe, expect, it } from '@jest/globals';
import { type HeaderNames, findColumns, missingFields } from './import-columns.js';

const names: HeaderNames = {
  postingDate: ['kirjauspäivä', 'pvm'],
  documentDate: [],
  voucher: ['tosite'],
  line: ['rivi'],
  account: ['tili', 'tili nro'],
  costCentre: ['kustannuspaikka'],
  amount: ['netto', 'summa'],
  text: ['selite'],
  counterparty: [],
};

it('looks for headers among the first columns only', () => {
  const headers = [...Array.from({ length: 600 }, (_, index) => `x${index}`), 'pvm'];
  expect(findColumns([['pvm', ...headers]], names)?.headers).toHaveLength(500);
});

describe('the columns of an export', () => {
  it('are found under titles, whatever line breaks and colons the headers hold', () => {
    const found = findColumns(
      [['Pääkirja 2020'], [''], ['Pvm:', 'Tili\nnro ', 'Summa', 'Netto', 'Hintaryhmä'], ['1.1.2020']],
      names,
    );
    expect(found).toMatchObject({
      headerIndex: 2,
      columns: { postingDate: 0, account: 1, amount: 3 },
      unusedHeaders: ['Summa', 'Hintaryhmä'],
    });
    expect(missingFields(found?.columns ?? {})).toEqual([]);
  });

  it('are said to be missing by their field', () => {
    expect(missingFields(findColumns([['Pvm', 'Selite']], names)?.columns ?? {})).toEqual([
      'account',
      'amount',
    ]);
    expect(findColumns([['x', 'y']], names)).toBeNull();
  });
});
