import { AmountField, AnswerField, ChoiceField, ListField, TextField } from '../../../platform/http/index.js';
import { PLAN_EXACTNESSES, type PlanExactness } from '../domain/cover.js';
import {
  FUNDING_CLASSES,
  type FundingClass,
  PLAN_STATUSES,
  type PlanStatus,
} from '../../../shared/funding.js';

export class FundingPlanLineBody {
  @ChoiceField(FUNDING_CLASSES, { description: 'Who the money comes from.' })
  fundingClass: FundingClass;

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

  @ListField(() => FundingPlanLineBody, { max: 100 })
  lines: FundingPlanLineBody[];
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

export class FundingPlanLineAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

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

  @AnswerField({ type: 'integer' })
  year: number;

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

  @AnswerField({ type: 'integer' })
  version: number;
}
