export { FundingModule } from './funding.module.js';
export { ApplicationsService } from './applications/applications.service.js';
export { TermsService } from './instruments/terms.service.js';
export {
  FUNDING_EVENT_KINDS,
  type FundingEvent,
  type FundingEventKind,
  FundingEvents,
  type FundingListener,
} from './funding-events.js';
export { FundingPlanService, type NewPlanVersion } from './plan/funding-plan.service.js';
export { AgreementsService } from './agreements/agreements.service.js';
export { FundingCheckService } from './plan/funding-check.service.js';
export { type ExtraFundingCheck, FundingChecks } from './plan/funding-checks.js';
export type { FundingFinding, FundingFindingCode } from './plan/domain/check-facts.js';
export { ProjectPlanService } from './plan/project-plan.service.js';
export { bodyOfPlan } from './plan/plan-body.js';
export type { PlanLine, PlanYear, StoredPlanYear } from './plan/plan-rows.js';
export { FundingQueries } from './funding.queries.js';
export { StandingQueries, type StandingScope } from './standing.queries.js';
export {
  type KnownAmount,
  type KnownLine,
  type KnownRepayment,
  type ProjectStanding,
  type Span,
  type StandingAgreement,
  type StandingApplication,
  type StandingDecision,
  secureStanding,
} from './plan/domain/standing.js';
export type { InstrumentTotals, ProjectLabel, ProjectMoney } from './funding.results.js';
export type { PublicDecision, StatedApplication, StatedInstrument, StatedPlan } from './stated.js';
export { FundingAmountAnswer } from './applications/amount.dto.js';
export { DecisionAnswer } from './applications/decision.dto.js';
export {
  ApplicationAnswer,
  InstrumentLabelAnswer,
  ProjectFundingAnswer,
  ProjectLabelAnswer,
} from './applications/application.dto.js';
export { CoverAnswer } from './plan/funding-plan.dto.js';
export { LocalTextAnswer } from './instruments/instrument.dto.js';
export { type Cover } from './plan/domain/cover.js';
export type { SecuredLine, SecuredPlan, SecurityPart } from './plan/domain/security.js';
export { ownRiskDays, waitingDays } from './applications/domain/waiting.js';
export type { InstrumentRule } from './instruments/domain/instrument.js';
export {
  type AppliedRule,
  RATE_RULES,
  type RuleOverride,
  type Terms,
  type RuleChoice,
  explainRule,
  ruleOf,
  rulesOf,
} from './instruments/domain/terms.js';
export { ExplainedRuleAnswer, ExplanationAnswer, ExplanationListAnswer } from './explanation.dto.js';
export { type Obligation } from './obligations/domain/obligations.js';
export {
  type GrantPeriod,
  type OriginObligations,
  ObligationsService,
} from './obligations/obligations.service.js';
export { InstrumentCatalogue } from './instruments/instrument-catalogue.js';
export {
  type BudgetChange,
  type ChangeEffect,
  ChangeEffects,
  type ChangeOutcome,
  type DeadlineChange,
  type DecidedChange,
} from './changes/change-effects.js';
