import { describe, expect, it } from '@jest/globals';
import { cents } from '../../../shared/money/index.js';
import { type BudgetLine, duplicateLines } from './check-lines.js';

const line = (costCategory: BudgetLine['costCategory'], year: number): BudgetLine => ({
  costCategory,
  year,
  amountCents: cents(100n),
  example: false,
});

describe('the lines of a budget', () => {
  it('may name a category once per year', () => {
    expect(duplicateLines([line('staff', 2020), line('staff', 2021), line('travel', 2020)])).toEqual([]);
  });

  it('are refused where a category and year come again', () => {
    expect(duplicateLines([line('staff', 2020), line('travel', 2020), line('staff', 2020)])).toEqual([
      expect.objectContaining({ pointer: '/lines/2/costCategory', code: 'field.duplicate' }),
    ]);
  });
});
