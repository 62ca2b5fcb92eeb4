import type { Upload } from '../../platform/http/index.js';
import {
  CsvFault,
  SEPARATORS,
  XlsxFault,
  decodeText,
  peekCsv,
  readCsv,
  readXlsx,
} from '../../platform/tabular/index.js';
import { Problem } from '../../shared/problem.js';
import type { Field } from './domain/fields.js';
import { type FileColumns, type HeaderMeanings, findColumns } from './domain/find-columns.js';
import type { FileCell } from './domain/read-rows.js';

/** A spreadsheet of either kind, with its columns recognised. */
export interface Spreadsheet {
  fileName: string;
  format: 'xlsx' | 'csv';
  /** Null for a workbook, which is always UTF-8. */
  encoding: string | null;
  sheet: string | null;
  sheets: string[];
  rows: readonly (readonly FileCell[])[];
  columns: FileColumns;
}

/** No portfolio of a centre comes near; a larger file is something else. */
const LIMITS = { megabytes: 30, sheets: 20, rows: 2000, columns: 200 };
const PEEKED_ROWS = 25;

interface Table {
  name: string | null;
  rows: readonly (readonly FileCell[])[];
}

/**
 * Reads the file whatever it is and finds the sheet whose headers say most.
 *
 * @throws Problem import.empty, import.unreadable, moving.not_spreadsheet, moving.too_large, moving.no_headers
 */
export async function readSpreadsheet(
  { fileName, bytes }: Upload,
  asked: { sheet: string | null; chosen: ReadonlyMap<number, Field | null>; remembered: HeaderMeanings },
): Promise<Spreadsheet> {
  const decoded = decodeText(bytes);
  if (bytes.length === 0 || (decoded.ok && decoded.text.trim() === '')) {
    throw new Problem('import.empty', { params: { fileName } });
  }
  if (!decoded.ok && decoded.found !== 'workbook') {
    throw new Problem('moving.not_spreadsheet', { params: { fileName, found: decoded.found } });
  }
  const tables = decoded.ok ? [await readText(decoded.text, asked)] : await readTables(fileName, bytes);
  const wanted = tables.filter(({ name }) => asked.sheet === null || name === asked.sheet);
  const found = wanted
    .map((table) => ({ table, columns: findColumns(texts(table.rows), asked.chosen, asked.remembered) }))
    .reduce((best, one) => (known(one.columns) > known(best.columns) ? one : best), {
      table: wanted[0] ?? { name: null, rows: [] },
      columns: null as FileColumns | null,
    });
  const [first] = wanted;
  const columns =
    found.columns ?? (first ? findColumns(texts(first.rows), asked.chosen, asked.remembered) : null);
  if (columns === null) throw new Problem('moving.no_headers', { params: { fileName } });
  const below = found.table.rows.slice(columns.headerIndex + 1);
  if (below.every((row) => row.every(({ text }) => text.trim() === ''))) {
    throw new Problem('import.empty', { params: { fileName } });
  }
  return {
    fileName,
    format: decoded.ok ? 'csv' : 'xlsx',
    encoding: decoded.ok ? decoded.encoding : null,
    sheet: found.table.name,
    sheets: tables.flatMap(({ name }) => name ?? []),
    rows: found.table.rows,
    columns,
  };
}

function known(columns: FileColumns | null): number {
  return columns?.columns.filter(({ field }) => field !== null).length ?? 0;
}

function texts(rows: Table['rows']): string[][] {
  return rows.slice(0, PEEKED_ROWS).map((row) => row.map(({ text }) => text));
}

async function readTables(fileName: string, bytes: Buffer): Promise<Table[]> {
  try {
    return await readXlsx(bytes, LIMITS);
  } catch (error) {
    if (!(error instanceof XlsxFault)) throw error;
    throw error.reason === 'notWorkbook'
      ? new Problem('moving.not_spreadsheet', { params: { fileName, found: 'binary' }, cause: error })
      : new Problem('moving.too_large', { params: { limit: error.limit, what: error.reason }, cause: error });
  }
}

/** The separator that cuts the first rows into most recognised columns, else into most columns. */
async function readText(
  text: string,
  asked: { chosen: ReadonlyMap<number, Field | null>; remembered: HeaderMeanings },
): Promise<Table> {
  const cuts = SEPARATORS.map((separator) => {
    const records = peekCsv(text, separator, PEEKED_ROWS);
    const width = Math.max(0, ...records.map((record) => record.length));
    return { separator, width, known: known(findColumns(records, new Map(), asked.remembered)) };
  });
  const best = cuts.reduce((a, b) =>
    b.known > a.known || (b.known === a.known && b.width > a.width) ? b : a,
  );
  if (best.width > LIMITS.columns) throw tooLarge('columns');
  try {
    const records = await readCsv(text, best.separator, LIMITS.rows);
    const cells = records.map((record) =>
      record.map((cell): FileCell => ({ kind: 'text', text: unquoted(cell) })),
    );
    return { name: null, rows: cells };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    if (error.reason === 'tooManyRows') throw tooLarge('rows');
    throw new Problem('import.unreadable', { params: { row: error.row }, cause: error });
  }
}

function tooLarge(what: 'rows' | 'columns'): Problem {
  return new Problem('moving.too_large', { params: { limit: LIMITS[what], what } });
}

/** Takes away the apostrophe that a CSV file has before a text that looks like a formula. */
function unquoted(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
