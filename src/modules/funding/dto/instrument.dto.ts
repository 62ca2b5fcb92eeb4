import { AnswerField } from '../../../platform/http/index.js';

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
    oneOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
    description: 'Decimal text, an ISO 8601 duration, a list, or true where the rule simply holds.',
  })
  value: string | boolean | readonly string[];

  @AnswerField({ required: false })
  unit?: string;

  @AnswerField({ required: false, description: 'What a rate is of, or what a duration is counted from.' })
  base?: string;

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

  @AnswerField({ type: [InstrumentRuleAnswer] })
  rules: readonly InstrumentRuleAnswer[];
}

export class InstrumentListAnswer {
  @AnswerField({ type: [InstrumentAnswer] })
  items: InstrumentAnswer[];
}
