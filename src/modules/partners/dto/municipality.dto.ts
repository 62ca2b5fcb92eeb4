import { AnswerField, DayField, QueryIntegerField, TextField } from '../../../platform/http/index.js';

export class RegionQuery {
  @QueryIntegerField({
    min: 2000,
    max: 2100,
    optional: true,
    description: 'The year whose borders count; the newest known when left out.',
  })
  borderYear?: number;

  @DayField({
    optional: true,
    description: 'The day of the population figures; the newest known when left out.',
  })
  referenceDate?: string;
}

export class MunicipalityQuery extends RegionQuery {
  @TextField({ max: 100, optional: true, description: 'Only the municipalities of this region.' })
  region?: string;
}

/** A municipality with its region and population. */
export class MunicipalityAnswer {
  @AnswerField({ example: '743' })
  code: string;

  @AnswerField()
  nameFi: string;

  @AnswerField()
  nameSv: string;

  @AnswerField({ type: String, nullable: true })
  businessId: string | null;

  @AnswerField()
  region: string;

  @AnswerField({ type: 'integer', nullable: true, description: 'Null when the source has no figure.' })
  population: number | null;

  @AnswerField({ type: String, nullable: true })
  populationSource: string | null;
}

/** What the figures of an answer stand on. */
class Basis {
  @AnswerField({ type: 'integer' })
  borderYear: number;

  @AnswerField({ format: 'date' })
  referenceDate: string;
}

/** Municipalities under the borders of one year. */
export class MunicipalityListAnswer extends Basis {
  @AnswerField({ type: [MunicipalityAnswer] })
  items: MunicipalityAnswer[];
}

export class RegionAnswer {
  @AnswerField()
  region: string;

  @AnswerField({ type: 'integer' })
  municipalities: number;

  @AnswerField({ type: 'integer', description: 'The sum of the figures there are.' })
  population: number;

  @AnswerField({ type: 'integer', description: 'Municipalities without a figure.' })
  withoutPopulation: number;
}

export class RegionListAnswer extends Basis {
  @AnswerField({ type: [RegionAnswer] })
  items: RegionAnswer[];

  @AnswerField({ type: [Number], description: 'The border years there are.' })
  borderYears: number[];

  @AnswerField({ type: [String], description: 'The days that population figures are known for.' })
  referenceDates: string[];
}
