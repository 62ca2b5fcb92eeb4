export { BudgetsModule } from './budgets.module.js';
export { BudgetsService } from './budgets.service.js';
