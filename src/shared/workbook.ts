import { Temporal } from 'temporal-polyfill';
import { type Cents, formatWire } from './money/index.js';

/**
 * A cell of a table that becomes a file: words, money, a day as exactly as it is known (`2020-10-31`, `2020-10`,
 * `2020`), a count, or nothing known.
 */
export type TableCell =
  | { readonly text: string }
  | { readonly amountCents: Cents }
  | { readonly day: string }
  | { readonly count: string }
  | null;

/** A table with the words of its headers. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A cell as write-excel-file takes it, on the server and in the page. */
export type WorkbookCell =
  | { value: string; type: StringConstructor; fontWeight?: 'bold'; backgroundColor?: string; wrap?: boolean }
  | { value: number; type: NumberConstructor; format?: string }
  | null;

/** A sheet as write-excel-file takes it. */
export interface WorkbookSheet {
  sheet: string;
  data: WorkbookCell[][];
  columns: { width: number }[];
  stickyRowsCount: number;
}

/** Excel shows the comma as the group separator of the reader's country: `1 234,56` in Finland. */
const AMOUNT_FORMAT = '#,##0.00';
const DAY_FORMAT = 'd.m.yyyy';
/** What Excel stores of a text. */
const MAX_TEXT = 32_767;
const WIDTH = { least: 10, most: 60 };
/** Digits that a number of a workbook keeps: it is a double. */
const EXACT_DIGITS = 15;
/** Excel counts days from here, because it takes 1900 for a leap year. */
const DAY_ZERO = Temporal.PlainDate.from('1899-12-30');
/** Before it Excel's days are off by one, so an older one stays a text. */
const FIRST_TRUE_DAY = '1900-03-01';

/**
 * Lays a table out as a sheet: bold headers that stay in sight, amounts and days as cells that Excel can add up and
 * sort. A text is stored as a text and never as a formula, whatever it begins with. An amount is a number only where
 * the workbook keeps it to the cent.
 */
export function sheetOf(name: string, { headers, rows }: Table): WorkbookSheet {
  return {
    sheet: sheetName(name),
    data: [
      headers.map((header) => ({ ...textCell(header), fontWeight: 'bold', backgroundColor: '#eef3f3' })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: headers.map((header, index) => ({
      width: Math.min(
        WIDTH.most,
        Math.max(WIDTH.least, header.length + 2, ...rows.map((row) => shownLength(row[index] ?? null) + 2)),
      ),
    })),
    stickyRowsCount: 1,
  };
}

/** A day as Finns write it, as exactly as it is known: `31.10.2020`, `10/2020`, `2020`. */
export function writtenDay(day: string): string {
  const [year = '', month, date] = day.split('-');
  if (month === undefined) return year;
  return date === undefined ? `${Number(month)}/${year}` : `${Number(date)}.${Number(month)}.${year}`;
}

function cellOf(cell: TableCell): WorkbookCell {
  if (cell === null) return null;
  if ('text' in cell) return textCell(cell.text);
  if ('amountCents' in cell) return numberCell(formatWire(cell.amountCents), AMOUNT_FORMAT);
  if ('count' in cell) return numberCell(cell.count);
  if (cell.day.length < FIRST_TRUE_DAY.length || cell.day < FIRST_TRUE_DAY)
    return textCell(writtenDay(cell.day));
  const serial = DAY_ZERO.until(Temporal.PlainDate.from(cell.day), { largestUnit: 'days' }).days;
  return { value: serial, type: Number, format: DAY_FORMAT };
}

function textCell(text: string): { value: string; type: StringConstructor } {
  return { value: text.slice(0, MAX_TEXT), type: String };
}

function numberCell(digits: string, format?: string): WorkbookCell {
  if (digits.replace(/\D/g, '').length > EXACT_DIGITS) return textCell(digits);
  return { value: Number(digits), type: Number, ...(format === undefined ? {} : { format }) };
}

function shownLength(cell: TableCell): number {
  if (cell === null) return 0;
  if ('text' in cell) return cell.text.length;
  if ('amountCents' in cell) return formatWire(cell.amountCents).length + 4;
  return 'day' in cell ? cell.day.length : cell.count.length;
}

/** Excel takes 31 characters, and none that it uses in formulas. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31) || 'Taulukko';
}
