/** The fields of an entry that an export may carry. */
export const IMPORT_FIELDS = [
  'postingDate',
  'documentDate',
  'voucher',
  'line',
  'account',
  'costCentre',
  'amount',
  'text',
  'counterparty',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Without these a row is no entry. */
export const NEEDED_FIELDS = ['postingDate', 'account', 'amount'] as const satisfies readonly ImportField[];

/** Per field the headers that mean it, the preferred one first: config/reference/ledger-headers.yaml. */
export type HeaderNames = Readonly<Record<ImportField, readonly string[]>>;

/** Where each field stands in a file, and which headers were not used. */
export interface ImportColumns {
  /** The index of the record that holds the headers. */
  readonly headerIndex: number;
  readonly columns: Partial<Record<ImportField, number>>;
  readonly headers: readonly string[];
  readonly unusedHeaders: readonly string[];
}

// Exports put titles, dates and filters above the headers.
const MAX_RECORDS_ABOVE = 20;
// No export has more columns; looking for names among a million would keep everybody waiting.
const MAX_COLUMNS = 500;

/** Finds the header record: the one of the first records in which most fields are recognised. */
export function findColumns(
  records: readonly (readonly string[])[],
  names: HeaderNames,
): ImportColumns | null {
  let best: ImportColumns | null = null;
  for (const [headerIndex, record] of records.slice(0, MAX_RECORDS_ABOVE).entries()) {
    const headers = record.slice(0, MAX_COLUMNS).map(plainHeader);
    const columns = columnsOf(headers, names);
    if (fieldCount(columns) > (best ? fieldCount(best.columns) : 0)) {
      const used = new Set(Object.values(columns));
      best = {
        headerIndex,
        columns,
        headers,
        unusedHeaders: headers.filter((header, index) => header !== '' && !used.has(index)),
      };
    }
  }
  return best;
}

/** How many fields a reading of the file recognised; the reading with the most is the right one. */
export function fieldCount(columns: ImportColumns['columns']): number {
  return Object.keys(columns).length;
}

/** The needed fields that no column was found for. */
export function missingFields(columns: ImportColumns['columns']): ImportField[] {
  return NEEDED_FIELDS.filter((field) => columns[field] === undefined);
}

function columnsOf(headers: readonly string[], names: HeaderNames): ImportColumns['columns'] {
  const taken = new Set<number>();
  const columns: Partial<Record<ImportField, number>> = {};
  for (const field of IMPORT_FIELDS) {
    const index = names[field]
      .map((name) => headers.findIndex((header, at) => header.toLowerCase() === name && !taken.has(at)))
      .find((at) => at >= 0);
    if (index === undefined) continue;
    columns[field] = index;
    taken.add(index);
  }
  return columns;
}

/** Headers drift by trailing spaces, line breaks and colons. */
function plainHeader(header: string): string {
  return header
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/:$/, '')
    .trim();
}
