import {
  BooleanField,
  ChoiceField,
  DayField,
  ExportQuery,
  ListField,
  ObjectField,
  PartialDayField,
  TextField,
  TextListField,
} from '../../../platform/http/index.js';
import { EXPLAINED_ROUNDINGS } from '../../../shared/explanation.js';
import { RULE_BASES, RULE_KEYS, RULE_UNITS, RULE_VARIANT } from '../../../shared/instrument-rules.js';
import { MAX_RULES } from './domain/rule-versions.js';

const VALIDITY = { from: '1990-01-01', to: '2100-12-31' };

/** A text of the catalogue; a language left out shows the Finnish text. */
export class LocalTextBody {
  @TextField({ max: 400 })
  fi: string;

  @TextField({ max: 400, optional: true, nullable: true })
  sv?: string | null;

  @TextField({ max: 400, optional: true, nullable: true })
  en?: string | null;
}

export class RuleSourceBody {
  @TextField({ max: 20, pattern: /^[0-9]+\/[0-9]{4}$/, example: '688/2001', optional: true, nullable: true })
  act?: string | null;

  @TextField({ max: 60, optional: true, nullable: true })
  section?: string | null;

  @TextField({ max: 200, optional: true, nullable: true, description: 'Needed where no act is given.' })
  title?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'To the day, month or year.' })
  date?: string | null;
}

/** What a rule says, for an instrument or for one project. */
export class RuleContentBody {
  @ChoiceField(RULE_KEYS)
  rule: string;

  @TextField({ max: 40, pattern: RULE_VARIANT, example: 'teachingStaff', optional: true, nullable: true })
  variant?: string | null;

  @TextListField({
    max: 20,
    maxLength: 200,
    description:
      'One value, or several for a rule that is a list; "true" or "false" for one that has no unit.',
  })
  values: string[];

  @ChoiceField(RULE_UNITS, {
    optional: true,
    nullable: true,
    description: 'Left out, the rule’s first one.',
  })
  unit?: string | null;

  @ChoiceField(RULE_BASES, { optional: true, nullable: true })
  base?: string | null;

  @TextField({
    max: 20,
    optional: true,
    nullable: true,
    description: 'How often it comes again, such as P6M.',
  })
  every?: string | null;

  @ChoiceField(EXPLAINED_ROUNDINGS, { optional: true, nullable: true })
  rounding?: string | null;
}

class RuleBody extends RuleContentBody {
  @ObjectField(() => LocalTextBody, { optional: true, nullable: true })
  note?: LocalTextBody | null;

  @DayField({ ...VALIDITY, optional: true, nullable: true })
  validTo?: string | null;

  @ObjectField(() => RuleSourceBody)
  source: RuleSourceBody;

  @BooleanField({ description: 'False where no source confirmed the rule.' })
  confirmed: boolean;
}

/** A rule of an instrument that is entered. */
export class NewRuleBody extends RuleBody {
  @DayField({
    ...VALIDITY,
    optional: true,
    nullable: true,
    description:
      'Null: the source states no first day. Of a rule that the instrument has, after the first day of its newest validity.',
  })
  validFrom?: string | null;
}

/** A rule that the instrument did not have, or a later validity of one that it has. */
export class NewVersionBody extends NewRuleBody {
  @TextField({ max: 500, optional: true, nullable: true, description: 'Why it was entered.' })
  reason?: string | null;
}

export class RuleExportQuery extends ExportQuery {
  @TextField({ max: 60, optional: true, description: 'Code of one instrument; all of them when left out.' })
  instrument?: string;
}

/** From which day on delivered rules would hold. */
export class DeliveredRulesQuery {
  @DayField({ ...VALIDITY, description: 'Their first day; after that of each rule that they replace.' })
  validFrom: string;
}

export class TakeDeliveredBody extends DeliveredRulesQuery {
  @TextField({ max: 500, optional: true, nullable: true, description: 'Why they are taken.' })
  reason?: string | null;
}

export class NewInstrumentBody {
  @TextField({ max: 60, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, example: 'uusi-ohjelma' })
  code: string;

  @ObjectField(() => LocalTextBody)
  name: LocalTextBody;

  @ObjectField(() => LocalTextBody)
  funder: LocalTextBody;

  @DayField({ ...VALIDITY, optional: true, nullable: true })
  validFrom?: string | null;

  @DayField({ ...VALIDITY, optional: true, nullable: true })
  validTo?: string | null;

  @ListField(() => NewRuleBody, { max: MAX_RULES, optional: true })
  rules?: NewRuleBody[];
}
