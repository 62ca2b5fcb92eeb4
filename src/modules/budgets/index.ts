export { BudgetsModule } from './budgets.module.js';
export { type BudgetOrigin, BudgetsService } from './budgets.service.js';
export type { BudgetLine } from './domain/check-lines.js';
export { CostEstimatesService } from './cost-estimates/cost-estimates.service.js';
