import type { ImportRow } from './read-import-rows.js';

/** What makes a row the same row in another export, and whether content alone had to decide. */
export interface RowIdentity {
  readonly row: ImportRow;
  /** A text to be hashed. */
  readonly identity: string;
  readonly basis: 'voucherAndLine' | 'voucherAndContent' | 'content';
}

/**
 * Gives every row its identity. Voucher numbers start again every year, so the year belongs to them. A voucher without
 * lines, or a row without a voucher, is told apart by its content and by its place among equals: the second cup of coffee
 * of the same price on the same day is another entry, in every export that has both.
 */
export function identifyRows(rows: readonly ImportRow[]): RowIdentity[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const year = row.postingDate.slice(0, 4);
    if (row.voucher !== null && row.line !== null) {
      return { row, identity: join('line', year, row.voucher, row.line), basis: 'voucherAndLine' };
    }
    const content = join('content', row.voucher ?? '', contentOf(row));
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    return {
      row,
      identity: join(content, String(nth)),
      basis: row.voucher === null ? 'content' : 'voucherAndContent',
    };
  });
}

/** Rows whose voucher and line stand twice in the file: with the same content one of them counts, else both are wrong. */
export function repeatedLines(identified: readonly RowIdentity[]): {
  differing: ImportRow[];
  repeated: ReadonlySet<ImportRow>;
} {
  const first = new Map<string, ImportRow>();
  const differing: ImportRow[] = [];
  const repeated = new Set<ImportRow>();
  for (const { row, identity } of identified) {
    const earlier = first.get(identity);
    if (!earlier) first.set(identity, row);
    else if (sameFigures(earlier, row)) repeated.add(row);
    else differing.push(row);
  }
  return { differing, repeated };
}

/** Whether two readings of one voucher line agree: texts may drift from export to export, figures may not. */
export function sameFigures(a: Figures, b: Figures): boolean {
  return (
    a.postingDate === b.postingDate &&
    a.account === b.account &&
    a.costCentre === b.costCentre &&
    a.amountCents === b.amountCents
  );
}

/** What of an entry may not differ. */
export type Figures = Pick<ImportRow, 'postingDate' | 'account' | 'costCentre' | 'amountCents'>;

/** What an entry says, without what the tracker adds to it (project and category follow from remembered rules). */
function contentOf(row: ImportRow): string {
  return join(
    row.postingDate,
    row.account,
    row.costCentre ?? '',
    row.amountCents.toString(),
    row.text,
    row.counterparty ?? '',
  );
}

/** The unit separator stands in no cell. */
function join(...parts: string[]): string {
  return parts.join('\u001f');
}
