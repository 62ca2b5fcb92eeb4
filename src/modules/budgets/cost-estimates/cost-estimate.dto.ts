import {
  AmountField,
  AnswerField,
  BooleanField,
  ChoiceField,
  DayField,
  IdField,
  IntegerField,
  ListField,
  ObjectField,
  PercentField,
  QueryIntegerField,
  TextField,
} from '../../../platform/http/index.js';
import { COST_MODELS, type CostModel } from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';
import { ExplanationAnswer } from '../../funding/index.js';
import { STAFF_KINDS, type StaffKind } from './domain/cost-inputs.js';
import { COST_FIGURES, type CostFigure } from './domain/cost-model.js';

const MODEL = { enumName: 'CostModel' };
const amount = { type: String, format: 'decimal', example: '1234.56' };
const part = { optional: true, nullable: true };
const DAYS = { from: '1990-01-01', to: '2100-12-31' };

export class StaffBody {
  @ChoiceField(STAFF_KINDS, {
    enumName: 'StaffKind',
    description:
      'salary: pay without side costs. unitCost: hours of the yearly pay with side costs. costs: staff costs as they are.',
  })
  kind: StaffKind;

  @TextField({ max: 120, ...part })
  name?: string | null;

  @AmountField({ description: 'The salary, the yearly pay or the staff costs; by the kind.' })
  amount: string;

  @TextField({
    ...{ max: 12, pattern: /^\d{1,6}(\.\d{1,2})?$/, example: '860.5', ...part },
    description: 'Hours worked; of a unit cost only.',
  })
  hours?: string | null;

  @DayField({ ...DAYS, ...part, description: 'The day of the cost, which chooses the rate.' })
  on?: string | null;

  @BooleanField({ optional: true, description: 'Teaching staff of a university of applied sciences.' })
  teachingStaff?: boolean;
}

export class TravelDaysBody {
  @AmountField()
  unitPrice: string;

  @IntegerField({ min: 1, max: 100_000 })
  days: number;

  @DayField({ ...DAYS, ...part, description: 'The day of the cost, which chooses the unit cost.' })
  on?: string | null;
}

/** What a cost estimate starts from. What is left out is no part of it. */
export class CostInputsBody {
  @ChoiceField(COST_MODELS, MODEL)
  model: CostModel;

  @ListField(() => StaffBody, { max: 100, optional: true })
  staff?: StaffBody[];

  @AmountField(part)
  purchasedServices?: string | null;

  @AmountField(part)
  travel?: string | null;

  @ListField(() => TravelDaysBody, { max: 50, optional: true })
  travelDays?: TravelDaysBody[];

  @AmountField(part)
  equipment?: string | null;

  @AmountField(part)
  other?: string | null;

  @PercentField({ ...part, description: 'Which of the instrument’s flat rates; of the model flatRate only.' })
  flatRate?: string | null;

  @AmountField({ ...part, description: 'Left out: the instrument’s standard lump sum.' })
  lumpSum?: string | null;

  @BooleanField({ optional: true, description: 'Whether the output that a lump sum pays is proven.' })
  proven?: boolean;

  @PercentField({ ...part, description: 'Left out: the highest rate that the terms allow.' })
  supportRate?: string | null;
}

export class CostPreviewBody {
  @IdField({ ...part, description: 'The project whose terms hold; or name an instrument.' })
  projectId?: string | null;

  @TextField({ max: 60, ...part, description: 'The instrument, where there is no project.' })
  instrument?: string | null;

  @DayField({ ...DAYS, ...part, description: 'The day whose rules hold; today when left out.' })
  on?: string | null;

  @ObjectField(() => CostInputsBody)
  inputs: CostInputsBody;
}

export class CostEstimateBody {
  @ObjectField(() => CostInputsBody)
  inputs: CostInputsBody;

  @TextField({ max: 2000, ...part })
  note?: string | null;
}

export class NewCostEstimateBody extends CostEstimateBody {
  @IdField({ ...part, description: 'The implementer; left out for the whole project.' })
  partId?: string | null;

  @IntegerField(YEARS)
  year: number;
}

export class CostFigureAnswer {
  @AnswerField({ enum: COST_FIGURES, enumName: 'CostFigure' })
  figure: CostFigure;

  @AnswerField({ ...amount, nullable: true, description: 'Null is unknown.' })
  amount: string | null;

  @AnswerField({ description: 'A rule that no source confirmed had a part in it.' })
  unconfirmed: boolean;

  @AnswerField({ type: ExplanationAnswer })
  explanation: ExplanationAnswer;
}

export class CostResultAnswer {
  @AnswerField({ enum: COST_MODELS, ...MODEL })
  model: CostModel;

  @AnswerField({ description: 'Code of the instrument.' })
  instrument: string;

  @AnswerField({ type: 'integer', description: 'Which version of its rules was applied.' })
  instrumentVersion: number;

  @AnswerField({ ...amount, example: '80', nullable: true })
  supportRate: string | null;

  @AnswerField({ type: [CostFigureAnswer] })
  figures: CostFigureAnswer[];
}

export class CostEstimateAnswer extends CostResultAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({ type: String, format: 'uuid', nullable: true })
  partId: string | null;

  @AnswerField({ type: String, nullable: true, description: 'The implementer’s name.' })
  partName: string | null;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ type: CostInputsBody })
  inputs: CostInputsBody;

  @AnswerField({ format: 'date', description: 'The figures are of that day; saving makes them anew.' })
  computedOn: string;

  @AnswerField({ type: String, nullable: true })
  note: string | null;

  @AnswerField({ type: 'integer' })
  version: number;
}

/** Which sum is meant; all implementers and years when nothing is given. */
export class RollUpQuery {
  @QueryIntegerField({ ...YEARS, optional: true })
  year?: number;

  @IdField({ optional: true, description: 'The implementer, over its years.' })
  part?: string;
}

export class RollUpPartAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

export class RollUpFigureAnswer {
  @AnswerField({ enum: COST_FIGURES, enumName: 'CostFigure' })
  figure: CostFigure;

  @AnswerField({ ...amount, nullable: true, description: 'Null is unknown.' })
  amount: string | null;

  @AnswerField({ description: 'A rule that no source confirmed had a part in it.' })
  unconfirmed: boolean;
}

/** What estimates sum to; `…/cost-estimates/explain` tells how each figure comes about. */
export class RollUpAnswer {
  @AnswerField({ type: 'integer', nullable: true, description: 'Null is the sum of all years.' })
  year: number | null;

  @AnswerField({
    type: RollUpPartAnswer,
    nullable: true,
    description: 'Null is the sum of all implementers.',
  })
  part: RollUpPartAnswer | null;

  @AnswerField({ type: [RollUpFigureAnswer] })
  figures: RollUpFigureAnswer[];

  @AnswerField({
    type: [String],
    description: 'Implementers without an estimate of a year in which others have one; they are in no sum.',
  })
  missingParts: readonly string[];

  @AnswerField({
    description: 'An estimate of the whole project stands beside those of implementers, and is not added.',
  })
  wholeBeside: boolean;
}

export class CostEstimatesAnswer {
  @AnswerField({ type: [CostEstimateAnswer] })
  items: CostEstimateAnswer[];

  @AnswerField({
    type: [RollUpAnswer],
    description: 'Each year, each of several implementers, and all of them.',
  })
  rollUp: RollUpAnswer[];
}
