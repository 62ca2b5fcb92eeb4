import { stringify } from 'csv-stringify/sync';
import { type Cents, formatCsvAmount } from '../../shared/money/index.js';

/** A cell: text, an amount in cents, or nothing known. */
export type CsvCell = { readonly text: string } | { readonly amountCents: Cents } | null;

const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * CSV that Finnish Excel opens as it is: `;`, UTF-8 with a byte order mark, decimal comma. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front; an amount stays a number.
 */
export function writeCsv(headers: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cells = [headers.map(plainText), ...rows.map((row) => row.map(cellText))];
  return stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows' });
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  return 'text' in cell ? plainText(cell.text) : formatCsvAmount(cell.amountCents);
}

function plainText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
