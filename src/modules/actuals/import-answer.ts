import { MAX_LISTED_ROWS, type RowError } from '../../shared/row-error.js';
import { type Cents, cents, formatWire, sumCents } from '../../shared/money/index.js';
import type { ImportField } from './domain/import-columns.js';
import type { ImportRow, ReadRows } from './domain/read-import-rows.js';
import type { ImportPreviewAnswer, ImportSumAnswer } from './dto/import.dto.js';
import type { LedgerFile } from './ledger-file.js';

/** What an import would do; the preview shows it, the commit does it. */
export interface ImportPlan {
  file: LedgerFile;
  reading: ReadRows;
  errors: RowError[];
  /** Rows to be stored, each with the hash of its identity. */
  fresh: { row: ImportRow; identity: string }[];
  knownCount: number;
  repeated: ImportRow[];
  withoutVoucher: number;
  withoutLine: number;
}

const SEPARATOR_NAMES = { ';': 'semicolon', '\t': 'tab', ',': 'comma', '|': 'bar' } as const;

/** What an import would do, for the user to look at before it does. */
export function toPreviewAnswer(plan: ImportPlan): ImportPreviewAnswer {
  const { file, reading } = plan;
  const fields = Object.entries(file.columns.columns) as [ImportField, number][];
  const rows = plan.fresh.map(({ row }) => row);
  return {
    fileName: file.fileName,
    encoding: file.encoding,
    separator: SEPARATOR_NAMES[file.separator],
    columns: fields.map(([field, index]) => ({ field, header: file.columns.headers[index] ?? '' })),
    unusedHeaders: [...file.columns.unusedHeaders].slice(0, MAX_LISTED_ROWS),
    newCount: rows.length,
    knownCount: plan.knownCount,
    skippedCount: reading.skipped.length + plan.repeated.length,
    errorCount: new Set(plan.errors.map(({ row }) => row)).size,
    total: formatWire(sumCents(rows.map((row) => row.amountCents))),
    sums: sumRows(rows),
    errors: plan.errors.slice(0, MAX_LISTED_ROWS),
    skipped: [...reading.skipped, ...plan.repeated.map(toRepeated)].slice(0, MAX_LISTED_ROWS),
    warnings: [
      { code: 'noVoucher', rows: plan.withoutVoucher },
      { code: 'noLine', rows: plan.withoutLine },
      { code: 'futurePosting', rows: reading.futureRows },
    ].filter((warning) => warning.rows > 0),
    unknownCostCentres: [...reading.unknownCostCentres]
      .slice(0, MAX_LISTED_ROWS)
      .map(([costCentre, count]) => ({ costCentre, rows: count })),
  };
}

function toRepeated(row: ImportRow): ImportPreviewAnswer['skipped'][number] {
  return { row: row.row, reason: 'repeated', value: `${row.voucher ?? ''} ${row.line ?? ''}`.trim() };
}

function sumRows(rows: readonly ImportRow[]): ImportSumAnswer[] {
  const sums = new Map<string, { row: ImportRow; rows: number; amountCents: Cents }>();
  for (const row of rows) {
    const key = `${row.projectId} ${row.costCategory ?? ''}`;
    const sum = sums.get(key) ?? { row, rows: 0, amountCents: cents(0n) };
    sums.set(key, { row, rows: sum.rows + 1, amountCents: cents(sum.amountCents + row.amountCents) });
  }
  return [...sums.values()].map(({ row, rows: count, amountCents }) => ({
    projectId: row.projectId,
    costCategory: row.costCategory,
    rows: count,
    amount: formatWire(amountCents),
  }));
}
