import {
  AmountField,
  AnswerField,
  AsOnPageQuery,
  ChoiceField,
  DayField,
  IdField,
  ListField,
  PartialDayField,
  PercentField,
  TextField,
} from '../../../platform/http/index.js';
import { EXACTNESSES, type Exactness, SCOPES, type Scope } from '../domain/amounts.js';
import { LocalTextAnswer } from './instrument.dto.js';
import { OUTCOMES, type Outcome } from '../../../shared/funding.js';

/** The states of an application as on a day. */
export const APPLICATION_STATES = ['pending', ...OUTCOMES] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_SORTS = ['project', '-project', 'submitted', '-submitted'] as const;
export type ApplicationSort = (typeof APPLICATION_SORTS)[number];

export class AmountBody {
  @ChoiceField(SCOPES, { description: 'The whole project, or the centre’s own part.' })
  scope: Scope;

  @ChoiceField(EXACTNESSES)
  exactness: Exactness;

  @AmountField({ optional: true, nullable: true })
  total?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Lower end of a range.' })
  min?: string | null;

  @AmountField({ optional: true, nullable: true, description: 'Upper end of a range.' })
  max?: string | null;

  @AmountField({ optional: true, nullable: true })
  grant?: string | null;

  @AmountField({ optional: true, nullable: true })
  ownContribution?: string | null;

  @PercentField({ optional: true, nullable: true })
  supportRate?: string | null;

  @PercentField({ optional: true, nullable: true })
  ownRate?: string | null;
}

export class NewApplicationBody {
  @TextField({ max: 40, description: 'Id or code of the project.' })
  project: string;

  @TextField({ max: 60, description: 'Code of the instrument.' })
  instrument: string;

  @DayField({ description: 'The day the application was submitted.' })
  submitted: string;

  @IdField({ optional: true, nullable: true, description: 'The funder, when it is an organisation here.' })
  funderOrganisationId?: string | null;

  @TextField({ max: 60, optional: true, nullable: true })
  priorityAxis?: string | null;

  @TextField({ max: 60, optional: true, nullable: true, description: 'The project’s code at the funder.' })
  funderProjectCode?: string | null;

  @ListField(() => AmountBody, { max: 2, optional: true })
  amounts?: AmountBody[];

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class NewDecisionBody {
  @TextField({ max: 100, description: 'The registry number; unique per funder.' })
  number: string;

  @DayField({ description: 'The day of the decision; not in the future.' })
  decided: string;

  @ChoiceField(OUTCOMES)
  outcome: Outcome;

  @ListField(() => AmountBody, { max: 2, optional: true, description: 'Needed when money is granted.' })
  amounts?: AmountBody[];

  @PercentField({ optional: true, nullable: true, description: 'Support as a percentage of eligible cost.' })
  rate?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'First day of the decided period.' })
  periodStarts?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'Last day of the decided period.' })
  periodEnds?: string | null;

  @TextField({ max: 4000, optional: true, nullable: true })
  conditions?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class ApplicationListQuery extends AsOnPageQuery {
  @TextField({ max: 40, optional: true, description: 'Id or code of the project.' })
  project?: string;

  @TextField({ max: 60, optional: true, description: 'Code of the instrument.' })
  instrument?: string;

  @ChoiceField(APPLICATION_STATES, { optional: true })
  state?: ApplicationState;

  @ChoiceField(APPLICATION_SORTS, { optional: true })
  sort?: ApplicationSort;
}

const amount = { type: String, format: 'decimal', nullable: true, example: '1234.56' };

/** The amounts of one scope: the whole project or the centre's own part. */
export class FundingAmountAnswer {
  @AnswerField({ enum: SCOPES })
  scope: Scope;

  @AnswerField({ enum: EXACTNESSES })
  exactness: Exactness;

  @AnswerField(amount)
  total: string | null;

  @AnswerField(amount)
  min: string | null;

  @AnswerField(amount)
  max: string | null;

  @AnswerField(amount)
  grant: string | null;

  @AnswerField(amount)
  ownContribution: string | null;

  @AnswerField({ type: String, nullable: true })
  supportRate: string | null;

  @AnswerField({ type: String, nullable: true })
  ownRate: string | null;
}

const unknownText = { type: String, nullable: true };

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

  @AnswerField({ enum: OUTCOMES })
  outcome: Outcome;

  @AnswerField(unknownText)
  rate: string | null;

  @AnswerField(unknownText)
  periodStarts: string | null;

  @AnswerField(unknownText)
  periodEnds: string | null;

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
}

/** A project as lists name it. */
export class ProjectLabelAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField({ description: 'In Finnish.' })
  nameFi: string;

  @AnswerField(unknownText)
  nameSv: string | null;

  @AnswerField(unknownText)
  nameEn: string | null;
}

/** An instrument as lists name it. */
export class InstrumentLabelAnswer {
  @AnswerField()
  code: string;

  @AnswerField({ type: LocalTextAnswer })
  name: LocalTextAnswer;
}

/** An application with its amounts and, once there is one, its decision. */
export class ApplicationAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ type: InstrumentLabelAnswer })
  instrument: InstrumentLabelAnswer;

  @AnswerField({ type: LocalTextAnswer })
  funder: LocalTextAnswer;

  @AnswerField({ ...unknownText, format: 'uuid' })
  funderOrganisationId: string | null;

  @AnswerField(unknownText)
  priorityAxis: string | null;

  @AnswerField(unknownText)
  funderProjectCode: string | null;

  @AnswerField({ ...unknownText, description: 'To the day, month or year; null when not known.' })
  submitted: string | null;

  @AnswerField(unknownText)
  note: string | null;

  @AnswerField(unknownText)
  source: string | null;

  @AnswerField({ type: [FundingAmountAnswer] })
  amounts: FundingAmountAnswer[];

  @AnswerField({ enum: APPLICATION_STATES })
  state: ApplicationState;

  @AnswerField({ type: DecisionAnswer, nullable: true })
  decision: DecisionAnswer | null;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'Days from the submission to the decision, or to the day one looks from; null when unknown.',
  })
  waitingDays: number | null;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description:
      'Days of the period so far without a decision: their costs are at own risk. Null when unknown.',
  })
  ownRiskDays: number | null;

  @AnswerField({ type: 'integer' })
  version: number;
}

/** What a project applied for and was granted. */
export class ProjectFundingAnswer {
  @AnswerField({ type: [ApplicationAnswer] })
  applications: ApplicationAnswer[];

  @AnswerField({ type: [Number], description: 'Years that have a funding plan, newest first.' })
  planYears: number[];
}
