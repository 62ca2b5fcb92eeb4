import {
  AnswerField,
  ChoiceField,
  DayField,
  IdField,
  ListField,
  PartialDayField,
  PercentField,
  TextField,
} from '../../../platform/http/index.js';
import { RULE_BASES, RULE_UNITS, type RuleUnit } from '../../../shared/instrument-rules.js';
import {
  COST_MODELS,
  type CostModel,
  DECISION_OUTCOMES,
  type DecisionOutcome,
} from '../../../shared/funding.js';
import { RuleContentBody } from '../instruments/instrument-body.dto.js';
import { PeriodInForceAnswer } from '../period-in-force.js';
import { AmountBody, AmountLineAnswer, AmountLineBody, FundingAmountAnswer } from './amount.dto.js';

const unknownText = { type: String, nullable: true };

export class PartCostModelBody {
  @IdField({ description: 'The implementer.' })
  partId: string;

  @ChoiceField(COST_MODELS)
  costModel: CostModel;
}

/** A rule of the instrument in other words, or one that it does not state; what is left out is as in its rule. */
export class RuleOverrideBody extends RuleContentBody {
  @TextField({ max: 1000, optional: true, nullable: true, description: 'The words of the decision.' })
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
    description:
      'Rules that the decision puts in the place of the instrument’s or adds to them, for this project.',
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

  @AnswerField({ ...unknownText, enum: RULE_UNITS, description: 'Null for a rule that simply holds.' })
  unit: RuleUnit | null;

  @AnswerField({ ...unknownText, enum: RULE_BASES })
  base: string | null;

  @AnswerField({ ...unknownText, description: 'How often it comes again, such as P6M.' })
  every: string | null;

  @AnswerField({ ...unknownText, description: 'The words of the decision.' })
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
    description: 'Rules that it puts in the place of the instrument’s or adds to them.',
  })
  overrides: RuleOverrideAnswer[];
}
