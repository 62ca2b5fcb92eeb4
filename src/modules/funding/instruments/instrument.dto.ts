import { AnswerField } from '../../../platform/http/index.js';
import { RULE_ORIGINS, type RuleOrigin } from './domain/instrument.js';

/** A name in the three languages. */
export class LocalTextAnswer {
  @AnswerField()
  fi: string;

  @AnswerField()
  sv: string;

  @AnswerField()
  en: string;
}

export class RuleSourceAnswer {
  @AnswerField({ required: false, example: '688/2001' })
  act?: string;

  @AnswerField({ required: false })
  section?: string;

  @AnswerField({ required: false })
  title?: string;

  @AnswerField({ required: false, description: 'To the day, month or year.' })
  date?: string;
}

export class InstrumentRuleAnswer {
  @AnswerField({ description: 'What the rule is about, such as maximumSupportRate.' })
  rule: string;

  @AnswerField({
    required: false,
    description: 'Tells rules of the same key apart, such as the side costs of teachingStaff.',
  })
  variant?: string;

  @AnswerField({
    oneOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
    description: 'Decimal text, an ISO 8601 duration, a list, or true where the rule simply holds.',
  })
  value: string | boolean | readonly string[];

  @AnswerField({ required: false })
  unit?: string;

  @AnswerField({ required: false, description: 'What a rate is of, or what a duration is counted from.' })
  base?: string;

  @AnswerField({ required: false, description: 'How often it comes again, as an ISO 8601 duration.' })
  every?: string;

  @AnswerField({ required: false })
  rounding?: string;

  @AnswerField({ required: false, type: LocalTextAnswer })
  note?: LocalTextAnswer;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  @AnswerField({ type: RuleSourceAnswer })
  source: RuleSourceAnswer;

  @AnswerField({ description: 'False where no source confirmed the rule.' })
  confirmed: boolean;
}

export class InstrumentAnswer {
  @AnswerField()
  code: string;

  @AnswerField({ type: LocalTextAnswer })
  name: LocalTextAnswer;

  @AnswerField({ type: LocalTextAnswer })
  funder: LocalTextAnswer;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  @AnswerField({ description: 'Number of the newest version; the rules are those of it.' })
  version: number;

  @AnswerField({ enum: RULE_ORIGINS, description: 'Whether the product brought it or it was entered.' })
  origin: RuleOrigin;

  @AnswerField({ type: [InstrumentRuleAnswer] })
  rules: readonly InstrumentRuleAnswer[];

  @AnswerField({
    type: [InstrumentRuleAnswer],
    nullable: true,
    description:
      'Rules that the product brings and that are not in use, because rules were entered since; null when none wait.',
  })
  deliveredRules: readonly InstrumentRuleAnswer[] | null;
}

export class InstrumentListAnswer {
  @AnswerField({ type: [InstrumentAnswer] })
  items: InstrumentAnswer[];
}

export class RuleChangeAnswer {
  @AnswerField({ enum: ['added', 'ended', 'changed', 'removed'], enumName: 'RuleChangeKind' })
  kind: 'added' | 'ended' | 'changed' | 'removed';

  @AnswerField({ type: InstrumentRuleAnswer, nullable: true })
  before: InstrumentRuleAnswer | null;

  @AnswerField({ type: InstrumentRuleAnswer, nullable: true })
  after: InstrumentRuleAnswer | null;
}

export class DeliveredRulesAnswer {
  @AnswerField({
    type: [RuleChangeAnswer],
    description: 'What holds now from the day on, beside what the delivered rules would put in its place.',
  })
  changes: readonly RuleChangeAnswer[];
}

export class InstrumentVersionAnswer {
  @AnswerField()
  number: number;

  @AnswerField({ enum: RULE_ORIGINS })
  origin: RuleOrigin;

  @AnswerField({ type: String, nullable: true, description: 'Why it was entered.' })
  note: string | null;

  @AnswerField({ description: 'Whether delivered rules were taken into use with it.' })
  tookDelivered: boolean;

  @AnswerField({ format: 'date-time' })
  recordedAt: string;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'Null: the product brought it, or one may not read the audit trail.',
  })
  recordedBy: string | null;

  @AnswerField({ type: [InstrumentRuleAnswer] })
  rules: readonly InstrumentRuleAnswer[];

  @AnswerField({ type: [RuleChangeAnswer], description: 'What changed since the version before it.' })
  changes: readonly RuleChangeAnswer[];
}
