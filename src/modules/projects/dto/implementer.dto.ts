import {
  AnswerField,
  BooleanField,
  ChoiceField,
  IdField,
  ListField,
  TextField,
} from '../../../platform/http/index.js';
import { IMPLEMENTER_KINDS, type ImplementerKind } from '../../../shared/project.js';
import { NamedAnswer } from './project-answer.dto.js';

const KIND_ENUM = { enumName: 'ImplementerKind' };

export class ImplementerBody {
  @IdField({ optional: true, description: 'Of a part that is there already; a new one has none.' })
  id?: string;

  @IdField({ optional: true, nullable: true })
  organisationId?: string | null;

  @TextField({
    max: 200,
    optional: true,
    nullable: true,
    description: 'Where no organisation is known, its name.',
  })
  name?: string | null;

  @ChoiceField(IMPLEMENTER_KINDS, KIND_ENUM)
  kind: ImplementerKind;

  @BooleanField({ description: 'The part of the centre whose portfolio this is.' })
  own: boolean;

  @TextField({ max: 500, optional: true, nullable: true })
  note?: string | null;
}

export class ImplementersBody {
  @ListField(() => ImplementerBody, { max: 50, description: 'All of them; what is left out is removed.' })
  implementers: ImplementerBody[];
}

export class ImplementerAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ description: 'Of the organisation, else the words in its place.' })
  name: string;

  @AnswerField({ type: NamedAnswer, nullable: true })
  organisation: NamedAnswer | null;

  @AnswerField({ enum: IMPLEMENTER_KINDS, ...KIND_ENUM })
  kind: ImplementerKind;

  @AnswerField({ description: 'The part of the centre whose portfolio this is.' })
  own: boolean;

  @AnswerField({ type: String, nullable: true })
  note: string | null;
}

export class ImplementersAnswer {
  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({
    type: [ImplementerAnswer],
    description: 'In the order given; none of a project done alone.',
  })
  implementers: ImplementerAnswer[];

  @AnswerField({ type: 'integer', description: 'The version of the project.' })
  version: number;
}
