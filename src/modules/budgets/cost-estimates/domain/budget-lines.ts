import type { CostCategory } from '../../../../shared/cost-categories.js';
import type { BudgetLine } from '../../domain/check-lines.js';
import type { ComputedFigure, CostFigure } from './cost-model.js';

/** Which cost category a figure is budgeted in. A lump sum has no breakdown. */
export const CATEGORY_OF: Partial<Record<CostFigure, CostCategory>> = {
  staffCosts: 'staff',
  purchasedServices: 'purchasedServices',
  travelCosts: 'travel',
  equipmentCosts: 'equipment',
  otherCosts: 'other',
  flatRateCosts: 'flatRate',
  lumpSum: 'notItemised',
};

/** The estimate as the budget of its year. */
export function budgetLinesOf(year: number, figures: readonly ComputedFigure[]): BudgetLine[] {
  return figures.flatMap(({ figure, amount }) => {
    const costCategory = CATEGORY_OF[figure];
    if (!costCategory || amount === null || amount === 0n) return [];
    return [{ costCategory, year, amountCents: amount, example: false }];
  });
}
