import { BudgetVsActualAnswer } from '../../actuals/index.js';
import { DeadlineAnswer } from '../../deadlines/index.js';
import {
  ApplicationAnswer,
  CoverAnswer,
  InstrumentLabelAnswer,
  ProjectLabelAnswer,
} from '../../funding/index.js';
import { OwnPartUnknownAnswer } from '../cover/cover.dto.js';
import { AnswerField, AsOnQuery, QueryIntegerField } from '../../../platform/http/index.js';
import { FUNDING_CLASSES, type FundingClass } from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';

export class OverviewQuery extends AsOnQuery {
  @QueryIntegerField({
    ...YEARS,
    optional: true,
    description: 'The year whose cover is shown; the year after the day looked from when left out.',
  })
  coverYear?: number;
}

const euro = { type: String, format: 'decimal' } as const;

export class SumAnswer {
  @AnswerField({ ...euro, nullable: true, description: 'Null when no part of it is known.' })
  from: string | null;

  @AnswerField({ ...euro, nullable: true, description: 'Differs from `from` where ranges are summed.' })
  to: string | null;

  @AnswerField()
  approximate: boolean;

  @AnswerField({
    type: [ProjectLabelAnswer],
    description: 'Projects whose amount is not known; not in the sum.',
  })
  unknown: ProjectLabelAnswer[];
}

export class InstrumentTotalsAnswer {
  @AnswerField({ type: InstrumentLabelAnswer })
  instrument: InstrumentLabelAnswer;

  @AnswerField({ enum: ['applied', 'granted'], description: 'Applied for and pending, or granted.' })
  state: 'applied' | 'granted';

  @AnswerField({ type: 'integer' })
  applications: number;

  @AnswerField({ type: SumAnswer, description: "The centre's own parts: the only ones that are summed." })
  own: SumAnswer;

  @AnswerField({
    ...euro,
    nullable: true,
    description: 'Whole projects that are known, beside the own parts.',
  })
  wholeFrom: string | null;

  @AnswerField({ ...euro, nullable: true })
  wholeTo: string | null;

  @AnswerField()
  wholeApproximate: boolean;
}

export class CoverLineAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField(euro)
  amount: string;

  @AnswerField({ enum: ['exact', 'approximate'] })
  exactness: 'exact' | 'approximate';
}

export class CoverSplitAnswer {
  @AnswerField({ format: 'uuid', description: 'The contribution round.' })
  roundId: string;

  @AnswerField(euro)
  total: string;

  @AnswerField(euro)
  allocated: string;

  @AnswerField(euro)
  unallocated: string;
}

export class CoveredPlanAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField()
  baseActivity: boolean;

  @AnswerField({ enum: ['preliminary', 'approved', 'closed'] })
  status: 'preliminary' | 'approved' | 'closed';

  @AnswerField({ ...euro, nullable: true })
  total: string | null;

  @AnswerField({ enum: ['exact', 'approximate'] })
  exactness: 'exact' | 'approximate';

  @AnswerField({ type: [CoverLineAnswer] })
  lines: CoverLineAnswer[];

  @AnswerField({ type: CoverAnswer })
  cover: CoverAnswer;

  @AnswerField({
    type: [CoverSplitAnswer],
    description: 'How the municipal contribution of the plan is split.',
  })
  splits: CoverSplitAnswer[];
}

export class YearCoverAnswer {
  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ type: [CoveredPlanAnswer], description: "The centre's own parts, as in the cover grid." })
  plans: CoveredPlanAnswer[];

  @AnswerField({ type: [OwnPartUnknownAnswer], description: 'Planned by others; in no sum.' })
  ownUnknown: OwnPartUnknownAnswer[];
}

export class ReminderStateAnswer {
  @AnswerField({ type: String, format: 'date-time', nullable: true })
  lastSentAt: string | null;

  @AnswerField({ type: 'integer', description: 'Sent within the last seven days.' })
  sentLately: number;

  @AnswerField({ type: 'integer', description: 'Due for more than a minute and not sent.' })
  late: number;

  @AnswerField({ type: String, format: 'date-time', nullable: true })
  nextAt: string | null;
}

export class OverviewAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: [ApplicationAnswer], description: 'The longest waiting first, unknown dates last.' })
  pendingDecisions: ApplicationAnswer[];

  @AnswerField({ type: [InstrumentTotalsAnswer] })
  byInstrument: InstrumentTotalsAnswer[];

  @AnswerField({ type: YearCoverAnswer })
  cover: YearCoverAnswer;

  @AnswerField({ type: [DeadlineAnswer], description: 'Open ones of the next 60 days.' })
  deadlines: DeadlineAnswer[];

  @AnswerField({ type: BudgetVsActualAnswer, description: 'Of the year of the day looked from.' })
  budgetVsActual: BudgetVsActualAnswer;

  @AnswerField({ type: ReminderStateAnswer, description: 'By the real clock, whatever day is looked from.' })
  reminders: ReminderStateAnswer;
}
