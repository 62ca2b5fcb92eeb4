import { AnswerField } from '../../../platform/http/index.js';
import { PERIOD_KINDS, type PeriodKind } from '../domain/period.js';
import { PROJECT_KINDS, type ProjectKind, STATUS_CAUSES, type StatusCause } from '../domain/status.js';
import {
  OWN_ROLES,
  type OwnRole,
  PROJECT_STATUSES,
  type ProjectStatus,
  REMARK_KINDS,
  type RemarkKind,
} from '../../../shared/project.js';

const TEXT_OR_NULL = { type: String, nullable: true } as const;

export class NamedAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

/** A project as another record names it. */
export class ProjectReferenceAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField()
  nameFi: string;
}

export class PeriodAnswer {
  @AnswerField({ ...TEXT_OR_NULL, description: 'YYYY, YYYY-MM or YYYY-MM-DD.' })
  starts: string | null;

  @AnswerField(TEXT_OR_NULL)
  ends: string | null;

  @AnswerField(TEXT_OR_NULL)
  source: string | null;
}

export class PeriodsAnswer {
  @AnswerField({ type: PeriodAnswer, nullable: true })
  planned: PeriodAnswer | null;

  @AnswerField({ type: PeriodAnswer, nullable: true })
  decided: PeriodAnswer | null;

  @AnswerField({ type: PeriodAnswer, nullable: true })
  actual: PeriodAnswer | null;
}

class ProjectHead {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  code: string;

  @AnswerField({ enum: PROJECT_KINDS, enumName: 'ProjectKind' })
  kind: ProjectKind;

  @AnswerField()
  nameFi: string;

  @AnswerField(TEXT_OR_NULL)
  nameSv: string | null;

  @AnswerField(TEXT_OR_NULL)
  nameEn: string | null;

  @AnswerField({ enum: OWN_ROLES, enumName: 'OwnRole', nullable: true, description: 'Null: unknown.' })
  ownRole: OwnRole | null;

  @AnswerField({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus', nullable: true })
  status: ProjectStatus | null;

  @AnswerField({
    ...TEXT_OR_NULL,
    description:
      'When what the status stands on happened, as exactly as known; null when no source dates it.',
  })
  statusSince: string | null;

  @AnswerField({ type: NamedAnswer, nullable: true })
  lead: NamedAnswer | null;

  @AnswerField({ type: [NamedAnswer] })
  responsibles: NamedAnswer[];

  @AnswerField({ description: 'Part of the sample portfolio.' })
  sample: boolean;

  @AnswerField({ type: 'integer' })
  version: number;
}

/** A project in a list. */
export class ProjectRowAnswer extends ProjectHead {
  @AnswerField({ type: [String] })
  aliases: string[];

  @AnswerField({ type: [String], description: 'The names of the partner organisations.' })
  partnerNames: string[];

  @AnswerField({
    type: PeriodAnswer,
    nullable: true,
    description: 'The best known: actual, decided or planned.',
  })
  period: PeriodAnswer | null;

  @AnswerField({ enum: PERIOD_KINDS, enumName: 'PeriodKind', nullable: true })
  periodKind: PeriodKind | null;

  @AnswerField({ type: ProjectReferenceAnswer, nullable: true })
  parent: ProjectReferenceAnswer | null;
}

export class StatusFactAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus' })
  status: ProjectStatus;

  @AnswerField({ enum: STATUS_CAUSES, enumName: 'StatusCause' })
  cause: StatusCause;

  @AnswerField({ ...TEXT_OR_NULL, description: 'The day, month or year of the event.' })
  happened: string | null;

  @AnswerField({ ...TEXT_OR_NULL, format: 'date', description: 'Null: stated without a date.' })
  countsFrom: string | null;

  @AnswerField({ ...TEXT_OR_NULL, description: 'The words of the document, or of whoever recorded it.' })
  note: string | null;

  @AnswerField(TEXT_OR_NULL)
  source: string | null;

  @AnswerField({ format: 'date-time' })
  recordedAt: string;
}

export class RemarkAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField({ enum: REMARK_KINDS, enumName: 'RemarkKind' })
  kind: RemarkKind;

  @AnswerField(TEXT_OR_NULL)
  happened: string | null;

  @AnswerField()
  text: string;

  @AnswerField(TEXT_OR_NULL)
  source: string | null;
}

/** A project, whole. */
export class ProjectAnswer extends ProjectHead {
  @AnswerField({ type: [String] })
  aliases: string[];

  @AnswerField({ type: [NamedAnswer] })
  partners: NamedAnswer[];

  @AnswerField({ type: PeriodsAnswer })
  periods: PeriodsAnswer;

  @AnswerField({ type: ProjectReferenceAnswer, nullable: true })
  parent: ProjectReferenceAnswer | null;

  @AnswerField({ type: ProjectReferenceAnswer, nullable: true })
  predecessor: ProjectReferenceAnswer | null;

  @AnswerField({ type: [ProjectReferenceAnswer] })
  successors: ProjectReferenceAnswer[];

  @AnswerField({ type: [ProjectReferenceAnswer] })
  subprojects: ProjectReferenceAnswer[];

  @AnswerField({ type: [RemarkAnswer] })
  remarks: RemarkAnswer[];

  @AnswerField({ type: [StatusFactAnswer], description: 'Newest first, up to the day looked from.' })
  statusFacts: StatusFactAnswer[];

  @AnswerField(TEXT_OR_NULL)
  note: string | null;

  @AnswerField({ type: [String] })
  sources: string[];

  @AnswerField({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus', isArray: true })
  allowedNext: ProjectStatus[];

  @AnswerField({
    description: 'Whether the asking user may change it: by role, and for planners by responsibility.',
  })
  mayChange: boolean;
}

export class HistoryChangeAnswer {
  @AnswerField({ description: 'The column, such as name_fi.' })
  field: string;

  @AnswerField(TEXT_OR_NULL)
  old: string | null;

  @AnswerField(TEXT_OR_NULL)
  new: string | null;
}

export class HistoryEntryAnswer {
  @AnswerField()
  id: string;

  @AnswerField({ format: 'date-time' })
  at: string;

  @AnswerField({ ...TEXT_OR_NULL, description: 'Who; only for those who may read the audit trail.' })
  actor: string | null;

  @AnswerField({ description: 'The permission under which it was done, or the name of the job.' })
  action: string;

  @AnswerField({ description: 'The table, such as projects or project_periods.' })
  record: string;

  @AnswerField({ enum: ['insert', 'update', 'delete'] })
  operation: 'insert' | 'update' | 'delete';

  @AnswerField({ type: [HistoryChangeAnswer] })
  changes: HistoryChangeAnswer[];
}
