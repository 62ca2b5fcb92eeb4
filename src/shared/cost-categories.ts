/** The categories of cost that budgets and the ledger share, in the order in which every table shows them. */
export const COST_CATEGORIES = [
  'staff',
  'purchasedServices',
  'travel',
  'equipment',
  'other',
  'flatRate',
  'notItemised',
] as const;

/** One of {@link COST_CATEGORIES}; `notItemised` is money whose breakdown the source does not state. */
export type CostCategory = (typeof COST_CATEGORIES)[number];
