import {
  AmountField,
  AnswerField,
  AsOnQuery,
  BooleanField,
  ChoiceField,
  IntegerField,
  ListField,
  QueryIntegerField,
  TextField,
} from '../../../platform/http/index.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { VERSION_CAUSES, type VersionCause } from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';

const CATEGORY_ENUM = { enumName: 'CostCategory' };

/** Which version of a budget is meant; the newest when nothing is given. */
export class BudgetQuery extends AsOnQuery {
  @QueryIntegerField({ min: 1, max: 100000, optional: true, description: 'One version, whatever the day.' })
  number?: number;
}

export class BudgetLineBody {
  @ChoiceField(COST_CATEGORIES, CATEGORY_ENUM)
  costCategory: CostCategory;

  @IntegerField(YEARS)
  year: number;

  @AmountField()
  amount: string;

  @BooleanField({ optional: true, description: 'An example figure, from no document.' })
  example?: boolean;
}

export class BudgetBody {
  @ListField(() => BudgetLineBody, {
    max: 500,
    description: 'The whole budget: what is left out is removed.',
  })
  lines: BudgetLineBody[];

  @TextField({ max: 2000, optional: true, nullable: true })
  note?: string | null;

  @TextField({ max: 500, optional: true, nullable: true, description: 'Why the budget changes.' })
  reason?: string | null;
}

export class BudgetLineAnswer {
  @AnswerField({ enum: COST_CATEGORIES, enumName: 'CostCategory' })
  costCategory: CostCategory;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ format: 'decimal' })
  amount: string;

  @AnswerField({ description: 'An example figure, from no document.' })
  example: boolean;
}

export class BudgetAnswer {
  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({ type: [BudgetLineAnswer] })
  lines: BudgetLineAnswer[];

  @AnswerField({ type: String, format: 'decimal', nullable: true, description: 'Null without a line.' })
  total: string | null;

  @AnswerField({ description: 'Whether an example figure is among the lines.' })
  example: boolean;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({
    type: 'integer',
    description: 'The version shown: 1, 2, 3 …; 0 when there is none on the day.',
  })
  number: number;

  @AnswerField({ type: String, format: 'date', nullable: true, description: 'Null: it counts always.' })
  countsFrom: string | null;

  @AnswerField({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The first day on which it no longer counts.',
  })
  supersededOn: string | null;

  @AnswerField({
    type: 'integer',
    description:
      'The number of the newest version, which a change names; 0 as long as the project has no budget.',
  })
  version: number;
}

/** Who wrote a version. */
export class BudgetWriterAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

/** A version of a budget in the list of them. */
export class BudgetVersionAnswer {
  @AnswerField({ type: 'integer' })
  number: number;

  @AnswerField({ type: String, format: 'date', nullable: true, description: 'Null: it counts always.' })
  countsFrom: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  supersededOn: string | null;

  @AnswerField({ enum: VERSION_CAUSES, enumName: 'VersionCause' })
  cause: VersionCause;

  @AnswerField({ type: String, format: 'uuid', nullable: true })
  causeId: string | null;

  @AnswerField({ type: String, nullable: true, description: 'Why it was written.' })
  reason: string | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ format: 'date-time' })
  recordedAt: string;

  @AnswerField({
    type: BudgetWriterAnswer,
    nullable: true,
    description: 'Null for loaders and jobs, and for those who may not read the audit trail.',
  })
  recordedBy: BudgetWriterAnswer | null;

  @AnswerField({ type: 'integer' })
  lines: number;

  @AnswerField({ type: String, format: 'decimal', nullable: true, description: 'Null without a line.' })
  total: string | null;
}

export class BudgetVersionsAnswer {
  @AnswerField({ type: [BudgetVersionAnswer], description: 'Newest first.' })
  items: BudgetVersionAnswer[];
}
