import { Injectable, type StreamableFile } from '@nestjs/common';
import { endOfDay } from '../../shared/calendar/index.js';
import { type DueFields, nonWorkingDay, resolveDeadline } from '../../shared/deadline.js';
import { type FieldProblem, Problem, fieldProblem, refuseFields } from '../../shared/problem.js';
import type { Language } from '../../shared/words.js';
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
import { ProjectAccess } from '../projects/index.js';
import { DeadlineEvents } from './deadline-events.js';
import { type DeadlineFilter, type DeadlineRow, DeadlinesQueries } from './deadlines.queries.js';
import { EXPORTED_DEADLINES } from './deadlines.export.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { type Deadline, markEdited } from './domain/deadline.js';
import { dueProblems, leadProblems } from './domain/due-problems.js';
import { type DeadlineAct, requireAllowed } from './domain/transitions.js';
import type {
  ChangeDeadlineBody,
  DeadlineAnswer,
  DeadlinesExportQuery,
  DeadlinesQuery,
  DeadlineDerivationAnswer,
  DueBody,
  MoveDeadlineBody,
  NewDeadlineBody,
} from './dto/deadline.dto.js';

/** What the sample portfolio says of a deadline beyond what a user enters. */
export interface SampleDeadline extends NewDeadlineBody {
  /** Where it was before, where the documents say so; when it moved they do not say. */
  movedFrom?: string;
}

