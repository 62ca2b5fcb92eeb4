import type { FundingClass } from './funding.js';

/** The promise of money, step by step. */
export const LADDER_STEPS = [
  'applied',
  'decided',
  'agreed',
  'received',
  'spent',
  'claimed',
  'approved',
  'paid',
] as const;
/** One of {@link LADDER_STEPS}. */
export type LadderStepKey = (typeof LADDER_STEPS)[number];

/** The figures of a step that can be explained: the own parts, whole projects, what leaks. */
export const LADDER_FIGURES = ['amount', 'whole', 'leak'] as const;
/** One of {@link LADDER_FIGURES}. */
export type LadderFigure = (typeof LADDER_FIGURES)[number];

/** Who the money comes from; support of the state and of the EU are one, because a decision grants them as one. */
export const LADDER_SOURCES = [
  'support',
  'municipalContribution',
  'otherPublicFunding',
  'privateFunding',
  'serviceIncome',
  'ownContribution',
] as const;
/** One of {@link LADDER_SOURCES}. */
export type LadderSource = (typeof LADDER_SOURCES)[number];

/** Why a step has no figure. */
export const LADDER_GAPS = [
  'comesWithClaims',
  'notDecided',
  'amountUnknown',
  'noEntries',
  'noApplication',
  'ownMoney',
] as const;
/** One of {@link LADDER_GAPS}. */
export type LadderGap = (typeof LADDER_GAPS)[number];

/** The source of a ladder that a class of a funding plan belongs to. */
export function ladderSourceOf(fundingClass: FundingClass): LadderSource {
  return fundingClass === 'stateGrant' || fundingClass === 'euSupport' ? 'support' : fundingClass;
}
