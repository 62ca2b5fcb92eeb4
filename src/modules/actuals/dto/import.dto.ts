import { AnswerField, InstantField } from '../../../platform/http/index.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { IMPORT_FIELDS, type ImportField } from '../domain/import-columns.js';

export class ImportColumnAnswer {
  @AnswerField({ enum: IMPORT_FIELDS })
  field: ImportField;

  @AnswerField()
  header: string;
}

export class RowErrorAnswer {
  @AnswerField({ type: 'integer', description: 'The row as a spreadsheet numbers it.' })
  row: number;

  @AnswerField()
  column: string;

  @AnswerField()
  value: string;

  @AnswerField()
  code: string;

  @AnswerField({ description: 'What would be right.' })
  detail: string;

  @AnswerField({ type: 'object', additionalProperties: true })
  params: Record<string, string | number>;
}

export class SkippedRowAnswer {
  @AnswerField({ type: 'integer' })
  row: number;

  @AnswerField({ enum: ['zeroAmount', 'balanceAccount', 'total', 'repeated'] })
  reason: string;

  @AnswerField()
  value: string;
}

export class ImportWarningAnswer {
  @AnswerField({ enum: ['noVoucher', 'noLine', 'futurePosting'] })
  code: string;

  @AnswerField({ type: 'integer' })
  rows: number;
}

export class UnknownCostCentreAnswer {
  @AnswerField()
  costCentre: string;

  @AnswerField({ type: 'integer' })
  rows: number;
}

export class ImportSumAnswer {
  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({
    enum: COST_CATEGORIES,
    enumName: 'CostCategory',
    nullable: true,
    description: 'Null: income.',
  })
  costCategory: CostCategory | null;

  @AnswerField({ type: 'integer' })
  rows: number;

  @AnswerField({ format: 'decimal' })
  amount: string;
}

export class ImportPreviewAnswer {
  @AnswerField()
  fileName: string;

  @AnswerField({ enum: ['UTF-8', 'UTF-16', 'Windows-1252'] })
  encoding: string;

  @AnswerField({ enum: ['semicolon', 'tab', 'comma', 'bar'] })
  separator: string;

  @AnswerField({ type: [ImportColumnAnswer], description: 'Which header was read as which field.' })
  columns: ImportColumnAnswer[];

  @AnswerField({ type: [String], description: 'Headers that were not used.' })
  unusedHeaders: string[];

  @AnswerField({ type: 'integer', description: 'Rows that would be stored now.' })
  newCount: number;

  @AnswerField({ type: 'integer', description: 'Rows that an earlier import has stored already.' })
  knownCount: number;

  @AnswerField({ type: 'integer' })
  skippedCount: number;

  @AnswerField({ type: 'integer', description: 'With one error nothing is stored.' })
  errorCount: number;

  @AnswerField({ format: 'decimal', description: 'Of the rows that would be stored.' })
  total: string;

  @AnswerField({ type: [ImportSumAnswer], description: 'Of the rows that would be stored.' })
  sums: ImportSumAnswer[];

  @AnswerField({ type: [RowErrorAnswer], description: 'The first 200.' })
  errors: RowErrorAnswer[];

  @AnswerField({ type: [SkippedRowAnswer], description: 'The first 200.' })
  skipped: SkippedRowAnswer[];

  @AnswerField({ type: [ImportWarningAnswer] })
  warnings: ImportWarningAnswer[];

  @AnswerField({
    type: [UnknownCostCentreAnswer],
    description: 'The first 200: say which project each belongs to.',
  })
  unknownCostCentres: UnknownCostCentreAnswer[];
}

export class BatchAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  fileName: string;

  @AnswerField()
  encoding: string;

  @AnswerField({ type: 'integer' })
  rowCount: number;

  @AnswerField({ type: 'integer' })
  addedCount: number;

  @AnswerField({ type: 'integer' })
  knownCount: number;

  @AnswerField({ type: 'integer' })
  skippedCount: number;

  @AnswerField({ format: 'decimal' })
  total: string;

  @AnswerField({ type: String, format: 'date', nullable: true })
  firstPostingDate: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  lastPostingDate: string | null;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'The import it undoes.' })
  reversesBatchId: string | null;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'What undid it.' })
  reversedByBatchId: string | null;

  @InstantField()
  recordedAt: string;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'Null for those who may not read the audit trail.',
  })
  recordedBy: string | null;
}

export class ImportAnswer {
  @AnswerField({ type: 'integer' })
  addedCount: number;

  @AnswerField({ type: 'integer', description: 'Rows that an earlier import had stored already.' })
  knownCount: number;

  @AnswerField({ type: 'integer' })
  skippedCount: number;

  @AnswerField({ type: BatchAnswer, nullable: true, description: 'Null when nothing was new.' })
  batch: BatchAnswer | null;
}
