import {
  AnswerField,
  ChoiceField,
  IdField,
  PageQuery,
  PartialDayField,
  TextField,
  TextListField,
  TimeField,
  exportOf,
} from '../../../platform/http/index.js';
import { CALL_STATES, type CallState } from '../../../shared/funding.js';
import { InstrumentLabelAnswer } from '../applications/application.dto.js';
import { LocalTextAnswer } from '../instruments/instrument.dto.js';

export const CALL_SORTS = ['closes', '-closes', 'title', '-title'] as const;
export type CallSort = (typeof CALL_SORTS)[number];

export class CallBody {
  @TextField({ max: 60, description: 'Code of the instrument.' })
  instrument: string;

  @TextField({ max: 300 })
  title: string;

  @IdField({ optional: true, nullable: true, description: 'The funder, when it is an organisation here.' })
  funderOrganisationId?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'To the day or month.' })
  opens?: string | null;

  @TimeField({ optional: true, nullable: true })
  opensTime?: string | null;

  @PartialDayField({ optional: true, nullable: true, description: 'The last day or month in time.' })
  closes?: string | null;

  @TimeField({ optional: true, nullable: true, description: 'At 16:15 what comes at 16:15:05 is late.' })
  closesTime?: string | null;

  @TextListField({
    max: 50,
    maxLength: 500,
    optional: true,
    description: 'What the call asks of an application.',
  })
  requirements?: string[];

  @TextField({ max: 500, optional: true, nullable: true })
  source?: string | null;

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;
}

export class CallListQuery extends PageQuery {
  @TextField({ max: 60, optional: true, description: 'Code of the instrument.' })
  instrument?: string;

  @ChoiceField(CALL_SORTS, { optional: true })
  sort?: CallSort;
}

export class CallExportQuery extends exportOf(CallListQuery) {}

const unknownText = { type: String, nullable: true };

/** A call for applications; null means that no source says. */
export class CallAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: InstrumentLabelAnswer })
  instrument: InstrumentLabelAnswer;

  @AnswerField()
  title: string;

  @AnswerField({ type: LocalTextAnswer })
  funder: LocalTextAnswer;

  @AnswerField({ ...unknownText, format: 'uuid' })
  funderOrganisationId: string | null;

  @AnswerField({ ...unknownText, description: 'To the day or month.' })
  opens: string | null;

  @AnswerField(unknownText)
  opensTime: string | null;

  @AnswerField({ ...unknownText, description: 'To the day or month.' })
  closes: string | null;

  @AnswerField(unknownText)
  closesTime: string | null;

  @AnswerField({ ...unknownText, format: 'date-time', description: 'The last instant that is in time.' })
  closesAt: string | null;

  @AnswerField({ enum: CALL_STATES, description: 'Now, by the real clock.' })
  state: CallState;

  @AnswerField({ type: [String] })
  requirements: string[];

  @AnswerField(unknownText)
  source: string | null;

  @AnswerField(unknownText)
  note: string | null;

  @AnswerField({ type: 'integer', description: 'Applications that answer it, drafts among them.' })
  applications: number;

  @AnswerField({ type: 'integer' })
  version: number;
}
