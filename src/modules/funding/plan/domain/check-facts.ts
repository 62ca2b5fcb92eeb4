import type { ExplainedRule, ExplainedValue, ExplanationInput } from '../../../../shared/explanation.js';
import type { Cents } from '../../../../shared/money/index.js';
import type { FundingClass } from '../../../../shared/funding.js';
import type { Terms } from '../../instruments/domain/terms.js';
import type { PlanOfPart } from './roll-up.js';

/** An agreement with what came in by it. */
export interface AgreementFacts {
  readonly id: string;
  readonly partId: string | null;
  readonly organisationId: string;
  readonly fundingClass: FundingClass;
  readonly signedOn: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly amountCents: Cents;
  readonly receivedCents: Cents;
}

/** What the funding check can find; each has its words, and what to do, on the page. */
export const FUNDING_FINDINGS = [
  'noInstrument',
  'noPlan',
  'totalUnknown',
  'uncovered',
  'overCovered',
  'partsDifferFromWhole',
  'partWithoutPlan',
  'supportAboveRate',
  'ownShareTooSmall',
  'classNotAllowed',
  'twoInstruments',
  'agreementMissing',
  'agreementNotValid',
  'agreementTooSmall',
  'notReceived',
  'periodOutsideInstrument',
  'yearOutsidePeriod',
  'differsFromDecision',
  'lumpSumAboveCeiling',
  'costModelNotAllowed',
  'costModelsDiffer',
  'costCategoryNotAllowed',
  'costModelDiffersFromDecision',
] as const;
/** One of {@link FUNDING_FINDINGS}. */
export type FundingFindingCode = (typeof FUNDING_FINDINGS)[number];

/** One thing that is wrong with the funding of a project, or may be. */
export interface FundingFinding {
  readonly severity: 'violation' | 'warning';
  readonly code: FundingFindingCode;
  /** What fills the places of the words; amounts as wire text, classes as their key. */
  readonly params: Readonly<Record<string, string>>;
  /** The rule that it breaks; null where plain arithmetic says so. */
  readonly rule: ExplainedRule | null;
  /** The figures that were compared. */
  readonly figures: readonly ExplanationInput[];
  /** By how much, or what would be right. */
  readonly result: ExplainedValue;
  /** What it is about: `/2021`, `/2021/<part>`, `/agreements/<id>`, `/cost-estimates/<id>`; empty for the project. */
  readonly pointer: string;
}

/** A decision as the check compares the plan with it. */
export interface DecidedFacts {
  readonly rate: string | null;
  readonly number: string | null;
  readonly amounts: readonly {
    readonly scope: 'whole' | 'own';
    readonly totalCents: Cents | null;
    readonly grantCents: Cents | null;
  }[];
  /** Per year and source; empty where the decision does not say. */
  readonly lines: readonly {
    readonly partId: string | null;
    readonly year: number;
    readonly fundingClass: FundingClass;
    readonly amountCents: Cents;
  }[];
}

/** Everything that the funding check looks at. */
export interface FundingFacts {
  /** The ISO day one looks from. */
  readonly asOn: string;
  readonly terms: Terms | null;
  readonly instrument: { readonly validFrom: string | null; readonly validTo: string | null } | null;
  readonly parts: readonly { readonly id: string; readonly name: string; readonly own: boolean }[];
  readonly plans: readonly PlanOfPart[];
  readonly agreements: readonly AgreementFacts[];
  /** Whether the project has been applied for. */
  readonly applied: boolean;
  readonly decision: DecidedFacts | null;
  /** The decided period, else the planned one; ISO days, months or years. */
  readonly period: {
    readonly starts: string | null;
    readonly ends: string | null;
    readonly decided: boolean;
  } | null;
  readonly nameOf: (organisationId: string) => string | null;
}
