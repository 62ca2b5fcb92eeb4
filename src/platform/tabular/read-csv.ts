import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';

/** What separates the cells of a CSV file. */
export const SEPARATORS = [';', '\t', ',', '|'] as const;
/** One of {@link SEPARATORS}. */
export type Separator = (typeof SEPARATORS)[number];

/** A file that cannot be read to its end; `row` is the record at which it breaks. */
export class CsvFault extends Error {
  constructor(
    readonly reason: 'openQuote' | 'tooManyRows',
    readonly row: number,
  ) {
    super(`Row ${row}: ${reason}.`);
    this.name = 'CsvFault';
  }
}

/** No row of an export is longer; a quote that is never closed ends here and not at the end of the file. */
const MAX_RECORD_CHARACTERS = 200_000;
/** The first records stand within these; a larger file is not read four times to find its separator. */
const PEEKED_CHARACTERS = 1_000_000;

const OPTIONS = {
  max_record_size: MAX_RECORD_CHARACTERS,
  bom: true,
  relax_column_count: true,
  // Exports write `12" monitor` without doubling the mark.
  relax_quotes: true,
  skip_empty_lines: false,
} as const;

/** The first records as this separator cuts them, to find out which one is right; those before a fault count. */
export function peekCsv(text: string, separator: Separator, count: number): string[][] {
  const records: string[][] = [];
  const collect = (record: string[]) => {
    records.push(record);
    return null;
  };
  try {
    parseAll(text.slice(0, PEEKED_CHARACTERS), {
      ...OPTIONS,
      delimiter: separator,
      to: count,
      on_record: collect,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}

/**
 * Every record of the file, empty ones included, so that an index is the row a spreadsheet shows.
 *
 * @throws CsvFault for a quote that is never closed, or more than `maxRecords` records.
 */
export async function readCsv(text: string, separator: Separator, maxRecords: number): Promise<string[][]> {
  const records: string[][] = [];
  try {
    for await (const record of Readable.from([text]).pipe(parse({ ...OPTIONS, delimiter: separator }))) {
      if (records.length === maxRecords) throw new CsvFault('tooManyRows', records.length + 1);
      records.push(record as string[]);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvFault('openQuote', recordsRead(error) + 1);
    throw error;
  }
  return records;
}

/** How many records the parser had read when it failed; those in its buffer have not come out. */
function recordsRead(error: CsvError): number {
  return 'records' in error && typeof error.records === 'number' ? error.records : 0;
}
