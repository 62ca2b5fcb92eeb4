import { AnswerField } from '../../../platform/http/index.js';
import { ProjectReferenceAnswer } from '../../projects/index.js';

export class PassageAnswer {
  @AnswerField({ enum: ['unknown', 'seamless', 'gap', 'overlap'], enumName: 'PassageKind' })
  kind: 'unknown' | 'seamless' | 'gap' | 'overlap';

  @AnswerField({ type: 'integer', nullable: true, description: 'Whole months, at least.' })
  fromMonths: number | null;

  @AnswerField({
    type: 'integer',
    nullable: true,
    description: 'Whole months, at most; more where an end is known to the month or year only.',
  })
  toMonths: number | null;
}

export class LineageProjectAnswer extends ProjectReferenceAnswer {
  @AnswerField({ type: String, nullable: true, description: 'YYYY, YYYY-MM or YYYY-MM-DD; null: unknown.' })
  starts: string | null;

  @AnswerField({ type: String, nullable: true })
  ends: string | null;

  @AnswerField({ type: ProjectReferenceAnswer, nullable: true })
  predecessor: ProjectReferenceAnswer | null;

  @AnswerField({
    type: PassageAnswer,
    nullable: true,
    description: 'From the predecessor; null for the first.',
  })
  passage: PassageAnswer | null;

  @AnswerField({
    type: String,
    format: 'decimal',
    nullable: true,
    description: 'Granted for the centre’s own part; null: unknown.',
  })
  ownGranted: string | null;
}

/** A chain of projects that continue one another, the first one first. */
export class LineageAnswer {
  @AnswerField({ type: [LineageProjectAnswer] })
  projects: LineageProjectAnswer[];

  @AnswerField({
    type: String,
    format: 'decimal',
    nullable: true,
    description: 'Of what is known; null when nothing is.',
  })
  ownGrantedTotal: string | null;

  @AnswerField({
    type: [ProjectReferenceAnswer],
    description: 'Whose granted own part is unknown: not in the total.',
  })
  unknown: ProjectReferenceAnswer[];
}
