import {
  AnswerField,
  AsOnPageQuery,
  ChoiceField,
  DayField,
  IdField,
  InstantField,
  PartialDayField,
  TextField,
  TextListField,
  TimeField,
  exportOf,
} from '../../../platform/http/index.js';
import type { DeadlineBasis, NonWorkingReason } from '../../../shared/calendar/index.js';
import {
  OBLIGATION_BASES,
  OBLIGATION_KEYS,
  OBLIGATION_ORIGINS,
  type ObligationBase,
  type ObligationKey,
  type ObligationOrigin,
} from '../../../shared/obligations.js';
import { ExplainedRuleAnswer, LocalTextAnswer } from '../../funding/index.js';
import { SORTS, type DeadlineSort } from '../deadlines.queries.js';
import {
  DEADLINE_BASES,
  DEADLINE_KINDS,
  DEADLINE_STATES,
  type DeadlineKind,
  type DeadlineState,
} from '../../../shared/deadline.js';

const TITLE = { max: 300 };
const NOTE = { max: 4000, optional: true, nullable: true };
const REASON = { max: 1000, optional: true, nullable: true, description: 'Why, for those who ask later.' };
const LEADS = {
  max: 10,
  maxLength: 20,
  optional: true,
  nullable: true,
  description: 'Lead times of its reminders, such as P14D or PT2H; null takes those of its kind.',
};
const DATE = { description: 'YYYY-MM-DD, or YYYY-MM when only the month is known.' };
const TIME = {
  optional: true,
  nullable: true,
  description: 'Clock time in Helsinki; null for the whole day.',
};
const UNTIL = { optional: true, nullable: true, description: 'When a meeting ends.' };

/** When something is due. */
export class DueBody {
  @PartialDayField(DATE)
  date: string;

  @TimeField(TIME)
  time?: string | null;

  @TimeField(UNTIL)
  untilTime?: string | null;
}

export class NewDeadlineBody extends DueBody {
  @TextField(TITLE)
  title: string;

  @ChoiceField(DEADLINE_KINDS, { enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @ChoiceField(DEADLINE_BASES, { enumName: 'DeadlineBasis' })
  basis: DeadlineBasis;

  @IdField({ optional: true, nullable: true })
  projectId?: string | null;

  @IdField({ optional: true, nullable: true, description: 'The user who is reminded.' })
  ownerId?: string | null;

  @TextListField(LEADS)
  leads?: string[] | null;

  @TextField(NOTE)
  note?: string | null;
}

/** What is left out stays as it is. The date changes by moving the deadline. */
export class ChangeDeadlineBody {
  @TextField({ ...TITLE, optional: true })
  title?: string;

  @ChoiceField(DEADLINE_KINDS, { enumName: 'DeadlineKind', optional: true })
  kind?: DeadlineKind;

  @ChoiceField(DEADLINE_BASES, { enumName: 'DeadlineBasis', optional: true })
  basis?: DeadlineBasis;

  @IdField({ optional: true, nullable: true })
  projectId?: string | null;

  @IdField({ optional: true, nullable: true })
  ownerId?: string | null;

  @TextListField(LEADS)
  leads?: string[] | null;

  @TextField(NOTE)
  note?: string | null;
}

export class MoveDeadlineBody extends DueBody {
  @TextField(REASON)
  reason?: string | null;
}

export class CloseDeadlineBody {
  @TextField(REASON)
  reason?: string | null;
}

export class DeadlinesQuery extends AsOnPageQuery {
  @DayField({ optional: true, description: 'Due on this day or later.' })
  from?: string;

  @DayField({ optional: true, description: 'Due on this day or earlier.' })
  to?: string;

  @TextField({ max: 60, optional: true, description: 'Id or code of the project.' })
  project?: string;

  @TextField({
    max: 36,
    optional: true,
    pattern: /^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/,
    example: 'me',
    description: 'Id of the owner, "me", or "none" for those without one.',
  })
  owner?: string;

  @ChoiceField(DEADLINE_KINDS, { optional: true, enumName: 'DeadlineKind' })
  kind?: DeadlineKind;

  @ChoiceField(DEADLINE_STATES, { optional: true, enumName: 'DeadlineState' })
  state?: DeadlineState;

  @ChoiceField(Object.keys(SORTS), { optional: true, description: 'dueOn when left out.' })
  sort?: DeadlineSort;
}

/** The same filters, for a file. */
export class DeadlinesExportQuery extends exportOf(DeadlinesQuery) {}

export class DeadlineProjectAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField()
  name: string;
}

export class DeadlineOwnerAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

export class NonWorkingDayAnswer {
  @AnswerField({ type: String, description: 'Why the day is no working day (act 150/1930 §5).' })
  reason: NonWorkingReason;

