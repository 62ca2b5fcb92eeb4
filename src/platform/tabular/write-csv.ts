import { stringify } from 'csv-stringify/sync';
import { formatCsvAmount } from '../../shared/money/index.js';
import { type TableCell, writtenDay } from '../../shared/workbook.js';

const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * CSV that Finnish Excel opens as it is: `;`, UTF-8 with a byte order mark, decimal comma. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front; an amount stays a number.
 */
export function writeCsv(headers: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const cells = [headers.map(plainText), ...rows.map((row) => row.map(cellText))];
  return stringify(cells, { bom: true, delimiter: ';', record_delimiter: 'windows' });
}

function cellText(cell: TableCell): string {
  if (cell === null) return '';
  if ('text' in cell) return plainText(cell.text);
  if ('amountCents' in cell) return formatCsvAmount(cell.amountCents);
  return 'day' in cell ? writtenDay(cell.day) : cell.count.replace('.', ',');
}

function plainText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
