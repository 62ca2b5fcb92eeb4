import {
  AnswerField,
  ChoiceField,
  DayField,
  IdField,
  ListField,
  PartialDayField,
  PercentField,
  TextField,
  TextListField,
} from '../../../platform/http/index.js';
import {
  COST_MODELS,
  type CostModel,
  DECISION_OUTCOMES,
  type DecisionOutcome,
} from '../../../shared/funding.js';
import { PeriodInForceAnswer } from '../period-in-force.js';
import { AmountBody, AmountLineAnswer, AmountLineBody, FundingAmountAnswer } from './amount.dto.js';

const unknownText = { type: String, nullable: true };

export class PartCostModelBody {
  @IdField({ description: 'The implementer.' })
  partId: string;

  @ChoiceField(COST_MODELS)
  costModel: CostModel;
}

export class RuleOverrideBody {
  @TextField({ max: 60, description: 'Key of the rule, such as maximumSupportRate.' })
  rule: string;

  @TextField({ max: 60, optional: true, nullable: true, description: 'Which of several rules of that key.' })
  variant?: string | null;

  @TextListField({
    max: 20,
    maxLength: 200,
    description:
      'The values of a rule that holds a list, else one value; true or false for a rule that simply holds.',
  })
  values: string[];

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

export class NewDecisionBody {
  @TextField({ max: 100, description: 'The registry number; unique per funder.' })
  number: string;

  @DayField({ description: 'The day of the decision; not in the future.' })
  decided: string;

  @ChoiceField(DECISION_OUTCOMES, {
    description: 'A repayment is a later decision on what was granted; it does not change the outcome.',
  })
  outcome: DecisionOutcome;

  @ListField(() => AmountBody, { max: 2, optional: true, description: 'Needed when money is granted.' })
  amounts?: AmountBody[];

  @ListField(() => AmountLineBody, {
    max: 200,
    optional: true,
    description: 'Decided per year and source; together exactly the decided cost.',
  })
  lines?: AmountLineBody[];

  @PercentField({ optional: true, nullable: true, description: 'Support as a percentage of eligible cost.' })
  rate?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'First day of the decided period.' })
  periodStarts?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'Last day of the decided period.' })
  periodEnds?: string | null;

  @TextField({ max: 4000, optional: true, nullable: true })
  conditions?: string | null;

  @ChoiceField(COST_MODELS, { optional: true, nullable: true, description: 'How the cost is worked out.' })
  costModel?: CostModel | null;

  @ListField(() => PartCostModelBody, { max: 50, optional: true })
  partCostModels?: PartCostModelBody[];

  @DayField({
    optional: true,
    nullable: true,
    description: 'The last day on which it can be appealed against.',
  })
  appealUntil?: string | null;

  @ListField(() => RuleOverrideBody, {
    max: 50,
    optional: true,
    description: 'Rules that the decision puts in the place of the instrument’s, for this project only.',
  })
  overrides?: RuleOverrideBody[];

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class PartCostModelAnswer {
  @AnswerField({ format: 'uuid' })
  partId: string;

  @AnswerField({ enum: COST_MODELS })
  costModel: CostModel;
}

export class RuleOverrideAnswer {
  @AnswerField()
  rule: string;

  @AnswerField(unknownText)
  variant: string | null;

  @AnswerField({ type: [String] })
  values: string[];

  @AnswerField(unknownText)
  note: string | null;
}

/** Something that whoever records a decision should know, but that refuses nothing. */
export class HintAnswer {
  @AnswerField({ enum: ['periodOutsideInstrument', 'belowRepaymentThreshold'] })
  code: string;

  @AnswerField({ type: 'object', additionalProperties: true })
  params: Record<string, string | number>;
}

/** A decision; null means that no source says. */
export class DecisionAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField(unknownText)
  number: string | null;

  @AnswerField({ ...unknownText, description: 'To the day, month or year; null when not known.' })
  decided: string | null;

  @AnswerField({ format: 'date', description: 'The day from which it counts when looking as on a day.' })
  countsFrom: string;

  @AnswerField({ enum: DECISION_OUTCOMES })
  outcome: DecisionOutcome;

  @AnswerField(unknownText)
  rate: string | null;

  @AnswerField(unknownText)
  periodStarts: string | null;

  @AnswerField(unknownText)
  periodEnds: string | null;

  @AnswerField({
    type: PeriodInForceAnswer,
    nullable: true,
    description: 'The period that holds as on the day; null for what grants nothing.',
  })
  periodInForce: PeriodInForceAnswer | null;

  @AnswerField(unknownText)
  conditions: string | null;

  @AnswerField(unknownText)
  note: string | null;

  @AnswerField(unknownText)
  source: string | null;

  @AnswerField({ description: 'Learnt from public registers, not entered by a user.' })
  publicRecord: boolean;

  @AnswerField({ type: [FundingAmountAnswer] })
  amounts: FundingAmountAnswer[];

  @AnswerField({ type: [AmountLineAnswer], description: 'Decided per year and source.' })
  lines: AmountLineAnswer[];

  @AnswerField({ ...unknownText, description: 'How the cost is worked out; null when not stated.' })
  costModel: string | null;

  @AnswerField({ type: [PartCostModelAnswer] })
  partCostModels: PartCostModelAnswer[];

  @AnswerField({
    ...unknownText,
    format: 'date',
    description: 'The last day on which it can be appealed against.',
  })
  appealUntil: string | null;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'The version of the instrument that it pins.',
  })
  instrumentVersion: number | null;

  @AnswerField({
    type: [RuleOverrideAnswer],
    description: 'Rules that it puts in the place of the instrument’s.',
  })
  overrides: RuleOverrideAnswer[];
}
