export { FundingModule } from './funding.module.js';
export { FundingService } from './funding.service.js';
export { FundingPlanService } from './funding-plan.service.js';
export { FundingQueries } from './funding.queries.js';
export type {
  CoveredPlan,
  InstrumentTotals,
  ProjectLabel,
  ProjectMoney,
  YearCover,
} from './funding.results.js';
export type { PublicDecision, StatedApplication, StatedInstrument, StatedPlan } from './stated.js';
export {
  ApplicationAnswer,
  DecisionAnswer,
  FundingAmountAnswer,
  InstrumentLabelAnswer,
  ProjectFundingAnswer,
  ProjectLabelAnswer,
} from './dto/application.dto.js';
export { CoverAnswer } from './dto/funding-plan.dto.js';
export { LocalTextAnswer } from './dto/instrument.dto.js';
export { type Cover } from './domain/cover.js';
export { ownRiskDays, waitingDays } from './domain/waiting.js';
