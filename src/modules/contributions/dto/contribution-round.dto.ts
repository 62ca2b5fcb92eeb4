import {
  AmountField,
  AnswerField,
  AsOnPageQuery,
  DayField,
  IdField,
  IntegerField,
  ObjectField,
  QueryIntegerField,
  TextField,
} from '../../../platform/http/index.js';
import type { FieldProblemCode } from '../../../shared/field-problems.js';
import type { ProblemParams } from '../../../shared/problem.js';
import { YEARS } from '../../../shared/years.js';
import { ROUND_STATUSES, type RoundStatus } from '../domain/round.js';
import { KeyFieldsAnswer, KeyShareAnswer, NewKeyBody } from './allocation-key.dto.js';

export class RoundListQuery extends AsOnPageQuery {
  @QueryIntegerField({ ...YEARS, optional: true })
  year?: number;

  @TextField({ max: 40, optional: true, description: "A project's id or code." })
  project?: string;
}

export class NewRoundBody {
  @IdField({ optional: true, nullable: true, description: "Null: the centre's own activity as a whole." })
  projectId?: string | null;

  @IntegerField(YEARS)
  year: number;

  @AmountField()
  totalAmount: string;

  @IdField({ optional: true, description: 'A key that is kept; or give `key`.' })
  keyId?: string;

  @ObjectField(() => NewKeyBody, { optional: true, description: 'A new key, kept together with the round.' })
  key?: NewKeyBody;

  @DayField({ optional: true, description: 'The day of the plan; today when left out.' })
  plannedOn?: string;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

/** What is left out stays as it is. A change makes an agreed round a draft again. */
export class ChangeRoundBody {
  @IdField({ optional: true, nullable: true })
  projectId?: string | null;

  @IntegerField({ ...YEARS, optional: true })
  year?: number;

  @AmountField({ optional: true })
  totalAmount?: string;

  @IdField({ optional: true })
  keyId?: string;

  @DayField({ optional: true })
  plannedOn?: string;

  @TextField({ max: 1000, optional: true, nullable: true })
  note?: string | null;
}

export class AgreeBody {
  @DayField({ optional: true, description: 'Today when left out.' })
  agreedOn?: string;
}

export class IssueBody {
  @DayField({ optional: true, description: 'Today when left out.' })
  issuedOn?: string;
}

export class PreviewBody {
  @AmountField()
  totalAmount: string;

  @IdField({ optional: true, description: 'A key that is kept; or give `key`.' })
  keyId?: string;

  @ObjectField(() => NewKeyBody, { optional: true, description: 'A key that is not kept.' })
  key?: NewKeyBody;
}

export class DerivationAnswer {
  @AnswerField({ description: "The payer's weight, as decimal text: a percentage, a population or 1." })
  weight: string;

  @AnswerField({ description: 'The sum of all weights; 100 for percentages.' })
  totalWeight: string;

  @AnswerField({ description: 'The exact share in cents is this fraction in lowest terms.' })
  quotaNumerator: string;

  @AnswerField()
  quotaDenominator: string;

  @AnswerField({ description: 'The exact share in euro, cut after eight decimals.' })
  exactAmount: string;

  @AnswerField({ format: 'decimal', description: 'The exact share cut to whole cents.' })
  floorAmount: string;

  @AnswerField({ type: 'integer', description: 'The place of the cut-off remainder; 1 is the largest.' })
  remainderRank: number;

  @AnswerField({ description: 'Whether the remainder earned one cent more.' })
  extraCent: boolean;
}

export class RoundShareAnswer extends KeyShareAnswer {
  @AnswerField({ type: String, format: 'decimal', nullable: true, description: 'Null: unknown.' })
  amount: string | null;

  @AnswerField({ type: DerivationAnswer, nullable: true })
  derivation: DerivationAnswer | null;
}

export class RoundProjectAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField()
  name: string;
}

export class RoundKeyAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;

  @AnswerField()
  kind: string;

  @AnswerField({ type: 'integer', description: 'The version of the key the round was split by.' })
  version: number;
}

export class RoundRowAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ type: RoundProjectAnswer, nullable: true, description: "Null: the centre's own activity." })
  project: RoundProjectAnswer | null;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ format: 'decimal' })
  totalAmount: string;

  @AnswerField({ format: 'decimal' })
  allocatedAmount: string;

  @AnswerField({ format: 'decimal' })
  unallocatedAmount: string;

  @AnswerField({ enum: ROUND_STATUSES, description: 'The status on the day looked from.' })
  status: RoundStatus;

  @AnswerField({ type: RoundKeyAnswer })
  key: RoundKeyAnswer;

  @AnswerField({ type: 'integer' })
  payerCount: number;

  @AnswerField({ type: 'integer', description: 'Payers whose share is not known.' })
  unknownCount: number;

  @AnswerField({ format: 'date' })
  plannedOn: string;

  @AnswerField({ type: String, format: 'date', nullable: true })
  agreedOn: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  issuedOn: string | null;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField()
  sample: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}

export class RoundAnswer extends RoundRowAnswer {
  @AnswerField({ type: [RoundShareAnswer] })
  shares: RoundShareAnswer[];
}

export class PreviewProblemAnswer {
  @AnswerField({ description: 'A JSON pointer into `key`.' })
  pointer: string;

  @AnswerField({ type: String })
  code: FieldProblemCode;

  @AnswerField()
  detail: string;

  @AnswerField({ type: 'object', additionalProperties: true, selfRequired: false })
  params?: ProblemParams;
}

export class PreviewAnswer {
  @AnswerField({ format: 'decimal' })
  totalAmount: string;

  @AnswerField({ format: 'decimal' })
  allocatedAmount: string;

  @AnswerField({ format: 'decimal' })
  unallocatedAmount: string;

  @AnswerField({ type: KeyFieldsAnswer, description: 'The key with the figures it would freeze.' })
  key: KeyFieldsAnswer;

  @AnswerField({ type: [RoundShareAnswer], description: 'Empty when the key has problems.' })
  shares: RoundShareAnswer[];

  @AnswerField({ type: [PreviewProblemAnswer], description: 'What keeps the key from being kept.' })
  problems: PreviewProblemAnswer[];
}
