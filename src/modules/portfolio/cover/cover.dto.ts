import { IntersectionType } from '@nestjs/swagger';
import { ProjectLabelAnswer } from '../../funding/index.js';
import {
  AnswerField,
  AsOnQuery,
  ChoiceField,
  ExportQuery,
  QueryIntegerField,
  TextField,
} from '../../../platform/http/index.js';
import {
  FUNDING_CLASSES,
  type FundingClass,
  SECURITIES,
  SECURITY_BASES,
  type Security,
  type SecurityBasis,
} from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';
import { COVER_KINDS, type CoverKind } from '../domain/cover-grid.js';
import { COVER_FIGURES, type CoverFigure } from '../domain/explain-cover.js';

const WITHOUT = {
  ...{ min: 1, max: 1000, optional: true },
  description: 'Codes of projects whose funding is supposed to be refused, separated by commas.',
};

export class CoverQuery extends AsOnQuery {
  @QueryIntegerField({ ...YEARS, optional: true, description: 'Of the day looked from when left out.' })
  from?: number;

  @QueryIntegerField({ ...YEARS, optional: true, description: 'Three years after `from` when left out.' })
  to?: number;

  @TextField(WITHOUT)
  without?: string;
}

/** The same years, for a file. */
export class CoverExportQuery extends IntersectionType(CoverQuery, ExportQuery) {}

export class CoverExplainQuery extends AsOnQuery {
  @QueryIntegerField(YEARS)
  year: number;

  @ChoiceField(COVER_KINDS)
  kind: CoverKind;

  @ChoiceField(COVER_FIGURES)
  figure: CoverFigure;

  @ChoiceField(FUNDING_CLASSES, { optional: true, description: 'One class; all of them when left out.' })
  fundingClass?: FundingClass;

  @TextField({ max: 50, optional: true, description: 'Code of one project; all when left out.' })
  project?: string;

  @TextField(WITHOUT)
  without?: string;
}

const euro = { type: String, format: 'decimal' } as const;
const unknownEuro = { ...euro, nullable: true } as const;

export class CoverItemAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField(euro)
  amount: string;

  @AnswerField()
  approximate: boolean;

  @AnswerField({ enum: SECURITY_BASES, enumName: 'SecurityBasis' })
  basis: SecurityBasis;

  @AnswerField({ type: String, nullable: true, description: 'Number of the decision, or the agreement.' })
  record: string | null;
}

export class CoverCellAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ enum: SECURITIES })
  security: Security;

  @AnswerField(euro)
  amount: string;

  @AnswerField()
  approximate: boolean;

  @AnswerField({ type: [CoverItemAnswer], description: 'The parts of plans that are in it.' })
  items: CoverItemAnswer[];
}

export class CoverSumsAnswer {
  @AnswerField({ ...unknownEuro, description: 'Null: there is no plan, or none states its total.' })
  total: string | null;

  @AnswerField(unknownEuro)
  secured: string | null;

  @AnswerField(unknownEuro)
  probable: string | null;

  @AnswerField(unknownEuro)
  uncovered: string | null;
}

export class CoveredYearAnswer extends CoverSumsAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField()
  approximate: boolean;
}

export class OwnPartUnknownAnswer {
  @AnswerField({ type: ProjectLabelAnswer, description: "The centre's own part of it is not known." })
  project: ProjectLabelAnswer;

  @AnswerField({ ...unknownEuro, description: 'What the project as a whole has planned; in no sum.' })
  whole: string | null;
}

export class CoverGroupAnswer extends CoverSumsAnswer {
  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ enum: COVER_KINDS, description: 'The base activity and the projects, apart.' })
  kind: CoverKind;

  @AnswerField()
  approximate: boolean;

  @AnswerField({ type: [CoverCellAnswer] })
  cells: CoverCellAnswer[];

  @AnswerField({ type: [CoveredYearAnswer], description: 'The plans of the year, one per project.' })
  plans: CoveredYearAnswer[];

  @AnswerField({ type: [ProjectLabelAnswer], description: 'Plans without a stated total.' })
  totalUnknown: ProjectLabelAnswer[];

  @AnswerField({ type: [OwnPartUnknownAnswer], description: 'Planned by others; in no sum.' })
  ownUnknown: OwnPartUnknownAnswer[];
}

export class SpanAnswer {
  @AnswerField(euro)
  from: string;

  @AnswerField({ ...euro, description: 'Differs from `from` where a range is known.' })
  to: string;

  @AnswerField()
  approximate: boolean;
}

export class UnplannedMoneyAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ enum: ['pending', 'granted'] })
  state: 'pending' | 'granted';

  @AnswerField({ type: SpanAnswer, nullable: true, description: "The centre's own part; null: unknown." })
  own: SpanAnswer | null;

  @AnswerField({ type: SpanAnswer, nullable: true, description: 'The whole project, never to be added.' })
  whole: SpanAnswer | null;

  @AnswerField({ description: 'Supposed to be refused.' })
  without: boolean;
}

export class RefusalChoiceAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ enum: ['pending', 'granted', 'planned'] })
  state: 'pending' | 'granted' | 'planned';
}

export class LostLineAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ enum: SECURITY_BASES, enumName: 'SecurityBasis' })
  basis: SecurityBasis;

  @AnswerField({ ...euro, description: 'What of it was secured before.' })
  secured: string;

  @AnswerField(euro)
  probable: string;
}

export class LostShareAnswer {
  @AnswerField({ format: 'uuid', description: 'The contribution round.' })
  roundId: string;

  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField(euro)
  total: string;

  @AnswerField(euro)
  allocated: string;

  @AnswerField(euro)
  unallocated: string;
}

export class CoverChangeAnswer {
  @AnswerField({ type: 'integer' })
  year: number;

  @AnswerField({ enum: COVER_KINDS })
  kind: CoverKind;

  @AnswerField({ type: CoverSumsAnswer })
  before: CoverSumsAnswer;

  @AnswerField({ type: CoverSumsAnswer })
  after: CoverSumsAnswer;
}

export class CoverGridAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: 'integer' })
  from: number;

  @AnswerField({ type: 'integer' })
  to: number;

  @AnswerField({ type: [CoverGroupAnswer], description: 'Two of each year: base activity, projects.' })
  groups: CoverGroupAnswer[];

  @AnswerField({
    type: [UnplannedMoneyAnswer],
    description: 'Applied for or granted, and by no document shared out over years.',
  })
  unplanned: UnplannedMoneyAnswer[];

  @AnswerField({ type: [RefusalChoiceAnswer], description: 'Whose refusal can be supposed.' })
  choices: RefusalChoiceAnswer[];

  @AnswerField({ type: [LostLineAnswer], description: 'Lines that the supposed refusals take away.' })
  lost: LostLineAnswer[];

  @AnswerField({ type: [LostShareAnswer], description: 'Municipal rounds of projects supposed refused.' })
  lostShares: LostShareAnswer[];

  @AnswerField({ type: [CoverChangeAnswer], description: 'Years that the supposed refusals change.' })
  changes: CoverChangeAnswer[];
}
