import { AnswerField } from '../../platform/http/index.js';
import { EXPLAINED_TERMS, type ExplainedTerm } from '../../shared/explanation-terms.js';
import {
  EXPLAINED_KINDS,
  EXPLAINED_ROUNDINGS,
  type ExplainedKind,
  type ExplainedRounding,
} from '../../shared/explanation.js';
import { RuleSourceAnswer } from './instruments/instrument.dto.js';

const term = { enum: EXPLAINED_TERMS, enumName: 'ExplainedTerm' };
const unknownText = { type: String, nullable: true };

/** A value with how it is to be read; null is unknown. */
export class ExplainedValueAnswer {
  @AnswerField({ enum: EXPLAINED_KINDS, enumName: 'ExplainedKind' })
  kind: ExplainedKind;

  @AnswerField(unknownText)
  value: string | null;
}

export class ExplanationInputAnswer extends ExplainedValueAnswer {
  @AnswerField({ ...term, description: 'Such as staffCosts.' })
  key: ExplainedTerm;

  @AnswerField({ required: false, description: 'Whose it is: a project’s code, a year, a source.' })
  of?: string;

  @AnswerField({ ...unknownText, required: false })
  source?: string | null;
}

export class ExplainedRuleAnswer {
  @AnswerField()
  rule: string;

  @AnswerField(unknownText)
  variant: string | null;

  @AnswerField()
  value: string;

  @AnswerField(unknownText)
  unit: string | null;

  @AnswerField({ ...unknownText, format: 'date' })
  validFrom: string | null;

  @AnswerField({ ...unknownText, format: 'date' })
  validTo: string | null;

  @AnswerField({ type: RuleSourceAnswer })
  source: RuleSourceAnswer;

  @AnswerField({ description: 'False where no source confirmed the rule.' })
  confirmed: boolean;

  @AnswerField({ enum: ['instrument', 'decision'] })
  origin: 'instrument' | 'decision';
}

export class ExplanationStepAnswer {
  @AnswerField({ ...term, description: 'What is worked out, such as sideCosts.' })
  key: ExplainedTerm;

  @AnswerField({ required: false })
  of?: string;

  @AnswerField({ type: [ExplanationInputAnswer] })
  inputs: readonly ExplanationInputAnswer[];

  @AnswerField({ type: ExplainedRuleAnswer, nullable: true })
  rule: ExplainedRuleAnswer | null;

  @AnswerField({ type: String, enum: EXPLAINED_ROUNDINGS, nullable: true })
  rounding: ExplainedRounding | null;

  @AnswerField({ type: ExplainedValueAnswer })
  result: ExplainedValueAnswer;
}

/** How a figure came about, from its sources to its result. */
export class ExplanationAnswer {
  @AnswerField({ ...term, description: 'The figure, such as uncovered.' })
  figure: ExplainedTerm;

  @AnswerField({ required: false })
  of?: string;

  @AnswerField({ type: [ExplanationStepAnswer] })
  steps: readonly ExplanationStepAnswer[];

  @AnswerField({ type: ExplainedValueAnswer })
  result: ExplainedValueAnswer;
}

/** The explanations of the figures that belong together, such as those of one plan. */
export class ExplanationListAnswer {
  @AnswerField({ type: [ExplanationAnswer] })
  items: readonly ExplanationAnswer[];
}
