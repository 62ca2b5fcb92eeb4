import {
  AnswerField,
  AsOnPageQuery,
  IdField,
  IntegerField,
  ListField,
  TextField,
  exportOf,
} from '../../../platform/http/index.js';
import { FUNDING_CLASSES, type FundingClass } from '../../../shared/funding.js';
import { IMPLEMENTER_KINDS, type ImplementerKind } from '../../../shared/project.js';
import { YEARS } from '../../../shared/years.js';
import { ExplainedRuleAnswer, ExplanationAnswer } from '../explanation.dto.js';
import { FUNDING_FINDINGS, type FundingFindingCode } from './domain/check-facts.js';
import { PLAN_EXACTNESSES, type PlanExactness } from './domain/cover.js';
import { CoverAnswer, FundingPlanAnswer, FundingPlanBody, PlanNameAnswer } from './funding-plan.dto.js';

const amount = { type: String, format: 'decimal', example: '1234.56' };

/** One plan of the table: a year of a part. */
export class PlanOfTableBody extends FundingPlanBody {
  @IdField({ optional: true, nullable: true, description: 'The implementer; null: the project as a whole.' })
  partId?: string | null;

  @IntegerField(YEARS)
  year: number;
}

export class ProjectPlanBody {
  @ListField(() => PlanOfTableBody, {
    max: 200,
    description: 'The years to be written; one that is the same as stored gets no new version.',
  })
  plans: PlanOfTableBody[];

  @TextField({
    max: 500,
    optional: true,
    nullable: true,
    description: 'Why, where a plan has no reason of its own.',
  })
  reason?: string | null;
}

/** The plans as a file: the newest versions, or those that counted on the day. */
export class ProjectPlanExportQuery extends exportOf(AsOnPageQuery) {}

/** A part of the project in the table of its plans. */
export class PlanPartAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;

  @AnswerField({ enum: IMPLEMENTER_KINDS, enumName: 'ImplementerKind' })
  kind: ImplementerKind;

  @AnswerField({ description: 'The part of the centre whose portfolio this is.' })
  own: boolean;
}

export class SourceSumAnswer {
  @AnswerField({ enum: FUNDING_CLASSES })
  fundingClass: FundingClass;

  @AnswerField({ type: PlanNameAnswer, nullable: true })
  organisation: PlanNameAnswer | null;

  @AnswerField({ type: String, nullable: true, description: 'Null: the instrument of the project.' })
  instrument: string | null;

  @AnswerField(amount)
  amount: string;

  @AnswerField({ enum: PLAN_EXACTNESSES })
  exactness: PlanExactness;
}

/** A year, or all of them, over the parts. */
export class PlanSumAnswer {
  @AnswerField({ type: 'integer', nullable: true, description: 'Null: all years.' })
  year: number | null;

  @AnswerField({
    enum: ['parts', 'whole'],
    description: 'Whether parts were added, or the plan of the whole stands.',
  })
  basis: 'parts' | 'whole';

  @AnswerField({ ...amount, nullable: true, description: 'Null where the total of a plan is not known.' })
  total: string | null;

  @AnswerField({ enum: PLAN_EXACTNESSES })
  exactness: PlanExactness;

  @AnswerField({ type: [SourceSumAnswer] })
  lines: SourceSumAnswer[];

  @AnswerField({ type: CoverAnswer })
  cover: CoverAnswer;

  @AnswerField({ ...amount, description: 'EU and state support.' })
  support: string;

  @AnswerField({ ...amount, description: 'Everything else: the self-financing.' })
  ownShare: string;

  @AnswerField({
    type: String,
    format: 'decimal',
    nullable: true,
    description: 'Support of the total, in percent.',
  })
  supportRate: string | null;

  @AnswerField({ type: [String], format: 'uuid', description: 'Parts without a plan; they are in no sum.' })
  missingParts: readonly string[];
}

/** The funding plan of a project: its years, parts and sources, with sums. */
export class ProjectPlanAnswer {
  @AnswerField({ format: 'uuid' })
  projectId: string;

  @AnswerField({ type: [PlanPartAnswer], description: 'None of a project done alone.' })
  parts: PlanPartAnswer[];

  @AnswerField({ type: [FundingPlanAnswer], description: 'By year, the whole before its parts.' })
  plans: FundingPlanAnswer[];

  @AnswerField({ type: [PlanSumAnswer], description: 'All parts together, by year.' })
  years: PlanSumAnswer[];

  @AnswerField({ type: PlanSumAnswer, nullable: true, description: 'Null without a plan.' })
  total: PlanSumAnswer | null;

  @AnswerField({ type: [PlanSumAnswer], description: 'The centre’s own part alone, by year.' })
  ownYears: PlanSumAnswer[];

  @AnswerField({ type: PlanSumAnswer, nullable: true })
  ownTotal: PlanSumAnswer | null;

  @AnswerField({ type: 'integer', description: 'Grows with every version; a change of the table names it.' })
  version: number;
}

export class FundingFindingAnswer {
  @AnswerField({ enum: ['violation', 'warning'] })
  severity: 'violation' | 'warning';

  @AnswerField({ enum: FUNDING_FINDINGS, enumName: 'FundingFindingCode' })
  code: FundingFindingCode;

  @AnswerField({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What fills the words.',
  })
  params: Readonly<Record<string, string>>;

  @AnswerField({
    description: 'What it is about: /2021, /2021/<part>, /parts/<part>, /agreements/<id>, or nothing.',
  })
  pointer: string;

  @AnswerField({
    type: ExplanationAnswer,
    nullable: true,
    description: 'The figures compared, and the rule.',
  })
  explanation: ExplanationAnswer | null;
}

export class FundingCheckAnswer {
  @AnswerField({ format: 'date' })
  asOn: string;

  @AnswerField({
    enum: ['clean', 'warnings', 'violations', 'incomplete'],
    description: 'Incomplete: without an instrument or a plan nothing can be clean.',
  })
  state: 'clean' | 'warnings' | 'violations' | 'incomplete';

  @AnswerField({ type: [FundingFindingAnswer] })
  findings: FundingFindingAnswer[];

  @AnswerField({
    type: [ExplainedRuleAnswer],
    description: 'Rules it leant on that no source has confirmed.',
  })
  unconfirmed: ExplainedRuleAnswer[];
}
