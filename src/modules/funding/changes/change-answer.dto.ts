import { AnswerField } from '../../../platform/http/index.js';
import {
  CHANGE_STATES,
  type ChangeState,
  DEADLINE_ACTS,
  type DeadlineChangeAct,
  KEEP_REASONS,
  type KeepReason,
} from '../../../shared/change-request.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { FUNDING_CLASSES, type FundingClass } from '../../../shared/funding.js';
import { OBLIGATION_KEYS, type ObligationKey } from '../../../shared/obligations.js';
import { ExplainedRuleAnswer } from '../explanation.dto.js';
import { LocalTextAnswer } from '../instruments/instrument.dto.js';
import { ChangeDecisionAnswer, ChangeProjectAnswer, ProposedChange } from './change-request.dto.js';

const day = { type: String, nullable: true, format: 'date' };
const amount = { type: String, nullable: true, format: 'decimal', example: '1234.56' };

export class ChangeNamedAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

/** A use period as it was known: to the day, month or year. */
export class ChangePeriodAnswer {
  @AnswerField({ type: String, nullable: true })
  starts: string | null;

  @AnswerField({ type: String, nullable: true })
  ends: string | null;
}

export class PeriodChangeAnswer {
  @AnswerField({ type: ChangePeriodAnswer })
  before: ChangePeriodAnswer;

  @AnswerField({ type: ChangePeriodAnswer })
  after: ChangePeriodAnswer;
}

export class PlanLineChangeAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ type: ChangeNamedAnswer, nullable: true })
  organisation: ChangeNamedAnswer | null;

  @AnswerField({ type: String, nullable: true, description: 'Null: the instrument of the project.' })
  instrument: string | null;

  @AnswerField(amount)
  before: string | null;

  @AnswerField(amount)
  after: string | null;
}

export class PlanChangeAnswer {
  @AnswerField({ type: ChangeNamedAnswer, nullable: true, description: 'Null: the project as a whole.' })
  part: ChangeNamedAnswer | null;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField(amount)
  totalBefore: string | null;

  @AnswerField(amount)
  totalAfter: string | null;

  @AnswerField({ type: [PlanLineChangeAnswer] })
  lines: PlanLineChangeAnswer[];
}

export class BudgetChangeAnswer {
  @AnswerField({ enum: COST_CATEGORIES })
  costCategory: CostCategory;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField(amount)
  before: string | null;

  @AnswerField(amount)
  after: string | null;
}

export class DeadlineChangeAnswer {
  @AnswerField({ type: String, nullable: true, format: 'uuid' })
  deadlineId: string | null;

  @AnswerField({ enum: OBLIGATION_KEYS, enumName: 'ObligationKey' })
  key: ObligationKey;

  @AnswerField()
  occurrence: string;

  @AnswerField({ type: LocalTextAnswer })
  title: LocalTextAnswer;

  @AnswerField({ enum: DEADLINE_ACTS, enumName: 'DeadlineChangeAct' })
  act: DeadlineChangeAct;

  @AnswerField({ type: String, enum: KEEP_REASONS, nullable: true, description: 'Why it stays as it is.' })
  keepReason: KeepReason | null;

  @AnswerField(day)
  dueBefore: string | null;

  @AnswerField({ ...day, description: 'What its rule gives after the change.' })
  dueAfter: string | null;

  @AnswerField({ description: 'The new day lies before today.' })
  past: boolean;

  @AnswerField(day)
  baseOn: string | null;

  @AnswerField({ type: ExplainedRuleAnswer, nullable: true })
  rule: ExplainedRuleAnswer | null;
}

export class ChangeWarningAnswer {
  @AnswerField({ enum: ['late', 'amountThreshold', 'percentThreshold'] })
  code: 'late' | 'amountThreshold' | 'percentThreshold';

  @AnswerField({ ...day, description: 'The day by which it had to be filed.' })
  by: string | null;

  @AnswerField({ type: String, nullable: true, description: 'What moves, in euro or percent.' })
  figure: string | null;

  @AnswerField({ type: ExplainedRuleAnswer })
  rule: ExplainedRuleAnswer;
}

/** What an approval changes, before and after. */
export class ChangeOutcomeAnswer {
  @AnswerField({ type: PeriodChangeAnswer, nullable: true, description: 'Null: the period stays.' })
  period: PeriodChangeAnswer | null;

  @AnswerField({ type: [PlanChangeAnswer] })
  plans: PlanChangeAnswer[];

  @AnswerField({ type: [BudgetChangeAnswer] })
  budget: BudgetChangeAnswer[];

  @AnswerField({ type: [DeadlineChangeAnswer] })
  deadlines: DeadlineChangeAnswer[];
}

/** What an approval would change now, and what to heed. */
export class ChangePreviewAnswer extends ChangeOutcomeAnswer {
  @AnswerField({ type: [ChangeWarningAnswer] })
  warnings: ChangeWarningAnswer[];
}

export class ChangeRequestAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: ChangeProjectAnswer })
  project: ChangeProjectAnswer;

  @AnswerField({ type: ChangeDecisionAnswer, description: 'The decision it would change.' })
  decision: ChangeDecisionAnswer;

  @AnswerField({ type: 'integer', description: '1, 2, 3 … of the decision.' })
  number: number;

  @AnswerField({ enum: CHANGE_STATES, enumName: 'ChangeState' })
  state: ChangeState;

  @AnswerField()
  reason: string;

  @AnswerField({ type: ProposedChange })
  proposed: ProposedChange;

  @AnswerField(day)
  filedOn: string | null;

  @AnswerField(day)
  effectiveOn: string | null;

  @AnswerField(day)
  decidedOn: string | null;

  @AnswerField({ type: String, nullable: true })
  decisionNumber: string | null;

  @AnswerField({ type: String, nullable: true })
  decisionNote: string | null;

  @AnswerField({
    type: ChangeOutcomeAnswer,
    nullable: true,
    description: 'What the approval changed, as it was then.',
  })
  outcome: ChangeOutcomeAnswer | null;

  @AnswerField({ description: 'Whether the one who asks may file it.' })
  mayFile: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}
