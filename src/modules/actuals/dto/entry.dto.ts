import {
  AmountField,
  AnswerField,
  AsOnPageQuery,
  ChoiceField,
  DayField,
  IdField,
  InstantField,
  TextField,
} from '../../../platform/http/index.js';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';

const ACCOUNT = { max: 10, pattern: /^\d{4,10}$/, example: '4340' };

export class EntryBody {
  @IdField()
  projectId: string;

  @DayField({ description: 'The accounting day; today at the latest.' })
  postingDate: string;

  @DayField({ optional: true, nullable: true })
  documentDate?: string | null;

  @TextField({ max: 60, optional: true, nullable: true })
  voucher?: string | null;

  @TextField({ max: 20, optional: true, nullable: true })
  line?: string | null;

  @TextField(ACCOUNT)
  account: string;

  @TextField({ max: 60, optional: true, nullable: true })
  costCentre?: string | null;

  @ChoiceField(COST_CATEGORIES, {
    enumName: 'CostCategory',
    optional: true,
    nullable: true,
    description: 'By the account when left out; null is an income.',
  })
  costCategory?: CostCategory | null;

  @AmountField({ negative: true, description: 'Cost is positive, income and credit notes are negative.' })
  amount: string;

  @TextField({ max: 500 })
  text: string;

  @TextField({ max: 200, optional: true, nullable: true })
  counterparty?: string | null;
}

export class ReversalBody {
  @DayField({ optional: true, description: 'Not before the entry; the day of the entry when left out.' })
  postingDate?: string;
}

export const ENTRY_SORTS = [
  '-postingDate',
  'postingDate',
  '-amount',
  'amount',
  '-recordedAt',
  'recordedAt',
] as const;
export type EntrySort = (typeof ENTRY_SORTS)[number];

export class EntryQuery extends AsOnPageQuery {
  @IdField({ optional: true })
  projectId?: string;

  @ChoiceField([...COST_CATEGORIES, 'income'], { optional: true })
  costCategory?: CostCategory | 'income';

  @TextField({ ...ACCOUNT, optional: true })
  account?: string;

  @IdField({ optional: true, description: 'The entries of one import.' })
  batchId?: string;

  @DayField({ optional: true, description: 'Posted on this day or later.' })
  from?: string;

  @DayField({ optional: true, description: 'Posted on this day or earlier.' })
  to?: string;

  @DayField({ optional: true, description: 'Leaves out what was recorded after this day.' })
  knownOn?: string;

  @ChoiceField(ENTRY_SORTS, { optional: true, description: '-postingDate when left out.' })
  sort?: EntrySort;
}

export class EntryAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField()
  projectCode: string;

  @AnswerField({ format: 'date' })
  postingDate: string;

  @AnswerField({ type: String, format: 'date', nullable: true })
  documentDate: string | null;

  @AnswerField({ type: String, nullable: true })
  voucher: string | null;

  @AnswerField({ type: String, nullable: true })
  line: string | null;

  @AnswerField()
  account: string;

  @AnswerField({ type: String, nullable: true })
  costCentre: string | null;

  @AnswerField({
    enum: COST_CATEGORIES,
    enumName: 'CostCategory',
    nullable: true,
    description: 'Null: income.',
  })
  costCategory: CostCategory | null;

  @AnswerField({ format: 'decimal', description: 'Cost is positive, income and credit notes are negative.' })
  amount: string;

  @AnswerField()
  text: string;

  @AnswerField({ type: String, nullable: true })
  counterparty: string | null;

  @InstantField()
  recordedAt: string;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'The import it came by.' })
  batchId: string | null;

  @AnswerField({ description: 'An example figure, from no ledger.' })
  example: boolean;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'The entry it takes back.' })
  reversesEntryId: string | null;

  @AnswerField({ type: String, format: 'uuid', nullable: true, description: 'The entry that took it back.' })
  reversedByEntryId: string | null;
}

export class EntryTotals {
  @AnswerField({ type: 'integer' })
  count: number;

  @AnswerField({ format: 'decimal' })
  amount: string;

  @AnswerField({ description: 'Whether an example figure is among them.' })
  example: boolean;
}

export class EntryPageAnswer {
  @AnswerField({ type: [EntryAnswer] })
  items: EntryAnswer[];

  @AnswerField({ type: String, nullable: true })
  nextCursor: string | null;

  @AnswerField({ type: EntryTotals, description: 'Of every entry that the filters let through.' })
  totals: EntryTotals;
}
