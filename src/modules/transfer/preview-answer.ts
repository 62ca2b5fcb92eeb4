import { sumsOf } from './domain/compare.js';
import type { MovingInPreviewAnswer } from './dto/moving-in.dto.js';
import type { ImportPlan } from './import-run.js';

const MAX_ROWS = 500;
const MAX_ERRORS = 200;
const MAX_SAMPLE = 60;

/** What an import would do, for a person to look at before it does. */
export function toPreviewAnswer({
  file,
  rows,
  stated,
  errors,
  needsName,
}: ImportPlan): MovingInPreviewAnswer {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const { headerIndex, columns } = file.columns;
  const below = file.rows.slice(headerIndex + 1);
  return {
    fileName: file.fileName,
    format: file.format,
    encoding: file.encoding,
    sheet: file.sheet,
    sheets: file.sheets,
    headerRow: headerIndex + 1,
    columns: columns.map((column) => ({
      ...column,
      sample: (below.find((row) => row[column.index]?.text.trim())?.[column.index]?.text ?? '').slice(
        0,
        MAX_SAMPLE,
      ),
    })),
    needsName,
    newCount: count('new'),
    unchangedCount: count('unchanged'),
    changedCount: count('changed'),
    errorCount: new Set(errors.map(({ row }) => row)).size,
    sums: sumsOf(stated, new Set(columns.flatMap(({ field }) => field ?? []))),
    rows: rows
      .slice(0, MAX_ROWS)
      .map(({ values, ...row }) => ({ ...row, values: values as Record<string, string> })),
    errors: errors.toSorted((a, b) => a.row - b.row).slice(0, MAX_ERRORS),
  };
}
