import { BooleanField, ChoiceListField, IntegerField } from '../../../platform/http/index.js';
import { COPY_PARTS, type CopyPart, MOST_COPY_YEARS } from '../../../shared/project.js';
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
