import writeWorkbook from 'write-excel-file/browser';
import { sumCents } from '../../shared/money/index.js';
import { sheetOf, type Table, type TableCell } from '../../shared/workbook.js';
import { isDay } from '../app/days';
import { isCents } from './cents';
import type { Column } from './table-column';
import { textOf } from './table-model';

/** What a table shows, as it goes into a workbook. */
export interface ShownTable<Row> {
  /** The name of the file, without its ending, and of the sheet. */
  name: string;
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  note?: { header: string; of: (row: Row) => string | null };
  totalWord: string;
  /** Said beneath the rows when more of them could be loaded. */
  partWord?: string;
}

/** Hands what is shown to the browser as a workbook: amounts, days and counts as cells that can be added and sorted. */
export async function downloadWorkbook<Row>(shown: ShownTable<Row>): Promise<void> {
  const { toBlob } = writeWorkbook([sheetOf(shown.label, tableOf(shown))]);
  const address = URL.createObjectURL(await toBlob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${shown.name}.xlsx`;
  link.click();
  URL.revokeObjectURL(address);
}

/** The cells of what is shown; unknown stays empty, never zero. */
export function tableOf<Row>({ columns, rows, note, totalWord, partWord }: ShownTable<Row>): Table {
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return {
    headers: [...columns.map(({ header }) => header), ...(note ? [note.header] : [])],
    rows: [
      ...rows.map((row) => [
        ...columns.map((column) => cellOf(column, row)),
        ...(note ? [wordsCell(note.of(row) ?? '')] : []),
      ]),
      ...(hasTotals ? [columns.map((column, at) => totalOf(column, rows, at === 0 ? totalWord : ''))] : []),
      ...(partWord === undefined ? [] : [[wordsCell(partWord)]]),
    ],
  };
}

function cellOf<Row>(column: Column<Row>, row: Row): TableCell {
  const value = column.value(row);
  if (column.kind === 'money' && isCents(value)) return { amountCents: value };
  if (column.kind === 'day' && typeof value === 'string' && isDay(value)) return { day: value };
  if (column.kind === 'number' && !column.text && typeof value === 'number') return { count: String(value) };
  return wordsCell(textOf(column, row));
}

function totalOf<Row>({ total, value }: Column<Row>, rows: Row[], word: string): TableCell {
  if (total === undefined) return wordsCell(word);
  if (total !== 'sum') return isCents(total) ? { amountCents: total } : wordsCell(total);
  const known = rows.map((row) => value(row)).filter(isCents);
  return known.length > 0 ? { amountCents: sumCents(known) } : null;
}

function wordsCell(text: string): TableCell {
  return text === '' ? null : { text };
}
