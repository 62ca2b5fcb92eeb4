import { AnswerField, BooleanField, ChoiceListField, IntegerField } from '../../../platform/http/index.js';
import {
  COPY_NOTES,
  COPY_PARTS,
  type CopyNoteKind,
  type CopyPart,
  MOST_COPY_YEARS,
} from '../../../shared/project.js';
import { ProjectAnswer } from './project-answer.dto.js';
import { CodeField, NameField } from './project-body.dto.js';

export class NewCopyBody {
  @CodeField()
  code: string;

  @NameField()
  nameFi: string;

  @ChoiceListField(COPY_PARTS, { enumName: 'CopyPart', description: 'What comes along; nothing else does.' })
  bring: CopyPart[];

  @IntegerField({
    min: -MOST_COPY_YEARS,
    max: MOST_COPY_YEARS,
    optional: true,
    description: 'Years by which days and years are moved: 0 when left out.',
  })
  shiftYears?: number;

  @BooleanField({ optional: true, description: 'Whether the new project continues the old one.' })
  asSuccessor?: boolean;
}

export class CopyNoteAnswer {
  @AnswerField({
    enum: COPY_NOTES,
    enumName: 'CopyNoteKind',
    description:
      'Who was responsible, or owned a deadline, and has left did not come; a clock time that does not exist on the day in the copy became the next that does.',
  })
  kind: CopyNoteKind;

  @AnswerField({ description: 'The person who left, or the title of the deadline.' })
  name: string;

  @AnswerField({ type: String, nullable: true, description: 'The day of the deadline in the copy.' })
  date: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The clock time of the old deadline.' })
  before: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The clock time in the copy.' })
  after: string | null;
}

export class ProjectCopyAnswer extends ProjectAnswer {
  @AnswerField({ type: [CopyNoteAnswer], description: 'What came otherwise than it was, or not at all.' })
  notes: CopyNoteAnswer[];
}
