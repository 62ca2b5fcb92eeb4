import type { Upload } from '../../platform/http/index.js';
import {
  CsvFault,
  SEPARATORS,
  type Separator,
  decodeText,
  peekCsv,
  readCsv,
} from '../../platform/tabular/index.js';
import { Problem } from '../../shared/problem.js';
import {
  type HeaderNames,
  type ImportColumns,
  fieldCount,
  findColumns,
  missingFields,
} from './domain/import-columns.js';

/** An export of accounting, cut into records, with its columns recognised. */
export interface LedgerFile {
  fileName: string;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  separator: Separator;
  records: string[][];
  columns: ImportColumns;
}

const MAX_ROWS = 200_000;
const PEEKED_RECORDS = 20;

/** Reads the file whatever its encoding, separator and headers; refuses it with the reason. */
export async function readLedgerFile({ fileName, bytes }: Upload, names: HeaderNames): Promise<LedgerFile> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new Problem('import.not_text', { params: { fileName, found: decoded.found } });
  if (decoded.text.trim() === '') throw new Problem('import.empty', { params: { fileName } });
  const { separator, columns } = findLayout(decoded.text, names);
  const records = await readRecords(decoded.text, separator);
  if (records.slice(columns.headerIndex + 1).every((record) => record.every((cell) => cell.trim() === ''))) {
    throw new Problem('import.empty', { params: { fileName } });
  }
  return { fileName, encoding: decoded.encoding, separator, records, columns };
}

/** The separator under which most fields are recognised. */
function findLayout(text: string, names: HeaderNames): { separator: Separator; columns: ImportColumns } {
  let best: { separator: Separator; columns: ImportColumns } | null = null;
  let firstHeaders: string[] = [];
  for (const separator of SEPARATORS) {
    const records = peekCsv(text, separator, PEEKED_RECORDS);
    if ((records[0]?.length ?? 0) > firstHeaders.length) firstHeaders = records[0] ?? [];
    const columns = findColumns(records, names);
    if (columns && fieldCount(columns.columns) > (best ? fieldCount(best.columns.columns) : 0)) {
      best = { separator, columns };
    }
  }
  const missing = missingFields(best?.columns.columns ?? {});
  if (best && missing.length === 0) return best;
  const headers = (best?.columns.headers ?? firstHeaders).slice(0, 30).join(', ').slice(0, 500);
  throw new Problem('import.headers', { params: { missing: missing.join(', '), headers } });
}

async function readRecords(text: string, separator: Separator): Promise<string[][]> {
  try {
    return await readCsv(text, separator, MAX_ROWS);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    throw error.reason === 'tooManyRows'
      ? new Problem('import.too_many_rows', { params: { max: MAX_ROWS }, cause: error })
      : new Problem('import.unreadable', { params: { row: error.row }, cause: error });
  }
}
