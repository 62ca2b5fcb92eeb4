import type { FieldProblemCode } from './field-problems.js';
import type { ProblemCode } from './problem-codes.js';
import { type ProblemParams, Problem, fieldProblem } from './problem.js';

/** What is wrong with one cell of an imported file, and what would be right. */
export interface RowError {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: FieldProblemCode;
  readonly detail: string;
  readonly params: ProblemParams;
}

/** How many rows of one kind an answer lists at the most; the counts are of all. */
export const MAX_LISTED_ROWS = 200;

/** A file refused for its rows: the pointers lead to a row and a column instead of into a body. */
export function rejectedRows(code: ProblemCode, errors: readonly RowError[]): Problem {
  return new Problem(code, {
    params: { count: new Set(errors.map(({ row }) => row)).size },
    errors: errors
      .slice(0, MAX_LISTED_ROWS)
      .map((error) =>
        fieldProblem(
          `/rows/${error.row}/${error.column.replace(/~/g, '~0').replace(/\//g, '~1')}`,
          error.code,
          { ...error.params, row: error.row, column: error.column, value: error.value },
        ),
      ),
  });
}
