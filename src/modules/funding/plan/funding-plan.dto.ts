import {
  AmountField,
  AnswerField,
  ChoiceField,
  IdField,
  ListField,
  TextField,
} from '../../../platform/http/index.js';
import { PLAN_EXACTNESSES, type PlanExactness } from './domain/cover.js';
import {
  FUNDING_CLASSES,
  type FundingClass,
  PLAN_STATUSES,
  type PlanStatus,
  VERSION_CAUSES,
  type VersionCause,
} from '../../../shared/funding.js';

/** Which part's plan is meant. */
export class PlanPartQuery {
  @IdField({ optional: true, description: 'The implementer; the project as a whole when left out.' })
  part?: string;
}

export class FundingPlanLineBody {
  @ChoiceField(FUNDING_CLASSES, { description: 'Who the money comes from.' })
  fundingClass: FundingClass;

  @IdField({ optional: true, nullable: true, description: 'Whose money it is.' })
  organisationId?: string | null;

  @TextField({
    max: 60,
    optional: true,
    nullable: true,
    description: 'Code of the instrument, when it is not that of the project.',
  })
  instrument?: string | null;

  @AmountField()
  amount: string;

  @ChoiceField(PLAN_EXACTNESSES)
  exactness: PlanExactness;

  @TextField({ max: 500, optional: true, nullable: true })
  note?: string | null;
}

export class FundingPlanBody {
  @ChoiceField(PLAN_STATUSES)
  status: PlanStatus;

  @AmountField({ nullable: true, description: 'Null when the total is not known.' })
  total: string | null;

  @ChoiceField(PLAN_EXACTNESSES)
  exactness: PlanExactness;

  @AmountField({
    optional: true,
    nullable: true,
    description: 'About the whole activity, with projects and paid services.',
  })
  volume?: string | null;

  @TextField({ max: 500, optional: true, nullable: true })
  volumeNote?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;

  @TextField({
    max: 500,
    optional: true,
    nullable: true,
    description: 'Which document states the plan; the one known stays when left out.',
  })
  source?: string | null;

  @ListField(() => FundingPlanLineBody, { max: 100 })
  lines: FundingPlanLineBody[];

  @TextField({ max: 500, optional: true, nullable: true, description: 'Why the plan changes.' })
  reason?: string | null;
}

const amount = { type: String, format: 'decimal', example: '1234.56' };

/** How much of a plan its sources cover. */
export class CoverAnswer {
  @AnswerField(amount)
  covered: string;

  @AnswerField({
    ...amount,
    nullable: true,
    description: 'What no source covers; null when the total is unknown.',
  })
  uncovered: string | null;

  @AnswerField(amount)
  overCovered: string;

  @AnswerField()
  approximate: boolean;
}

/** An organisation or user beside a figure. */
export class PlanNameAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

export class FundingPlanLineAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ type: PlanNameAnswer, nullable: true, description: 'Whose money it is.' })
  organisation: PlanNameAnswer | null;

  @AnswerField({ type: String, nullable: true, description: 'Null: the instrument of the project.' })
  instrument: string | null;

  @AnswerField(amount)
  amount: string;

  @AnswerField({ enum: PLAN_EXACTNESSES })
  exactness: PlanExactness;

  @AnswerField({ type: String, nullable: true })
  note: string | null;
}

export class FundingPlanAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'Null: the project as a whole.' })
  partId: string | null;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ type: 'integer', description: 'The version shown: 1, 2, 3 …' })
  number: number;

  @AnswerField({ type: String, format: 'date', nullable: true, description: 'Null: it counts always.' })
  countsFrom: string | null;

  @AnswerField({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The first day on which it no longer counts.',
  })
  supersededOn: string | null;

  @AnswerField({ enum: VERSION_CAUSES, enumName: 'VersionCause' })
  cause: VersionCause;

  @AnswerField({ type: String, format: 'uuid', nullable: true })
  causeId: string | null;

  @AnswerField({ type: String, nullable: true, description: 'Why it was written.' })
  reason: string | null;

  @AnswerField({ format: 'date-time' })
  recordedAt: string;

  @AnswerField({
    type: PlanNameAnswer,
    nullable: true,
    description: 'Who wrote it; null for loaders and jobs, and for those who may not read the audit trail.',
  })
  recordedBy: PlanNameAnswer | null;

  @AnswerField({ enum: PLAN_STATUSES })
  status: PlanStatus;

  @AnswerField({ ...amount, nullable: true })
  total: string | null;

  @AnswerField({ enum: PLAN_EXACTNESSES })
  exactness: PlanExactness;

  @AnswerField({ ...amount, nullable: true })
  volume: string | null;

  @AnswerField({ type: String, nullable: true })
  volumeNote: string | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ type: String, nullable: true })
  source: string | null;

  @AnswerField({ type: [FundingPlanLineAnswer] })
  lines: FundingPlanLineAnswer[];

  @AnswerField({ type: CoverAnswer })
  cover: CoverAnswer;

  @AnswerField({ type: 'integer', description: 'The number of the newest version; a change names it.' })
  version: number;
}

export class FundingPlanVersionsAnswer {
  @AnswerField({ type: [FundingPlanAnswer], description: 'Newest first.' })
  items: FundingPlanAnswer[];
}
