import {
  AmountField,
  AnswerField,
  BooleanField,
  ChoiceField,
  IntegerField,
  ListField,
  TextField,
} from '../../../platform/http/index.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';

const CATEGORY_ENUM = { enumName: 'CostCategory' };

export class BudgetLineBody {
  @ChoiceField(COST_CATEGORIES, CATEGORY_ENUM)
  costCategory: CostCategory;

  @IntegerField({ min: 1990, max: 2100 })
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

  @AnswerField({ type: 'integer', description: '0 as long as the project has no budget.' })
  version: number;
}
