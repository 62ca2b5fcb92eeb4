/** What a funder may answer. */
export const OUTCOMES = ['granted', 'partly', 'rejected', 'withdrawn'] as const;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

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
