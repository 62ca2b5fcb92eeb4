export { ActualsModule } from './actuals.module.js';
export { ActualsService, type BudgetVsActualScope, type HistoricalEntry } from './actuals.service.js';
export type { CostWindow, WindowCost } from './actuals.queries.js';
export { CostCentresService } from './cost-centres.service.js';
export { BudgetVsActualAnswer } from './dto/report.dto.js';
export type {
  BudgetVsActual,
  CategoryComparison,
  Comparison,
  ProjectComparison,
} from './domain/budget-vs-actual.js';
export type { ForecastStep, LapseForecast } from './domain/lapse-forecast.js';
export type { TimeElapsed } from './domain/time-elapsed.js';
