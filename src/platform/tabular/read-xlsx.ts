import { Decimal } from 'decimal.js';
import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { UnpackError, unpack } from './unpack.js';

/** How much of a workbook is read. */
export interface XlsxLimits {
  /** Of all sheets together, unpacked. */
  readonly megabytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A cell as it was stored: words, a number in plain decimal digits (`-1234.56`), or a day `YYYY-MM-DD`. Empty cells
 * are words of no length.
 */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'day';
  readonly text: string;
}

/** A sheet; the index of a row and of a cell is its place in the spreadsheet. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
}

/** Why a workbook is not read; `limit` where it is larger than allowed. */
export class XlsxFault extends Error {
  constructor(
    readonly reason: 'notWorkbook' | 'megabytes' | 'sheets' | 'rows' | 'columns',
    readonly limit: number = 0,
  ) {
    super(`The workbook is not read: ${reason}.`);
    this.name = 'XlsxFault';
  }
}

/** The numbers of a workbook are doubles; Excel itself shows and compares fifteen digits of them. */
const EXACT_DIGITS = 15;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const PART = /^(xl\/.*|_rels\/.*|\[Content_Types\])\.(xml|rels)$|^\[Content_Types\]\.xml$/;
const LETTERS = 26;

/**
 * Reads every sheet of a workbook within the limits. Numbers come from the stored text and never through a float:
 * 1234,56 is read as 1234.56, also where a program wrote 1234.5599999999999. A formula counts by the result that was
 * saved with it.
 *
 * @throws XlsxFault
 */
export async function readXlsx(bytes: Buffer, limits: XlsxLimits): Promise<ReadSheet[]> {
  const parts = unpackParts(bytes, limits);
  const sheetNames = [...parts.keys()].filter((name) => SHEET.test(name));
  if (sheetNames.length === 0 || !parts.has('xl/workbook.xml')) throw new XlsxFault('notWorkbook');
  if (sheetNames.length > limits.sheets) throw new XlsxFault('sheets', limits.sheets);
  const lean = new Map<string, Uint8Array>(parts);
  for (const name of sheetNames) lean.set(name, withoutEmptyCells(parts.get(name), limits));
  // Packed again without compression: the reader then meets nothing that is larger than it looks.
  const archive = zipSync(Object.fromEntries(lean), { level: 0 });
  try {
    const sheets = await readWorkbook(new Blob([archive]), {
      parseNumber: (text: string) => new StoredNumber(text),
      trim: false,
    });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (error) {
    if (error instanceof XlsxFault) throw error;
    throw new XlsxFault('notWorkbook');
  }
}

class StoredNumber {
  constructor(readonly text: string) {}
}

function unpackParts(bytes: Buffer, { megabytes }: XlsxLimits): Map<string, Buffer> {
  try {
    return unpack(bytes, (name) => PART.test(name), megabytes * 1_048_576);
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    throw error.reason === 'size' ? new XlsxFault('megabytes', megabytes) : new XlsxFault('notWorkbook');
  }
}

/**
 * The sheet without cells that hold a format and nothing else: spreadsheets carry them to the last row and column.
 * What is left lies within the limits, so that nobody reserves room for a million rows because of one cell.
 */
function withoutEmptyCells(bytes: Buffer | undefined, limits: XlsxLimits): Uint8Array {
  const xml = (bytes ?? Buffer.alloc(0))
    .toString('utf8')
    .replace(/<(?:\w+:)?c(?:\s[^<>]*)?\/>/g, '')
    .replace(/<(?:\w+:)?c(?:\s[^<>]*)?><\/(?:\w+:)?c>/g, '')
    .replace(/<(?:\w+:)?row(?:\s[^<>]*)?\/>/g, '')
    .replace(/<(?:\w+:)?row(?:\s[^<>]*)?>\s*<\/(?:\w+:)?row>/g, '');
  for (const [, column = '', row] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"/g)) {
    if (Number(row) > limits.rows) throw new XlsxFault('rows', limits.rows);
    if (columnNumber(column) > limits.columns) throw new XlsxFault('columns', limits.columns);
  }
  for (const [, row] of xml.matchAll(/<(?:\w+:)?row\s[^<>]*?\br="(\d+)"/g)) {
    if (Number(row) > limits.rows) throw new XlsxFault('rows', limits.rows);
  }
  return Buffer.from(xml);
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * LETTERS + letter.charCodeAt(0) - 64, 0);
}

function cellOf(cell: unknown): ReadCell {
  if (cell instanceof StoredNumber) return { kind: 'number', text: plainDigits(cell.text) };
  if (cell instanceof Date) return { kind: 'day', text: cell.toISOString().slice(0, 'YYYY-MM-DD'.length) };
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  return { kind: 'text', text: typeof cell === 'boolean' ? String(cell) : '' };
}

function plainDigits(stored: string): string {
  try {
    return new Decimal(stored).toSignificantDigits(EXACT_DIGITS).toString();
  } catch {
    return stored;
  }
}
