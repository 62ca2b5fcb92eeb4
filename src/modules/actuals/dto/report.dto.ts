import {
  AnswerField,
  AsOnQuery,
  ChoiceField,
  DayField,
  IdField,
  QueryIntegerField,
} from '../../../platform/http/index.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { YEARS } from '../../../shared/years.js';

const EURO = { type: String, format: 'decimal', nullable: true } as const;

export class BudgetVsActualQuery extends AsOnQuery {
  @QueryIntegerField({
    ...YEARS,
    optional: true,
    description: 'The budget and the ledger of one year; all years when left out.',
  })
  year?: number;

  @DayField({ optional: true, description: 'Leaves out entries that were recorded after this day.' })
  knownOn?: string;

  @IdField({ optional: true })
  projectId?: string;
}

export class BudgetVsActualCsvQuery extends BudgetVsActualQuery {
  @ChoiceField(['fi', 'sv', 'en'], { optional: true, description: 'Of the headers; fi when left out.' })
  language?: 'fi' | 'sv' | 'en';
}

export class ComparisonAnswer {
  @AnswerField({ ...EURO, description: 'Null: there is no budget.' })
  budget: string | null;

  @AnswerField({ ...EURO, description: 'Cost up to the cut-off day. Null: there is no entry.' })
  actual: string | null;

  @AnswerField({ ...EURO, description: 'Budget less actual; null unless both are known.' })
  available: string | null;

  @AnswerField({
    type: String,
    format: 'decimal',
    nullable: true,
    description: 'Actual of a hundred of the budget.',
  })
  usedPercent: string | null;

  @AnswerField({ description: 'Whether an example figure is among them; say so beside the figure.' })
  example: boolean;
}

export class CategoryComparisonAnswer extends ComparisonAnswer {
  @AnswerField({ enum: COST_CATEGORIES, enumName: 'CostCategory' })
  costCategory: CostCategory;
}

export class TimeElapsedAnswer {
  @AnswerField({ format: 'date' })
  from: string;

  @AnswerField({ format: 'date' })
  to: string;

  @AnswerField({ type: 'integer' })
  elapsedDays: number;

  @AnswerField({ type: 'integer' })
  totalDays: number;

  @AnswerField({ format: 'decimal' })
  percent: string;
}

export class ForecastStepAnswer {
  @AnswerField({ enum: ['spent', 'elapsed', 'forecast', 'budget', 'lapse', 'overrun'] })
  step: string;

  @AnswerField({ type: String, format: 'decimal', required: false })
  amount?: string;

  @AnswerField({ type: 'integer', required: false })
  days?: number;

  @AnswerField({ type: 'integer', required: false })
  totalDays?: number;
}

export class ForecastAnswer {
  @AnswerField({ format: 'decimal', description: 'Actual at the end of the period if the pace stays.' })
  amount: string;

  @AnswerField({ format: 'decimal', description: 'Positive lapses unused, negative is missing.' })
  lapse: string;

  @AnswerField({ type: [ForecastStepAnswer], description: 'How it was reckoned.' })
  steps: ForecastStepAnswer[];
}

export class ProjectComparisonAnswer extends ComparisonAnswer {
  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField()
  projectCode: string;

  @AnswerField()
  nameFi: string;

  @AnswerField({ type: String, nullable: true })
  nameSv: string | null;

  @AnswerField({ type: String, nullable: true })
  nameEn: string | null;

  @AnswerField({ ...EURO, description: 'Negative is what came in; it counts in no cost category.' })
  income: string | null;

  @AnswerField({ ...EURO, description: 'The budget used evenly up to the cut-off day.' })
  theoretical: string | null;

  @AnswerField({ type: TimeElapsedAnswer, nullable: true, description: 'Null: the period is not known.' })
  timeElapsed: TimeElapsedAnswer | null;

  @AnswerField({ type: ForecastAnswer, nullable: true })
  forecast: ForecastAnswer | null;

  @AnswerField({ type: [CategoryComparisonAnswer] })
  categories: CategoryComparisonAnswer[];
}

export class ComparisonTotals extends ComparisonAnswer {
  @AnswerField({ type: 'integer', description: 'Rows whose budget is not known.' })
  withoutBudget: number;

  @AnswerField({ type: 'integer', description: 'Rows whose actual is not known.' })
  withoutActual: number;
}

/** Budget against actuals, by project and in all. */
export class BudgetVsActualAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: 'integer', nullable: true })
  year: number | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  knownOn: string | null;

  @AnswerField({ type: [ProjectComparisonAnswer], description: 'Every project with a budget or an entry.' })
  rows: ProjectComparisonAnswer[];

  @AnswerField({
    type: ComparisonTotals,
    description: '"Available" sums the rows in which both sides are known.',
  })
  totals: ComparisonTotals;
}