  @AnswerField({ enum: ['saturday', 'sunday'], nullable: true })
  weekend: 'saturday' | 'sunday' | null;

  @AnswerField({ format: 'date', description: 'The day it really ends; only statutory deadlines move.' })
  effectiveOn: string;

  @AnswerField({ format: 'date', description: 'The working day by which to act.' })
  actBy: string;
}

export class DeadlineMoveAnswer {
  @AnswerField({ description: 'The date it had before.' })
  date: string;

  @AnswerField({ type: String, nullable: true })
  time: string | null;

  @AnswerField({ type: String, nullable: true })
  untilTime: string | null;

  @AnswerField({ type: String, nullable: true })
  reason: string | null;

  @InstantField({ nullable: true })
  movedAt: string | null;
}

/** What a derived deadline follows from: the record, the rule and the day it is counted from. */
export class DeadlineDerivationAnswer {
  @AnswerField({ enum: OBLIGATION_ORIGINS, enumName: 'ObligationOrigin' })
  originKind: ObligationOrigin;

  @AnswerField({ format: 'uuid' })
  originId: string;

  @AnswerField({ type: String, nullable: true, description: 'Number of the decision.' })
  number: string | null;

  @AnswerField({ enum: OBLIGATION_KEYS, enumName: 'ObligationKey' })
  ruleKey: ObligationKey;

  @AnswerField({ description: 'Tells several of a key apart, such as the year of a report; else empty.' })
  occurrence: string;

  @AnswerField({
    type: ExplainedRuleAnswer,
    nullable: true,
    description: 'Null where the day is a fact itself.',
  })
  rule: ExplainedRuleAnswer | null;

  @AnswerField({ enum: OBLIGATION_BASES, enumName: 'ObligationBase' })
  base: ObligationBase;

  @AnswerField({ type: String, nullable: true, format: 'date' })
  baseOn: string | null;

  @AnswerField({ type: LocalTextAnswer, nullable: true, description: 'Null once a person has renamed it.' })
  titles: LocalTextAnswer | null;

  @AnswerField({ description: 'A change proposes another day and waits to be confirmed.' })
  waiting: boolean;
}

/** A deadline with the working day by which to act. */
export class DeadlineAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  title: string;

  @AnswerField({ enum: DEADLINE_KINDS, enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @AnswerField({ enum: DEADLINE_BASES, enumName: 'DeadlineBasis' })
  basis: DeadlineBasis;

  @AnswerField({ description: 'YYYY-MM-DD, or YYYY-MM when only the month is known.' })
  date: string;

  @AnswerField({ type: String, nullable: true })
  time: string | null;

  @AnswerField({ type: String, nullable: true })
  untilTime: string | null;

  @AnswerField({ format: 'date', description: 'The day it really ends.' })
  effectiveOn: string;

  @InstantField({ description: 'The last instant that is in time.' })
  dueAt: string;

  @AnswerField({ type: NonWorkingDayAnswer, nullable: true })
  nonWorkingDay: NonWorkingDayAnswer | null;

  @AnswerField({ type: DeadlineProjectAnswer, nullable: true })
  project: DeadlineProjectAnswer | null;

  @AnswerField({ type: DeadlineOwnerAnswer, nullable: true, description: 'Null: nobody is reminded.' })
  owner: DeadlineOwnerAnswer | null;

  @AnswerField({ enum: DEADLINE_STATES, enumName: 'DeadlineState' })
  state: DeadlineState;

  @InstantField({ nullable: true })
  closedAt: string | null;

  @AnswerField({ type: String, nullable: true })
  closeReason: string | null;

  @AnswerField({ type: [String], nullable: true })
  leads: string[] | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ type: [DeadlineMoveAnswer], description: 'Where it was before, oldest first.' })
  moves: DeadlineMoveAnswer[];

  @AnswerField({
    type: DeadlineDerivationAnswer,
    nullable: true,
    description: 'Null for one that a person entered.',
  })
  derivation: DeadlineDerivationAnswer | null;

  @AnswerField({ description: 'A person gave a derived one another day or name; its rule moves it no more.' })
  edited: boolean;

  @AnswerField({ description: 'Part of the sample portfolio.' })
  sample: boolean;

  @AnswerField({ description: 'Whether the one who asks may change it.' })
  mayChange: boolean;

  @AnswerField({ description: 'Whether the one who asks may mark it done: also its owner may.' })
  mayComplete: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}
