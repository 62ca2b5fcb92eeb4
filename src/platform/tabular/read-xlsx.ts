import { Decimal } from 'decimal.js';
import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { leanParts } from './lean-parts.js';
import { UnpackError, unpack } from './unpack.js';
import { XlsxFault, type XlsxLimits } from './xlsx-limits.js';

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

/** The numbers of a workbook are doubles; Excel itself shows and compares fifteen digits of them. */
const EXACT_DIGITS = 15;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const PART = /^(xl\/.*|_rels\/.*|\[Content_Types\])\.(xml|rels)$|^\[Content_Types\]\.xml$/;
/** Shared by all cells without a content, of which there may be millions. */
const EMPTY_CELL: ReadCell = { kind: 'text', text: '' };

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
  // Packed again without compression: the reader then meets nothing that is larger than it looks.
  const archive = zipSync(Object.fromEntries(leanParts(parts, limits)), { level: 0 });
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

function cellOf(cell: unknown): ReadCell {
  if (cell instanceof StoredNumber) return { kind: 'number', text: plainDigits(cell.text) };
  if (cell instanceof Date) return { kind: 'day', text: cell.toISOString().slice(0, 'YYYY-MM-DD'.length) };
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  return typeof cell === 'boolean' ? { kind: 'text', text: String(cell) } : EMPTY_CELL;
}

function plainDigits(stored: string): string {
  try {
    return new Decimal(stored).toSignificantDigits(EXACT_DIGITS).toString();
  } catch {
    return stored;
  }
}
