import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { statusesAfter } from './compare.js';
import { findColumns } from './find-columns.js';
import { type FileCell, listOf, listText, readRows } from './read-rows.js';

const rules = {
  instruments: [
    { code: 'esr-2014-2020', names: ['ESR 2014–2020'] },
    { code: 'esr-plus', names: ['ESR+ 2021–2027'] },
    { code: 'vtr', names: ['Valtion tutkimusrahoitus'] },
  ],
  today: Temporal.PlainDate.from('2020-09-30'),
};
const cell = (text: string): FileCell => ({ kind: 'text', text });

function read(headers: string[], ...rows: (string | FileCell)[][]) {
  const columns = findColumns([headers], new Map(), new Map());
  if (!columns) throw new Error('No headers.');
  const cells = rows.map((row) => row.map((one) => (typeof one === 'string' ? cell(one) : one)));
  return readRows([headers.map(cell), ...cells], columns, rules);
}

describe('a row of a spreadsheet', () => {
  it('is read without what nobody sees or a workbook cannot hold', () => {
    const { rows, errors } = read(
      ['Tunnus', 'Nimi\u0000'],
      ['\u200bMON\u00adNI', 'Lasten\uffff\ud800 suojelu\u0001'],
    );
    expect(errors).toEqual([]);
    expect(rows[0]?.values).toEqual({ code: 'MONNI', name: 'Lasten suojelu' });
  });

  it('with a cell of no end is refused before anything is looked for in it', () => {
    const started = performance.now();
    const long = `9${' '.repeat(150_000)}2020`;
    const { errors } = read(['Nimi', 'Kausi', 'Haettu', '('.repeat(150_000)], ['Testi', long, long, '']);
    expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'Kausi field.too_long',
      'Haettu field.too_long',
    ]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('is read as people write it; what is unknown is absent', () => {
    const { rows, errors } = read(
      ['Tunnus', 'Nimi', 'Oma rooli', 'Tila', 'Kausi', 'Rahoitus', 'Kumppanit', 'Haettu', 'Huomautus'],
      [
        'monni',
        'Lastensuojelu',
        'Osatoteuttaja',
        'rahoituspäätös puuttuu',
        '9/2020–31.12.2022',
        'vtr',
        'A; B, C',
        '',
        '–',
      ],
    );
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        values: {
          code: 'MONNI',
          name: 'Lastensuojelu',
          ownRole: 'partImplementer',
          status: 'applied',
          plannedStarts: '2020-09',
          plannedEnds: '2022-12-31',
          instrument: 'vtr',
          partners: 'A\nB, C',
        },
      },
    ]);
  });

  it('may give its days as cells of the spreadsheet, and a year as a number', () => {
    const { rows } = read(
      ['Nimi', 'Alku', 'Loppu'],
      ['A', { kind: 'day', text: '2020-08-01' }, { kind: 'number', text: '2022' }],
    );
    expect(rows[0]?.values).toMatchObject({ plannedStarts: '2020-08-01', plannedEnds: '2022' });
  });

  it('that ends in 2121 is refused with the year that was meant', () => {
    const { errors } = read(['Nimi', 'Päättyy'], ['A', '30.11.2121']);
    expect(errors).toMatchObject([
      {
        row: 2,
        column: 'Päättyy',
        value: '30.11.2121',
        code: 'day.horizon',
        params: { suggestion: '2021-11-30' },
      },
    ]);
  });

  it('names every wrong cell by row and column', () => {
    const { errors } = read(
      ['Tunnus', 'Nimi', 'Tila', 'Alku', 'Haettu', 'Rahoitus'],
      ['A/B', 'A', 'kesken', '31.10.', '1.234', 'ESR'],
      ['OK', 'B', 'käynnissä', '30.2.2020', '1 000', 'Kaste'],
    );
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'Tunnus', 'field.format'],
      [2, 'Tila', 'moving.word'],
      [2, 'Alku', 'moving.day'],
      [2, 'Haettu', 'amount.ambiguous'],
      [2, 'Rahoitus', 'moving.ambiguous'],
      [3, 'Alku', 'day.none'],
      [3, 'Rahoitus', 'moving.word'],
    ]);
  });

  it('with a total is no project', () => {
    expect(read(['Nimi', 'Haettu'], ['Yhteensä', '1 000']).rows).toEqual([]);
  });
});

describe('a list in a cell', () => {
  it('is cut by semicolons or lines, else by commas; a name with a comma survives the way out and in', () => {
    expect(listOf('SeAMK, Eskoo')).toEqual(['SeAMK', 'Eskoo']);
    expect(listOf(listText(['Oy A, B']))).toEqual(['Oy A, B']);
    expect(listOf(listText(['Oy A, B', 'C']))).toEqual(['Oy A, B', 'C']);
  });
});

describe('what happened after a decision', () => {
  it('follows the life of a project, or contradicts the decision', () => {
    expect(statusesAfter('granted', 'ended')).toEqual(['running', 'ended']);
    expect(statusesAfter('granted', 'granted')).toEqual([]);
    expect(statusesAfter('granted', 'closed')).toEqual(['closed']);
    expect(statusesAfter('granted', 'idea')).toBeNull();
    expect(statusesAfter('rejected', 'running')).toBeNull();
    expect(statusesAfter('rejected', 'rejected')).toEqual([]);
  });
});
