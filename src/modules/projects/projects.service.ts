import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  asOnDay,
  decodeCursor,
  exportFile,
  readAllRows,
  toPage,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem } from '../../shared/problem.js';
import type { Language } from '../../shared/words.js';
import { PERIOD_KINDS, type Period, isSamePeriod } from './domain/period.js';
import { allowedNext, factOn } from './domain/status.js';
import type {
  PeriodAnswer,
  ProjectAnswer,
  ProjectReferenceAnswer,
  ProjectRowAnswer,
} from './dto/project-answer.dto.js';
import type {
  ChangeProjectBody,
  EndBody,
  NewProjectBody,
  SetStatusBody,
  StartBody,
} from './dto/project-body.dto.js';
import type { ProjectExportQuery, ProjectListQuery } from './dto/project-query.dto.js';
import { ProjectAccess } from './project-access.js';
import { ProjectEvents } from './project-events.js';
import { EXPORTED_PROJECTS } from './projects.export.js';
import { ProjectLife, type RecordedFact } from './project-life.js';
import { ProjectParts } from './project-parts.js';
import { type LineageLink, ProjectsQueries } from './projects.queries.js';
import { ProjectsRepository, type StoredProject } from './projects.repository.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CODE = /^[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9._-]{0,39}$/i;

/** A project as documents describe it; for the sample and for imports. */
export type KnownProject = Omit<NewProjectBody, 'status'> & {
  sample?: boolean;
  /** What the documents say of its status; without it the project has none. */
  fact?: RecordedFact;
};

