import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type AccountRange, meaningOfAccount } from './account-category.js';
import { readImportRows } from './read-import-rows.js';

const accounts: AccountRange[] = [
  { from: 1000, to: 2999, category: 'balance', class: '' },
  { from: 3000, to: 3999, category: 'income', class: '' },
  { from: 4420, to: 4420, category: 'travel', class: '' },
  { from: 4300, to: 4499, category: 'purchasedServices', class: '' },
];
const headers = ['Pvm', 'Tili', 'Kustannuspaikka', 'Selite', 'Summa', 'Tosite', 'Rivi'];
const read = (...cells: string[][]) =>
  readImportRows([headers, ...cells], {
    columns: {
      headerIndex: 0,
      columns: { postingDate: 0, account: 1, costCentre: 2, text: 3, amount: 4, voucher: 5, line: 6 },
      headers,
      unusedHeaders: [],
    },
    accounts,
    projects: new Map([['kp1', 'project-1']]),
    otherwise: null,
    today: Temporal.PlainDate.from('2021-06-01'),
  });

describe('the rows of an import', () => {
  it('are read as Finnish ledgers write them', () => {
    const { rows, errors } = read([
      '30.4.2020',
      '4420',
      'KP1',
      ' Junamatka\n Vaasa',
      '1\u00a0234,50 €',
      '17',
      '2',
    ]);
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        projectId: 'project-1',
        postingDate: '2020-04-30',
        documentDate: null,
        voucher: '17',
        line: '2',
        account: '4420',
        costCentre: 'KP1',
        costCategory: 'travel',
        amountCents: 123450n,
        text: 'Junamatka Vaasa',
        counterparty: null,
      },
    ]);
  });

  it.each([
    ['31.2.2021', '1,00', 'Pvm', 'day.none'],
    ['', '1,00', 'Pvm', 'field.required'],
    ['31.10.', '1,00', 'Pvm', 'import.day'],
    ['30.11.2121', '1,00', 'Pvm', 'day.horizon'],
    ['1.1.2020', '1.234', 'Summa', 'amount.ambiguous'],
    ['1.1.2020', '1e5', 'Summa', 'import.amount'],
    ['1.1.2020', '1,005', 'Summa', 'amount.decimals'],
    ['1.1.2020', '', 'Summa', 'amount.empty'],
  ])('are refused with row and column: %s %s', (day, amount, column, code) => {
    const { rows, errors } = read([day, '4340', 'KP1', '', amount, '', '']);
    expect(rows).toEqual([]);
    expect(errors).toEqual([expect.objectContaining({ row: 2, column, code })]);
  });

  it('suggest the year of a date that lies too far away', () => {
    expect(read(['30.11.2121', '4340', 'KP1', '', '1', '', '']).errors[0]?.detail).toContain('2021-11-30');
  });

  it('ask for the project of a cost centre nobody has told', () => {
    const { errors, unknownCostCentres } = read(
      ['1.1.2020', '4340', 'KP9', '', '1', '', ''],
      ['2.1.2020', '4340', 'KP9', '', '1', '', ''],
    );
    expect(errors.map(({ code }) => code)).toEqual(['import.cost_centre', 'import.cost_centre']);
    expect([...unknownCostCentres]).toEqual([['KP9', 2]]);
  });

  it('are left out and listed for an amount of zero, a balance sheet account and a footer', () => {
    const { rows, errors, skipped } = read(
      ['1.1.2020', '4340', 'KP1', '', '0,00', '', ''],
      ['', '', '', '', '', '', ''],
      ['1.1.2020', '1700', 'KP1', '', '5,00', '', ''],
      ['Yhteensä', '', '', '', '5,00', '', ''],
    );
    expect({ rows, errors }).toEqual({ rows: [], errors: [] });
    expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'zeroAmount'],
      [4, 'balanceAccount'],
      [5, 'total'],
    ]);
  });

  it('of an income stand in no cost category', () => {
    expect(read(['1.1.2020', '3300', 'KP1', '', '-500', '', '']).rows[0]).toMatchObject({
      costCategory: null,
      amountCents: -50000n,
    });
  });
});

describe('an account', () => {
  it('is read by its first four digits, the first range deciding', () => {
    expect(meaningOfAccount('442010', accounts)).toEqual({ kind: 'cost', costCategory: 'travel' });
    expect(meaningOfAccount('4340', accounts)).toEqual({ kind: 'cost', costCategory: 'purchasedServices' });
    expect(meaningOfAccount('9999', accounts)).toEqual({ kind: 'unknown' });
    expect(meaningOfAccount('43', accounts)).toEqual({ kind: 'unknown' });
  });
});
