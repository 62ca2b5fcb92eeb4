import type { AmountInput } from './applications/domain/amounts.js';
import type { PlanExactness } from './plan/domain/cover.js';
import type { FundingPlanLineBody } from './plan/funding-plan.dto.js';
import type { Outcome, PlanStatus } from '../../shared/funding.js';

/** The instrument that documents name for a project, whether or not there is an application. */
export interface StatedInstrument {
  projectId: string;
  instrument: string;
  funderOrganisationId: string | null;
  source: string | null;
}

/** An application as documents state it; null is "not stated". */
export interface StatedApplication {
  projectId: string;
  instrument: string;
  funderOrganisationId: string | null;
  priorityAxis: string | null;
  funderProjectCode: string | null;
  /** To the day, month or year, or null. */
  submitted: string | null;
  /** The day from which it counts when one looks as on a day; null: always. */
  countsFrom: string | null;
  note: string | null;
  source: string | null;
  sample: boolean;
  amounts: AmountInput[];
}

/** A decision known from public registers; null is "not known". */
export interface PublicDecision {
  applicationId: string;
  number: string | null;
  /** To the day, month or year, or null. */
  decided: string | null;
  /** The day from which it counts: of a decision known to the month, the month's last day. */
  countsFrom: string;
  outcome: Outcome;
  rate: string | null;
  periodStarts: string | null;
  periodEnds: string | null;
  conditions: string | null;
  note: string | null;
  source: string | null;
  amounts: AmountInput[];
}

/** A funding plan of a year as documents state it. */
export interface StatedPlan {
  projectId: string;
  /** The implementer whose plan it is; the project as a whole when left out. */
  partId?: string | null;
  year: number;
  countsFrom: string | null;
  status: PlanStatus;
  total: string | null;
  exactness: PlanExactness;
  volume: string | null;
  volumeNote: string | null;
  note: string | null;
  source: string | null;
  lines: FundingPlanLineBody[];
}
