import type { CostCategory } from '../../../shared/cost-categories.js';

/** One range of config/reference/account-categories.yaml. */
export interface AccountRange {
  readonly from: number;
  readonly to: number;
  readonly category: CostCategory | 'income' | 'balance';
  /** The heading of the chart of accounts that the range is. */
  readonly class: string;
}

/** What an account is: a cost of a category, an income, a balance sheet account, or none of the chart. */
export type AccountMeaning =
  | { kind: 'cost'; costCategory: CostCategory }
  | { kind: 'income' }
  | { kind: 'balance' }
  | { kind: 'unknown' };

/** Reads an account by its first four digits: longer numbers are subdivisions of the municipal chart. */
export function meaningOfAccount(account: string, ranges: readonly AccountRange[]): AccountMeaning {
  if (!/^\d{4,10}$/.test(account)) return { kind: 'unknown' };
  const number = Number(account.slice(0, 4));
  const range = ranges.find(({ from, to }) => number >= from && number <= to);
  if (!range) return { kind: 'unknown' };
  if (range.category === 'income' || range.category === 'balance') return { kind: range.category };
  return { kind: 'cost', costCategory: range.category };
}
