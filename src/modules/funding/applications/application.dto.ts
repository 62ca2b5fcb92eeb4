import {
  AnswerField,
  AsOnPageQuery,
  BooleanField,
  ChoiceField,
  DayField,
  IdField,
  IntegerField,
  ListField,
  TextField,
  exportOf,
} from '../../../platform/http/index.js';
import { OUTCOMES } from '../../../shared/funding.js';
import { MOST_COPY_YEARS } from '../../../shared/project.js';
import { LocalTextAnswer } from '../instruments/instrument.dto.js';
import {
  AmountBody,
  AmountLineAnswer,
  AmountLineBody,
  FundingAmountAnswer,
  SharesAnswer,
} from './amount.dto.js';
import { DecisionAnswer, HintAnswer } from './decision.dto.js';
import { ATTACHMENT_STATES, type AttachmentState } from './domain/attachments.js';

/** The states of an application as on a day. A draft is none yet in overviews and totals. */
export const APPLICATION_STATES = ['draft', 'pending', ...OUTCOMES] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_SORTS = ['project', '-project', 'submitted', '-submitted'] as const;
export type ApplicationSort = (typeof APPLICATION_SORTS)[number];

export class AttachmentBody {
  @TextField({ max: 200 })
  name: string;

  @BooleanField({ description: 'Whether the application cannot be submitted without it.' })
  required: boolean;

  @ChoiceField(ATTACHMENT_STATES)
  state: AttachmentState;

  @TextField({ max: 500, optional: true, nullable: true })
  note?: string | null;
}

/** What an application holds; a draft may leave out everything but the instrument. */
export class ApplicationContentBody {
  @TextField({ max: 60, description: 'Code of the instrument.' })
  instrument: string;

  @IdField({ optional: true, nullable: true, description: 'The call it answers.' })
  callId?: string | null;

  @IdField({ optional: true, nullable: true, description: 'The funder, when it is an organisation here.' })
  funderOrganisationId?: string | null;

  @TextField({ max: 60, optional: true, nullable: true })
  priorityAxis?: string | null;

  @TextField({ max: 60, optional: true, nullable: true, description: 'The project’s code at the funder.' })
  funderProjectCode?: string | null;

  @ListField(() => AmountBody, { max: 2, optional: true })
  amounts?: AmountBody[];

  @ListField(() => AmountLineBody, { max: 200, optional: true, description: 'Asked per year and source.' })
  lines?: AmountLineBody[];

  @ListField(() => AttachmentBody, { max: 50, optional: true })
  attachments?: AttachmentBody[];

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

const SUBMITTED_TIME = {
  max: 8,
  min: 5,
  pattern: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
  example: '16:15',
  optional: true,
  nullable: true,
  description: 'The clock time in Helsinki, to the minute or the second.',
};

export class NewApplicationBody extends ApplicationContentBody {
  @TextField({ max: 40, description: 'Id or code of the project.' })
  project: string;

  @BooleanField({ optional: true, description: 'True for what is not submitted yet.' })
  draft?: boolean;

  @DayField({
    optional: true,
    nullable: true,
    description: 'The day the application was submitted; needed unless it is a draft.',
  })
  submitted?: string | null;

  @TextField(SUBMITTED_TIME)
  submittedTime?: string | null;
}

export class NewApplicationCopyBody {
  @TextField({ max: 40, description: 'Id or code of the project that applies.' })
  project: string;

  @IntegerField({
    min: -MOST_COPY_YEARS,
    max: MOST_COPY_YEARS,
    optional: true,
    description: 'Years by which the years asked for are moved: 0 when left out.',
  })
  shiftYears?: number;
}

export class SubmissionBody {
  @DayField({ description: 'The day the application was submitted.' })
  submitted: string;

  @TextField(SUBMITTED_TIME)
  submittedTime?: string | null;
}

export class WithdrawalBody {
  @DayField({ description: 'The day the applicant withdrew it; not in the future.' })
  withdrawn: string;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class AttachmentsBody {
  @ListField(() => AttachmentBody, { max: 50 })
  attachments: AttachmentBody[];
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

/** The same filters, for a file. */
export class ApplicationExportQuery extends exportOf(ApplicationListQuery) {}

const unknownText = { type: String, nullable: true };

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

/** The call that an application answers, as it names it. */
export class CallLabelAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  title: string;

  @AnswerField({ ...unknownText, description: 'To the day or month; null when not known.' })
  closes: string | null;

  @AnswerField(unknownText)
  closesTime: string | null;
}

export class AttachmentAnswer {
  @AnswerField()
  name: string;

  @AnswerField()
  required: boolean;

  @AnswerField({ enum: ATTACHMENT_STATES })
  state: AttachmentState;

  @AnswerField(unknownText)
  note: string | null;
}

/** What the funder asked to be added. */
export class SupplementAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'date' })
  requested: string;

  @AnswerField({ format: 'date' })
  due: string;

  @AnswerField(unknownText)
  dueTime: string | null;

  @AnswerField()
  text: string;

  @AnswerField({ ...unknownText, format: 'date', description: 'Null while it is open.' })
  answered: string | null;

  @AnswerField(unknownText)
  answerNote: string | null;
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

  @AnswerField({ type: [AmountLineAnswer], description: 'Asked per year and source.' })
  lines: AmountLineAnswer[];

  @AnswerField({ type: [SharesAnswer], description: 'How much of each cost the sources asked give.' })
  shares: SharesAnswer[];

  @AnswerField({ type: CallLabelAnswer, nullable: true })
  call: CallLabelAnswer | null;

  @AnswerField({ ...unknownText, description: 'The clock time in Helsinki at which it was submitted.' })
  submittedTime: string | null;

  @AnswerField({ type: [AttachmentAnswer] })
  attachments: AttachmentAnswer[];

  @AnswerField({ type: [SupplementAnswer], description: 'Requests to supplement it, the oldest first.' })
  supplements: SupplementAnswer[];

  @AnswerField({ type: 'integer', description: 'How many versions were submitted.' })
  versions: number;

  @AnswerField({ ...unknownText, format: 'date', description: 'The day the applicant withdrew it.' })
  withdrawn: string | null;

  @AnswerField(unknownText)
  withdrawnNote: string | null;

  @AnswerField({ enum: APPLICATION_STATES })
  state: ApplicationState;

  @AnswerField({ type: DecisionAnswer, nullable: true })
  decision: DecisionAnswer | null;

  @AnswerField({ type: [DecisionAnswer], description: 'Later decisions that money is to be paid back.' })
  repayments: DecisionAnswer[];

  @AnswerField({ type: [HintAnswer], description: 'What to know of the decision; it refuses nothing.' })
  hints: HintAnswer[];

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
}
