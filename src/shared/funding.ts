/** What a funder may answer. */
export const OUTCOMES = ['granted', 'partly', 'rejected', 'withdrawn'] as const;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

/** What a decision may say: an outcome of the application, or later that something granted is to be paid back. */
export const DECISION_OUTCOMES = [...OUTCOMES, 'repayment'] as const;
/** One of {@link DECISION_OUTCOMES}. */
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Who the money of a funding plan comes from. */
export const FUNDING_CLASSES = [
  'stateGrant',
  'euSupport',
  'municipalContribution',
  'otherPublicFunding',
  'privateFunding',
  'ownContribution',
  'serviceIncome',
] as const;
/** One of {@link FUNDING_CLASSES}. */
export type FundingClass = (typeof FUNDING_CLASSES)[number];

/** How far a funding plan has come. */
export const PLAN_STATUSES = ['preliminary', 'approved', 'closed'] as const;
/** One of {@link PLAN_STATUSES}. */
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** How the costs of a project are worked out. */
export const COST_MODELS = ['actual', 'flatRate', 'lumpSum', 'unitCost'] as const;
/** One of {@link COST_MODELS}. */
export type CostModel = (typeof COST_MODELS)[number];

/** Why a version of a plan or budget was written: as documents state it, edited, by a change request, copied, imported. */
export const VERSION_CAUSES = ['stated', 'edited', 'change', 'copied', 'imported'] as const;
/** One of {@link VERSION_CAUSES}. */
export type VersionCause = (typeof VERSION_CAUSES)[number];

/** How sure a plan's money is: decided or agreed, or no more than an estimate, a plan or a pending application. */
export const SECURITIES = ['secured', 'probable'] as const;
/** One of {@link SECURITIES}. */
export type Security = (typeof SECURITIES)[number];

/** Why a part of a plan's line is as sure as it is, or why it is lost. */
export const SECURITY_BASES = [
  // Secured.
  'decided',
  'agreed',
  'ownMoney',
  'closedYear',
  // Probable.
  'pending',
  'amountUnknown',
  'aboveDecided',
  'notAgreed',
  'estimate',
  'planned',
  // Lost: it covers nothing.
  'refused',
  'repaid',
  'withoutSupport',
] as const;
/** One of {@link SECURITY_BASES}. */
export type SecurityBasis = (typeof SECURITY_BASES)[number];

/** The classes that a funder decides on. */
export const SUPPORT_CLASSES: ReadonlySet<FundingClass> = new Set(['stateGrant', 'euSupport']);

/** Whether a call takes applications at an instant: not yet, now, no more, or nobody knows. */
export const CALL_STATES = ['coming', 'open', 'closed', 'unknown'] as const;
/** One of {@link CALL_STATES}. */
export type CallState = (typeof CALL_STATES)[number];
