import {
  AnswerField,
  AsOnQuery,
  ChoiceField,
  EXPORT_FORMATS,
  type ExportFormat,
  InstantField,
} from '../../../platform/http/index.js';
import { LANGUAGES, type Language } from '../../../shared/words.js';
import { AMOUNT_FIELDS, FIELDS } from '../domain/fields.js';

const LANG = {
  optional: true,
  description: 'Of the headers and words; that of Accept-Language when left out, else Finnish.',
};
const FIELD = { enum: FIELDS, enumName: 'MovingInField' };

export class TemplateQuery {
  @ChoiceField(LANGUAGES, LANG)
  lang?: Language;
}

export class PortfolioFileQuery extends AsOnQuery {
  @ChoiceField(EXPORT_FORMATS)
  format: ExportFormat;

  @ChoiceField(LANGUAGES, LANG)
  lang?: Language;
}

export class MovingInColumnAnswer {
  @AnswerField({ type: 'integer', description: 'From 0.' })
  index: number;

  @AnswerField()
  header: string;

  @AnswerField({ ...FIELD, nullable: true, description: 'Null: the column is left out.' })
  field: string | null;

  @AnswerField({ enum: ['chosen', 'remembered', 'recognised', 'none'] })
  recognition: string;

  @AnswerField({ description: 'The first value beneath the header.' })
  sample: string;
}

export class MovingInErrorAnswer {
  @AnswerField({ type: 'integer', description: 'As the spreadsheet numbers it.' })
  row: number;

  @AnswerField({ description: 'The header of the column.' })
  column: string;

  @AnswerField()
  value: string;

  @AnswerField({ description: 'A code of the catalogue of problems.' })
  code: string;

  @AnswerField({ description: 'What would be right, in English.' })
  detail: string;

  @AnswerField({ type: 'object', additionalProperties: true })
  params: Record<string, string | number>;
}

export class MovingInDifferenceAnswer {
  @AnswerField(FIELD)
  field: string;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'Codes as codes, amounts as 1.00, ~1.00 or 1.00..2.00.',
  })
  stored: string | null;

  @AnswerField()
  given: string;

  @AnswerField({ description: 'Whether an import may write it.' })
  applicable: boolean;
}

export class MovingInRowAnswer {
  @AnswerField({ type: 'integer' })
  row: number;

  @AnswerField({ description: 'That of the file, else the one the project gets.' })
  code: string;

  @AnswerField()
  name: string;

  @AnswerField({ enum: ['new', 'unchanged', 'changed', 'wrong'] })
  state: 'new' | 'unchanged' | 'changed' | 'wrong';

  @AnswerField({ type: [MovingInDifferenceAnswer] })
  differences: MovingInDifferenceAnswer[];

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What the file states, by field.',
  })
  values: Record<string, string>;
}

export class MovingInSumAnswer {
  @AnswerField({ enum: AMOUNT_FIELDS })
  field: string;

  @AnswerField({ format: 'decimal' })
  from: string;

  @AnswerField({ format: 'decimal' })
  to: string;

  @AnswerField()
  approximate: boolean;

  @AnswerField({ type: 'integer' })
  known: number;

  @AnswerField({ type: 'integer' })
  unknown: number;
}

/** What an import would do. */
export class MovingInPreviewAnswer {
  @AnswerField()
  fileName: string;

  @AnswerField({ enum: EXPORT_FORMATS })
  format: ExportFormat;

  @AnswerField({ type: String, nullable: true, description: 'Null for a workbook.' })
  encoding: string | null;

  @AnswerField({ type: String, nullable: true })
  sheet: string | null;

  @AnswerField({ type: [String] })
  sheets: string[];

  @AnswerField({ type: 'integer', description: 'The row of the headers.' })
  headerRow: number;

  @AnswerField({ type: [MovingInColumnAnswer] })
  columns: MovingInColumnAnswer[];

  @AnswerField({ description: 'Neither a code nor a name was recognised: say which column holds one.' })
  needsName: boolean;

  @AnswerField({ type: 'integer' })
  newCount: number;

  @AnswerField({ type: 'integer' })
  unchangedCount: number;

  @AnswerField({ type: 'integer' })
  changedCount: number;

  @AnswerField({ type: 'integer', description: 'Rows with at least one error.' })
  errorCount: number;

  @AnswerField({ type: [MovingInSumAnswer] })
  sums: MovingInSumAnswer[];

  @AnswerField({ type: [MovingInRowAnswer], description: 'The first 500.' })
  rows: MovingInRowAnswer[];

  @AnswerField({ type: [MovingInErrorAnswer], description: 'The first 200.' })
  errors: MovingInErrorAnswer[];
}

/** An import that was stored. */
export class MovingInAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  fileName: string;

  @AnswerField({ enum: EXPORT_FORMATS })
  format: ExportFormat;

  @AnswerField({ type: 'integer' })
  rowCount: number;

  @AnswerField({ type: 'integer' })
  addedCount: number;

  @AnswerField({ type: 'integer' })
  changedCount: number;

  @AnswerField({ type: 'integer', description: 'Rows that say what the tracker says already.' })
  unchangedCount: number;

  @InstantField()
  recordedAt: string;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'Null for those who may not read the audit trail.',
  })
  recordedBy: string | null;

  @InstantField({ nullable: true })
  undoneAt: string | null;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'Null for those who may not read the audit trail.',
  })
  undoneBy: string | null;
}

/** What came of an import; without anything to write none is stored. */
export class MovingInResultAnswer {
  @AnswerField({ type: 'integer' })
  addedCount: number;

  @AnswerField({ type: 'integer' })
  changedCount: number;

  @AnswerField({ type: 'integer' })
  unchangedCount: number;

  @AnswerField({ type: 'integer', description: 'Rows with differences that were not chosen.' })
  leftCount: number;

  @AnswerField({ type: MovingInAnswer, nullable: true })
  import: MovingInAnswer | null;
}
