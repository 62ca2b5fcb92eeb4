import { IntersectionType } from '@nestjs/swagger';
import { InstrumentLabelAnswer, LocalTextAnswer, ProjectLabelAnswer } from '../../funding/index.js';
import { AnswerField, AsOnQuery, ChoiceField, ExportQuery, IdField } from '../../../platform/http/index.js';
import {
  LADDER_FIGURES,
  LADDER_GAPS,
  LADDER_SOURCES,
  LADDER_STEPS,
  type LadderFigure,
  type LadderGap,
  type LadderSource,
  type LadderStepKey,
} from '../../../shared/ladder.js';
import { SpanAnswer } from '../cover/cover.dto.js';

const euro = { type: String, format: 'decimal' } as const;

/** A view as on a day, as a file. */
export class AsOnExportQuery extends IntersectionType(AsOnQuery, ExportQuery) {}

export class LadderExplainQuery extends AsOnQuery {
  @ChoiceField(LADDER_STEPS)
  step: LadderStepKey;

  @ChoiceField(LADDER_FIGURES, { optional: true, description: 'The amount of own parts when left out.' })
  figure?: LadderFigure;

  @ChoiceField(LADDER_SOURCES, { optional: true, description: 'One source; all of them when left out.' })
  source?: LadderSource;
}

export class LatencyExplainQuery extends AsOnQuery {
  @IdField()
  applicationId: string;
}

export class OwnRiskExplainQuery extends AsOnQuery {
  @IdField()
  projectId: string;
}

export class LadderAmountAnswer {
  @AnswerField({ type: SpanAnswer, nullable: true })
  amount: SpanAnswer | null;

  @AnswerField({ type: String, enum: LADDER_GAPS, nullable: true, description: 'Why there is no amount.' })
  gap: LadderGap | null;
}

export class LadderSourceAnswer extends LadderAmountAnswer {
  @AnswerField({ enum: LADDER_SOURCES, enumName: 'LadderSource' })
  source: LadderSource;
}

export class LeakAnswer {
  @AnswerField({ enum: LADDER_STEPS, enumName: 'LadderStepKey', description: 'The earlier step.' })
  against: LadderStepKey;

  @AnswerField({ ...euro, description: 'Lost since the earlier step; negative where more came.' })
  from: string;

  @AnswerField(euro)
  to: string;

  @AnswerField({ type: String, nullable: true, description: 'Of the earlier step; null for a range.' })
  percent: string | null;

  @AnswerField({ ...euro, description: 'How much of it later decisions took back.' })
  repaid: string;

  @AnswerField({ type: 'integer', description: 'Projects that are known at both steps.' })
  projects: number;
}

export class LadderStepAnswer extends LadderAmountAnswer {
  @AnswerField({ enum: LADDER_STEPS, enumName: 'LadderStepKey' })
  step: LadderStepKey;

  @AnswerField({ type: 'integer', description: 'Projects whose own part is in the amount.' })
  known: number;

  @AnswerField({ type: [ProjectLabelAnswer], description: 'Projects of unknown amount; not in it.' })
  unknown: ProjectLabelAnswer[];

  @AnswerField({ type: SpanAnswer, nullable: true, description: 'Whole projects, never to be added.' })
  whole: SpanAnswer | null;

  @AnswerField({ type: 'integer' })
  wholeKnown: number;

  @AnswerField({ type: [LadderSourceAnswer] })
  sources: LadderSourceAnswer[];

  @AnswerField({
    ...euro,
    description: 'Taken off the amount: to be paid back by later decisions, or paid back from the account.',
  })
  repaid: string;

  @AnswerField({ type: LeakAnswer, nullable: true })
  leak: LeakAnswer | null;

  @AnswerField({ description: 'An example figure of the sample is in it.' })
  example: boolean;
}

export class ProjectLadderAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ type: [LadderStepAnswer] })
  steps: LadderStepAnswer[];
}

export class PortfolioLadderAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: [LadderStepAnswer], description: 'Sums of own parts.' })
  steps: LadderStepAnswer[];

  @AnswerField({ type: [ProjectLadderAnswer] })
  projects: ProjectLadderAnswer[];
}

const LATENCY_STATES = ['pending', 'decided', 'withdrawn'] as const;
const LATENCY_GAPS = ['submissionUnknown', 'decisionUnknown', 'withdrawn'] as const;

export class LatencyRowAnswer {
  @AnswerField({ format: 'uuid' })
  applicationId: string;

  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ type: InstrumentLabelAnswer })
  instrument: InstrumentLabelAnswer;

  @AnswerField({ enum: LATENCY_STATES })
  state: (typeof LATENCY_STATES)[number];

  @AnswerField({ type: String, nullable: true, description: 'To the precision known.' })
  submitted: string | null;

  @AnswerField({ type: String, nullable: true, description: 'To the precision known.' })
  decided: string | null;

  @AnswerField({ type: 'integer', nullable: true, description: 'Waited by the decision, or by the day.' })
  days: number | null;

  @AnswerField({ type: String, enum: LATENCY_GAPS, nullable: true, description: 'Why it has no days.' })
  gap: (typeof LATENCY_GAPS)[number] | null;
}

export class FunderLatencyAnswer {
  @AnswerField({ type: LocalTextAnswer })
  funder: LocalTextAnswer;

  @AnswerField({ type: String, nullable: true, description: 'Days; null below three decisions.' })
  median: string | null;

  @AnswerField({ type: 'integer', description: 'Decisions with both days known.' })
  decisions: number;

  @AnswerField({ type: 'integer', description: 'Left out: a day is not known to the day.' })
  leftOut: number;

  @AnswerField({ type: [LatencyRowAnswer] })
  rows: LatencyRowAnswer[];
}

export class LatencyAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: 'integer', description: 'Below it there is no median.' })
  minimumDecisions: number;

  @AnswerField({ type: [FunderLatencyAnswer] })
  funders: FunderLatencyAnswer[];
}

export class OwnRiskRowAnswer {
  @AnswerField({ type: ProjectLabelAnswer })
  project: ProjectLabelAnswer;

  @AnswerField({ format: 'date' })
  from: string;

  @AnswerField({ format: 'date', description: 'The day before the decision counts, or the day looked from.' })
  to: string;

  @AnswerField({ type: 'integer' })
  days: number;

  @AnswerField({ description: 'The decision counts by now: this is history.' })
  over: boolean;

  @AnswerField({
    type: String,
    nullable: true,
    description: 'The month of the decision where no day is known; days and cost are then at most these.',
  })
  decidedWithin: string | null;

  @AnswerField({ ...euro, nullable: true, description: 'Spent in those days; null: no entry.' })
  cost: string | null;

  @AnswerField()
  example: boolean;
}

export class OwnRiskAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({ type: [OwnRiskRowAnswer] })
  rows: OwnRiskRowAnswer[];

  @AnswerField({ type: [ProjectLabelAnswer], description: 'The period is not known to the day.' })
  periodUnknown: ProjectLabelAnswer[];

  @AnswerField({
    type: [ProjectLabelAnswer],
    description: 'Decided; no source states when, so no days are told.',
  })
  decisionUnknown: ProjectLabelAnswer[];
}