/** The projects of the portfolio: what they are, when, with whom, and where in their life. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly repository: ProjectsRepository,
    private readonly queries: ProjectsQueries,
    private readonly parts: ProjectParts,
    private readonly life: ProjectLife,
    private readonly access: ProjectAccess,
    private readonly events: ProjectEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(query: ProjectListQuery): Promise<Page<ProjectRowAnswer>> {
    const { sort = 'code', limit = DEFAULT_LIMIT } = query;
    const after = decodeCursor(query.cursor, ['textOrNull', 'id']);
    const rows = await this.queries.list(
      { ...query, sort, asOn: asOnDay(query, this.clock).toString() },
      after && { key: after[0] === null ? null : String(after[0]), id: String(after[1]) },
      limit + 1,
    );
    const page = toPage(rows, limit, (last) => [last.sortKey, last.id]);
    return { ...page, items: page.items.map(({ sortKey: _, ...row }) => row) };
  }

  /** The list as a file. */
  async export({ format, lang, ...query }: ProjectExportQuery, language: Language): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.list({ ...query, ...page }));
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_PROJECTS, rows, { format, language: lang ?? language, asOn });
  }

  /** @throws Problem record.not_found */
  async get(actor: Actor | null, idOrCode: string, query: { asOn?: string } = {}): Promise<ProjectAnswer> {
    const { id } = await this.resolve(idOrCode);
    const day = asOnDay(query, this.clock);
    const details = await this.queries.findDetails(id, day.toString());
    if (!details) throw notFound(idOrCode);
    const { periodList, ...project } = details;
    const fact = factOn(project.statusFacts, day);
    const [newest = null] = project.statusFacts;
    return {
      ...project,
      periods: {
        planned: periodOf(periodList, 'planned'),
        decided: periodOf(periodList, 'decided'),
        actual: periodOf(periodList, 'actual'),
      },
      statusFacts: project.statusFacts.filter(
        ({ countsFrom }) => countsFrom === null || countsFrom <= day.toString(),
      ),
      status: fact?.status ?? null,
      statusSince: fact ? (fact.happened ?? fact.countsFrom) : null,
      allowedNext: [...allowedNext(newest?.status ?? null, project)],
      mayChange: await this.access.mayChange(actor, id),
    };
  }

  /** The chain of projects that continue one another, this one among them, as on the day. */
  async lineageOf(id: string, asOn: string): Promise<LineageLink[]> {
    return this.queries.listLineage(id, asOn);
  }

  /** Id, code and name of a project by either. @throws Problem record.not_found */
  async resolve(idOrCode: string): Promise<ProjectReferenceAnswer> {
    // What can be neither is not asked of the database, which refuses some characters.
    const key = UUID.test(idOrCode) ? { id: idOrCode } : CODE.test(idOrCode) ? { code: idOrCode } : null;
    const reference = key && (await this.queries.findReference(key));
    if (!reference) throw notFound(idOrCode);
    return reference;
  }

  /** Creates a project; a planner who creates it is responsible for it. */
  async create(actor: Actor, body: NewProjectBody): Promise<ProjectAnswer> {
    const responsibleIds = new Set(body.responsibleIds ?? []);
    if (actor.userId && (!body.responsibleIds || !actor.permissions.has('projects.change_any'))) {
      responsibleIds.add(actor.userId);
    }
    const { status = 'idea', ...known } = body;
    const today = this.clock.today().toString();
    const { id } = await this.createKnown({
      ...known,
      responsibleIds: [...responsibleIds],
      fact: { status, cause: 'manual', happened: today },
    });
    return this.get(actor, id);
  }

  /** Creates a project from what documents say of it; for the sample and for imports. */
  async createKnown({ sample = false, fact, ...body }: KnownProject): Promise<ProjectReferenceAnswer> {
    const project: StoredProject = {
      ...changedOf(blank, body),
      id: newId(),
      code: body.code,
      nameFi: body.nameFi,
      kind: body.kind ?? 'project',
      sample,
      version: 1,
    };
    await this.unitOfWork.run(async () => {
      await this.parts.checkReferences(project, body);
      await this.repository.insert(project);
      await this.parts.save(project.id, body);
      if (fact) await this.life.record(project, fact);
    });
    return { id: project.id, code: project.code, nameFi: project.nameFi };
  }

  /** Changes what is given and leaves the rest; a decided period with other days holds from now on as entered by hand. */
  async change(
    actor: Actor,
    idOrCode: string,
    version: number,
    body: ChangeProjectBody,
  ): Promise<ProjectAnswer> {
    const { id } = await this.resolve(idOrCode);
    await this.unitOfWork.run(async () => {
      await this.access.requireChange(actor, id);
      const current = await this.getLocked(id);
      if (current.version !== version) throw new Problem('record.stale');
      const project = changedOf(current, body);
      await this.parts.checkReferences(project, body);
      await this.repository.update(project);
      const decided = await this.repository.findPeriod(id, 'decided');
      await this.parts.save(id, body);
      if (isSamePeriod(decided, await this.repository.findPeriod(id, 'decided'))) return;
      await this.repository.markEdited(id);
      await this.events.publishPeriodEdited(id);
    });
    return this.get(actor, id);
  }

  /** Sets one of the statuses that are set by hand. */
  async setStatus(actor: Actor, idOrCode: string, body: SetStatusBody): Promise<ProjectAnswer> {
    const { status, on, note } = body;
    return this.live(actor, idOrCode, (project) =>
      this.life.record(project, { status, cause: 'manual', happened: on, note }),
    );
  }

  async start(actor: Actor, idOrCode: string, { on, note }: StartBody): Promise<ProjectAnswer> {
    return this.live(actor, idOrCode, (project) => this.life.start(project, on, note ?? null));
  }

  async end(actor: Actor, idOrCode: string, { on, note }: EndBody): Promise<ProjectAnswer> {
    return this.live(actor, idOrCode, (project) => this.life.end(project, on, note ?? null));
  }

  /**
   * Records a fact from which the status follows, under the project's row lock; what is recorded elsewhere
   * (application, decision) calls it in its own unit of work, after its own access check.
   *
   * @throws Problem record.not_found, project.transition (names the allowed statuses), input.invalid for a day that
   *   lies ahead or before the last fact
   */
  async recordFact(projectId: string, fact: RecordedFact): Promise<void> {
    await this.unitOfWork.run(async () => this.life.record(await this.getLocked(projectId), fact));
  }

  /**
   * Sets the period that a decision gives, counting from the decision's day in views of the past (null: always).
   *
   * @throws Problem input.invalid under `/periods/decided`
   */
  async recordDecidedPeriod(
    projectId: string,
    period: Period,
    countsFrom: string | null = null,
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.getLocked(projectId);
      await this.parts.save(projectId, { periods: { decided: period } });
      await this.repository.markDecided(projectId, countsFrom);
    });
  }

  /**
   * Gives the project the period that an approved change decided from a day on, and keeps the one before it: a look
   * back to before that day shows the period as it then was.
   *
   * @throws Problem input.invalid under `/periods/decided`
   */
  async changeDecidedPeriod(projectId: string, period: Period, on: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.getLocked(projectId);
      await this.repository.keepPastPeriod(projectId, 'decided', on);
      await this.recordDecidedPeriod(projectId, period, on);
    });
  }

  /**
   * Takes projects away again that an import has just made, with what it made beside them. Whoever refers to one keeps
   * it; that nothing was built on them, the import has to know.
   *
   * @throws Problem record.in_use
   */
  async removeImported(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run(() => this.repository.deleteProjects(ids));
  }

  private async live(
    actor: Actor,
    idOrCode: string,
    act: (project: StoredProject) => Promise<void>,
  ): Promise<ProjectAnswer> {
    const { id } = await this.resolve(idOrCode);
    await this.unitOfWork.run(async () => {
      await this.access.requireChange(actor, id);
      await act(await this.getLocked(id));
    });
    return this.get(actor, id);
  }

  private async getLocked(id: string): Promise<StoredProject> {
    const project = await this.repository.lock(id);
    if (!project) throw notFound(id);
    return project;
  }
}

const blank: StoredProject = {
  id: '',
  code: '',
  kind: 'project',
  nameFi: '',
  nameSv: null,
  nameEn: null,
  ownRole: null,
  leadId: null,
  parentId: null,
  predecessorId: null,
  note: null,
  sources: [],
  sample: false,
  version: 1,
};

/** The project with the fields that the body gives. */
function changedOf(project: StoredProject, body: ChangeProjectBody): StoredProject {
  const given = (value: unknown) => value !== undefined;
  const { code, nameFi, nameSv, nameEn, ownRole, leadId, parentId, predecessorId, note, sources } = body;
  const fields = {
    code,
    nameFi,
    nameSv,
    nameEn,
    ownRole,
    leadId,
    parentId,
    predecessorId,
    note,
    sources,
  };
  return {
    ...project,
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => given(value)),
    ) as Partial<StoredProject>),
  };
}

function periodOf(
  periods: readonly (PeriodAnswer & { kind: string })[],
  kind: (typeof PERIOD_KINDS)[number],
): PeriodAnswer | null {
  const period = periods.find((one) => one.kind === kind);
  return period ? { starts: period.starts, ends: period.ends, source: period.source } : null;
}

function notFound(id: string): Problem {
  return new Problem('record.not_found', { params: { record: 'project', id: id.slice(0, 100) } });
}
