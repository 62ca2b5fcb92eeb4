import { AnswerField, DayField, ObjectField, TextField, TimeField } from '../../../platform/http/index.js';
import { ApplicationContentBody } from './application.dto.js';

export class NewSupplementBody {
  @DayField({ description: 'The day the funder asked; not in the future.' })
  requested: string;

  @DayField({ description: 'The last day to answer.' })
  due: string;

  @TimeField({
    optional: true,
    nullable: true,
    description: 'The clock time in Helsinki; left out for the whole day.',
  })
  dueTime?: string | null;

  @TextField({ max: 4000, description: 'What the funder asks for.' })
  text: string;
}

export class SupplementAnswerBody {
  @DayField({ description: 'The day it was answered; not in the future.' })
  answered: string;

  @TextField({ max: 4000, optional: true, nullable: true })
  note?: string | null;

  @ObjectField(() => ApplicationContentBody, {
    optional: true,
    nullable: true,
    description: 'The application as it now is; left out when the answer changes nothing in it.',
  })
  content?: ApplicationContentBody | null;
}

const unknownText = { type: String, nullable: true };

export class VersionChangeAnswer {
  @AnswerField({ description: 'Such as note, amounts, lines.' })
  field: string;

  @AnswerField({ ...unknownText, description: 'Which amount, line or attachment.' })
  of: string | null;

  @AnswerField({ ...unknownText, description: 'Which of its values.' })
  part: string | null;

  @AnswerField(unknownText)
  before: string | null;

  @AnswerField(unknownText)
  after: string | null;
}

export class SnapshotPartAnswer {
  @AnswerField({
    description: 'Scope of an amount; scope, year, class and source of a line; name of an attachment.',
  })
  key: string;

  @AnswerField({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  values: Readonly<Record<string, string | null>>;
}

export class SnapshotAnswer {
  @AnswerField()
  instrument: string;

  @AnswerField(unknownText)
  call: string | null;

  @AnswerField(unknownText)
  funder: string | null;

  @AnswerField(unknownText)
  priorityAxis: string | null;

  @AnswerField(unknownText)
  funderProjectCode: string | null;

  @AnswerField(unknownText)
  note: string | null;

  @AnswerField({ type: [SnapshotPartAnswer] })
  amounts: readonly SnapshotPartAnswer[];

  @AnswerField({ type: [SnapshotPartAnswer] })
  lines: readonly SnapshotPartAnswer[];

  @AnswerField({ type: [SnapshotPartAnswer] })
  attachments: readonly SnapshotPartAnswer[];
}

/** An application as it was submitted or supplemented, and what differs from the version before. */
export class ApplicationVersionAnswer {
  @AnswerField({ type: 'integer' })
  number: number;

  @AnswerField({ enum: ['submitted', 'supplemented'] })
  cause: 'submitted' | 'supplemented';

  @AnswerField({ format: 'date' })
  happened: string;

  @AnswerField({ format: 'date-time' })
  recordedAt: string;

  @AnswerField({ type: SnapshotAnswer })
  snapshot: SnapshotAnswer;

  @AnswerField({
    type: [VersionChangeAnswer],
    description: 'Against the version before; none for the first.',
  })
  changes: VersionChangeAnswer[];
}

export class ApplicationVersionListAnswer {
  @AnswerField({ type: [ApplicationVersionAnswer], description: 'The newest first.' })
  items: ApplicationVersionAnswer[];
}