/** Deadlines: their dates, owners and life. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeadlinesRepository,
    private readonly queries: DeadlinesQueries,
    private readonly events: DeadlineEvents,
    private readonly access: ProjectAccess,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: DeadlinesQuery): Promise<Page<DeadlineAnswer>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await this.queries.list({ ...this.filterOf(actor, query), limit: limit + 1 });
    const page = toPage(rows, limit, (last) => [
      query.sort?.endsWith('title') ? last.title : last.dueAt.toISOString(),
      last.id,
    ]);
    return { ...page, items: await this.toAnswers(actor, page.items) };
  }

  /** The list as a file. */
  async export(
    actor: Actor,
    { format, lang, ...query }: DeadlinesExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.list(actor, { ...query, ...page }));
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_DEADLINES, rows, { format, language: lang ?? language, asOn });
  }

  async get(actor: Actor | null, id: string, asOn?: string): Promise<DeadlineAnswer> {
    const row = await this.queries.find(
      id,
      endOfDay(asOnDay(asOn === undefined ? {} : { asOn }, this.clock)),
    );
    const [answer] = await this.toAnswers(actor, row ? [row] : []);
    if (!answer) throw notFound(id);
    return answer;
  }

  async create(actor: Actor, body: NewDeadlineBody): Promise<DeadlineAnswer> {
    return this.unitOfWork.run(async () => this.get(actor, await this.record(actor, body, false)));
  }

  /** Adds a deadline of the sample portfolio and returns its id; inside the caller's unit of work. */
  async addSample({ movedFrom, ...body }: SampleDeadline): Promise<string> {
    return this.unitOfWork.run(async () => {
      const id = await this.record(null, body, true);
      const before = { date: movedFrom ?? '', time: null, untilTime: null };
      if (movedFrom !== undefined) await this.repository.addMove(id, before, null, null);
      return id;
    });
  }

  async change(actor: Actor, id: string, version: number, body: ChangeDeadlineBody): Promise<DeadlineAnswer> {
    return this.act(actor, id, version, 'change', async (deadline) => {
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      const changed = markEdited(deadline, { ...deadline, ...given });
      await this.refuseWrong(changed, changed.ownerId === deadline.ownerId);
      // A deadline is not slipped into a project that the actor could not have added it to.
      await this.requireResponsible(actor, changed);
      return changed;
    });
  }

  /** Gives it another date and keeps the old one. */
  async move(
    actor: Actor,
    id: string,
    version: number,
    { reason, ...body }: MoveDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.act(actor, id, version, 'move', async (deadline) => {
      const moved = markEdited(deadline, { ...deadline, ...dueOf(body) });
      await this.refuseWrong(moved, true);
      await this.repository.addMove(id, deadline, reason ?? null, this.clock.now());
      return moved;
    });
  }

  async complete(actor: Actor, id: string, version: number): Promise<DeadlineAnswer> {
    return this.act(actor, id, version, 'complete', (deadline) => this.closed(deadline, 'done', null));
  }

  async cancel(actor: Actor, id: string, version: number, reason: string | null): Promise<DeadlineAnswer> {
    return this.act(actor, id, version, 'cancel', (deadline) => this.closed(deadline, 'cancelled', reason));
  }

  async reopen(actor: Actor, id: string, version: number): Promise<DeadlineAnswer> {
    return this.act(actor, id, version, 'reopen', (deadline) =>
      Promise.resolve({ ...deadline, state: 'open', closedAt: null, closeReason: null }),
    );
  }

  /** Loads and locks, lets `body` make the new state, stores it and tells those further down. */
  private async act(
    actor: Actor,
    id: string,
    version: number,
    act: DeadlineAct,
    body: (deadline: Deadline) => Promise<Deadline>,
  ): Promise<DeadlineAnswer> {
    return this.unitOfWork.run(async () => {
      const deadline = await this.repository.lock(id);
      if (!deadline) throw notFound(id);
      if (act !== 'complete' || !isOwner(actor, deadline)) await this.requireResponsible(actor, deadline);
      if (deadline.version !== version) throw new Problem('record.stale');
      requireAllowed(deadline.state, act);
      const changed = { ...(await body(deadline)), version: version + 1 };
      await this.repository.update(changed, resolveDeadline(changed, changed.basis));
      await this.events.publish(changed);
      return this.get(actor, id);
    });
  }

  private async record(actor: Actor | null, body: NewDeadlineBody, sample: boolean): Promise<string> {
    const deadline: Deadline = {
      ...dueOf(body),
      id: newId(),
      title: body.title,
      projectId: body.projectId ?? null,
      kind: body.kind,
      basis: body.basis,
      ownerId: body.ownerId ?? null,
      state: 'open',
      closedAt: null,
      closeReason: null,
      leads: body.leads ?? null,
      note: body.note ?? null,
      sample,
      derivation: null,
      edited: false,
      version: 1,
    };
    await this.refuseWrong(deadline, false);
    await this.requireResponsible(actor, deadline);
    await this.repository.insert(deadline, resolveDeadline(deadline, deadline.basis), this.clock.now());
    await this.events.publish(deadline);
    return deadline.id;
  }

  /** An owner who has left stays on what they own; only somebody who can act is made an owner. */
  private async refuseWrong(deadline: Deadline, ownerStays: boolean): Promise<void> {
    const errors: FieldProblem[] = [
      ...dueProblems(deadline, this.clock.today()),
      ...leadProblems(deadline.leads),
    ];
    const { projectId, ownerId } = deadline;
    if (projectId !== null && !(await this.repository.projectExists(projectId))) {
      errors.push(fieldProblem('/projectId', 'reference.missing', { record: 'project' }));
    }
    if (ownerId !== null && !ownerStays && !(await this.repository.isActiveUser(ownerId))) {
      errors.push(fieldProblem('/ownerId', 'reference.missing', { record: 'user' }));
    }
    refuseFields(errors);
  }

  /** What falls due in a project is changed by those who change the project; a deadline of no project by all. */
  private async requireResponsible(actor: Actor | null, { projectId }: Deadline): Promise<void> {
    if (projectId !== null) await this.access.requireChange(actor, projectId, 'deadlines.change');
  }

  private async toAnswers(actor: Actor | null, rows: readonly DeadlineRow[]): Promise<DeadlineAnswer[]> {
    const projectIds = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
    const refused = await this.access.listRefused(actor, projectIds, 'deadlines.change');
    const mayChangeAny = actor === null || actor.permissions.has('deadlines.change');
    return rows.map((row) => {
      const mayChange = mayChangeAny && !refused.has(row.projectId ?? '');
      return toAnswer(row, mayChange, mayChange || (mayChangeAny && isOwner(actor, row)));
    });
  }

  private closed(deadline: Deadline, state: 'done' | 'cancelled', reason: string | null): Promise<Deadline> {
    const closedAt = this.clock.now().toString();
    return Promise.resolve({ ...deadline, state, closedAt, closeReason: reason });
  }

  private filterOf(actor: Actor, query: DeadlinesQuery): Omit<DeadlineFilter, 'limit'> {
    const after = decodeCursor(query.cursor, [query.sort?.endsWith('title') ? 'text' : 'instant', 'id']);
    return {
      asOnEnd: endOfDay(asOnDay(query, this.clock)),
      from: query.from ?? null,
      to: query.to ?? null,
      project: query.project ?? null,
      owner:
        query.owner === undefined || query.owner === 'none'
          ? null
          : query.owner === 'me'
            ? actor.userId
            : query.owner,
      ownerless: query.owner === 'none',
      kind: query.kind ?? null,
      state: query.state ?? null,
      sort: query.sort ?? 'dueOn',
      after: after && { value: String(after[0]), id: String(after[1]) },
    };
  }
}

function dueOf({ date, time, untilTime }: DueBody): DueFields {
  return { date, time: time ?? null, untilTime: untilTime ?? null };
}

function notFound(id: string): Problem {
  return new Problem('record.not_found', { params: { record: 'deadline', id } });
}

function derivationAnswer(
  { countsFrom: _known, titles, ...derivation }: NonNullable<DeadlineRow['derivation']>,
  title: string,
): DeadlineDerivationAnswer {
  return { ...derivation, titles: titles.fi === title ? titles : null };
}

/** Whoever owns a deadline may mark it done, also in a project of others. */
function isOwner(actor: Actor | null, { ownerId }: { ownerId: string | null }): boolean {
  return actor !== null && ownerId !== null && ownerId === actor.userId;
}

function toAnswer(row: DeadlineRow, mayChange: boolean, mayComplete: boolean): DeadlineAnswer {
  const { projectId: _project, ownerId: _owner, dueAt, closedAt, ...fields } = row;
  return {
    ...fields,
    dueAt: dueAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    nonWorkingDay: nonWorkingDay(row, row.basis),
    derivation: row.derivation && derivationAnswer(row.derivation, row.title),
    mayChange,
    mayComplete,
  };
}
