import type { CostCategory } from '../../../shared/cost-categories.js';
import type { Cents } from '../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';

/** What a project may spend on one cost category in one year. */
export interface BudgetLine {
  costCategory: CostCategory;
  year: number;
  amountCents: Cents;
  /** An example figure: it comes from no document and is marked wherever it shows. */
  example: boolean;
}

/** Lines that name a cost category and year twice; everything else about a line is checked field by field. */
export function duplicateLines(lines: readonly BudgetLine[]): FieldProblem[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const key = `${line.costCategory} ${line.year}`;
    if (seen.has(key)) return [fieldProblem(`/lines/${index}/costCategory`, 'field.duplicate')];
    seen.add(key);
    return [];
  });
}
