import { AnswerField } from '../../../platform/http/index.js';
import type { DeadlineBasis } from '../../../shared/calendar/index.js';
import { DEADLINE_BASES, DEADLINE_KINDS, type DeadlineKind } from '../../../shared/deadline.js';
import {
  OBLIGATION_BASES,
  OBLIGATION_KEYS,
  OBLIGATION_ORIGINS,
  type ObligationBase,
  type ObligationKey,
  type ObligationOrigin,
} from '../../../shared/obligations.js';
import { ExplainedRuleAnswer } from '../explanation.dto.js';
import { LocalTextAnswer } from '../instruments/instrument.dto.js';

const unknownDay = { type: String, nullable: true, format: 'date' };

export class ObligationOriginAnswer {
  @AnswerField({ enum: OBLIGATION_ORIGINS, enumName: 'ObligationOrigin' })
  kind: ObligationOrigin;

  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: String, nullable: true, description: 'Number of the decision.' })
  number: string | null;
}

/** Something that must be done, or that ends, by a day. */
export class ObligationAnswer {
  @AnswerField({ type: ObligationOriginAnswer })
  origin: ObligationOriginAnswer;

  @AnswerField({ enum: OBLIGATION_KEYS, enumName: 'ObligationKey' })
  key: ObligationKey;

  @AnswerField({ description: 'Tells several of a key apart, such as the year of a report; else empty.' })
  occurrence: string;

  @AnswerField({ type: LocalTextAnswer })
  title: LocalTextAnswer;

  @AnswerField({ enum: DEADLINE_KINDS, enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @AnswerField({ enum: DEADLINE_BASES, enumName: 'DeadlineBasis' })
  basis: DeadlineBasis;

  @AnswerField({ ...unknownDay, description: 'Null while the base is not known to the day.' })
  due: string | null;

  @AnswerField({ ...unknownDay, description: 'The day it really ends; only a statutory one moves.' })
  effectiveOn: string | null;

  @AnswerField({ type: String, nullable: true })
  time: string | null;

  @AnswerField({ enum: OBLIGATION_BASES, enumName: 'ObligationBase' })
  base: ObligationBase;

  @AnswerField(unknownDay)
  baseOn: string | null;

  @AnswerField({
    type: ExplainedRuleAnswer,
    nullable: true,
    description: 'Null where the day is a fact itself.',
  })
  rule: ExplainedRuleAnswer | null;

  @AnswerField({ ...unknownDay, description: 'The day on which it was met.' })
  settledOn: string | null;
}

export class ObligationListAnswer {
  @AnswerField({ type: [ObligationAnswer] })
  items: readonly ObligationAnswer[];
}
