import {
  AnswerField,
  ChoiceField,
  DayField,
  IdField,
  IntegerField,
  ListField,
  PercentField,
  TextField,
} from '../../../platform/http/index.js';
import { KEY_KINDS, type KeyKind } from '../domain/key-fields.js';

/** More payers than all municipalities of the country. */
const MAX_PAYERS = 400;
const MAX_POPULATION = 10_000_000;
const BORDER_YEARS = { min: 1990, max: 2100 };

export class KeyShareBody {
  @IdField({ optional: true, nullable: true, description: 'The organisation that pays, if it is known.' })
  organisationId?: string | null;

  @TextField({ max: 200, optional: true, description: "The payer; left out, the organisation's name." })
  name?: string;

  @TextField({ max: 100, optional: true, nullable: true, description: 'The region the payer stands for.' })
  region?: string | null;

  @TextField({ max: 20, optional: true, nullable: true, description: 'A municipality code, or another.' })
  code?: string | null;

  @PercentField({ optional: true, nullable: true, description: 'Null: not stated, so unknown.' })
  percent?: string | null;

  @IntegerField({
    min: 0,
    max: MAX_POPULATION,
    optional: true,
    nullable: true,
    description: 'Typed, with the source. When no payer has one, the figures of the register are taken.',
  })
  population?: number | null;
}

export class NewKeyBody {
  @TextField({ max: 200 })
  name: string;

  @ChoiceField(KEY_KINDS)
  kind: KeyKind;

  @TextField({
    max: 500,
    optional: true,
    nullable: true,
    description: 'The contract or model it comes from.',
  })
  basis?: string | null;

  @TextField({ max: 500, optional: true, nullable: true, description: 'Where the figures come from.' })
  source?: string | null;

  @DayField({ optional: true, nullable: true, description: 'The day of the population.' })
  referenceDate?: string | null;

  @IntegerField({
    ...BORDER_YEARS,
    optional: true,
    nullable: true,
    description: 'Municipalities and regions by the borders of this year.',
  })
  borderYear?: number | null;

  @DayField({ optional: true, nullable: true })
  validFrom?: string | null;

  @DayField({ optional: true, nullable: true })
  validTo?: string | null;

  @ListField(() => KeyShareBody, { max: MAX_PAYERS })
  shares: KeyShareBody[];
}

/** What is left out stays as it is; `shares` replaces all of them. */
export class ChangeKeyBody {
  @TextField({ max: 200, optional: true })
  name?: string;

  @TextField({ max: 500, optional: true, nullable: true })
  basis?: string | null;

  @TextField({ max: 500, optional: true, nullable: true })
  source?: string | null;

  @DayField({ optional: true, nullable: true })
  referenceDate?: string | null;

  @IntegerField({ ...BORDER_YEARS, optional: true, nullable: true })
  borderYear?: number | null;

  @DayField({ optional: true, nullable: true })
  validFrom?: string | null;

  @DayField({ optional: true, nullable: true })
  validTo?: string | null;

  @ListField(() => KeyShareBody, { max: MAX_PAYERS, optional: true })
  shares?: KeyShareBody[];
}

export class PopulationPartAnswer {
  @AnswerField({ description: 'The municipality code.' })
  code: string;

  @AnswerField()
  name: string;

  @AnswerField({ type: 'integer' })
  population: number;
}

export class KeyShareAnswer {
  @AnswerField({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;

  @AnswerField()
  name: string;

  @AnswerField({ type: String, nullable: true })
  region: string | null;

  @AnswerField({ type: String, nullable: true })
  code: string | null;

  @AnswerField({
    type: String,
    format: 'decimal',
    nullable: true,
    description: 'Null: unknown or no percentage key.',
  })
  percent: string | null;

  @AnswerField({ type: 'integer', nullable: true })
  population: number | null;

  @AnswerField({ type: [PopulationPartAnswer], nullable: true, description: 'Null for a typed figure.' })
  parts: PopulationPartAnswer[] | null;
}

export class KeyFieldsAnswer {
  @AnswerField()
  name: string;

  @AnswerField({ enum: KEY_KINDS })
  kind: KeyKind;

  @AnswerField({ type: String, nullable: true })
  basis: string | null;

  @AnswerField({ type: String, nullable: true })
  source: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  referenceDate: string | null;

  @AnswerField({ type: 'integer', nullable: true })
  borderYear: number | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @AnswerField({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  @AnswerField({ type: [KeyShareAnswer] })
  shares: KeyShareAnswer[];
}

export class AllocationKeyAnswer extends KeyFieldsAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ description: 'Whether the key belongs to the sample portfolio.' })
  sample: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}
