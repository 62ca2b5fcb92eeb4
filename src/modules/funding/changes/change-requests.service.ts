import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  decodeCursor,
  exportFile,
  readAllRows,
  toPage,
} from '../../../platform/http/index.js';
import { newId } from '../../../platform/ids/index.js';
import { horizonProblems, pastDayProblems } from '../../../shared/day-problems.js';
import type { Language } from '../../../shared/words.js';
import { Problem, fieldProblem, invalidField, refuseFields } from '../../../shared/problem.js';
import { ProjectAccess, ProjectsService } from '../../projects/index.js';
import { DecisionsRepository } from '../applications/decisions.repository.js';
import { FundingEvents } from '../funding-events.js';
import { TermsService } from '../instruments/terms.service.js';
import { type GrantRow, ObligationsRepository } from '../obligations/obligations.repository.js';
import type { ChangePreviewAnswer, ChangeRequestAnswer } from './change-answer.dto.js';
import { ChangeEffects, type DecidedChange, type PlanChange } from './change-effects.js';
import type {
  ChangeRequestBody,
  ChangeRequestsExportQuery,
  ChangeRequestsQuery,
  DecideChangeBody,
  FileChangeBody,
  NewChangeRequestBody,
  ProposedChange,
} from './change-request.dto.js';
import { EXPORTED_CHANGES } from './changes.export.js';
import { type ChangeRow, ChangeRequestsRepository, type StoredChange } from './change-requests.repository.js';
import {
  CHANGE_SUBJECTS,
  type ChangeSubject,
  filingProblems,
  lateWarning,
  periodProblems,
  thresholdWarnings,
} from './domain/change-rules.js';
import { type ChangeAct, requireAllowed } from './domain/transitions.js';

const FILE = 'funding.change_request.file';

/** Requests to change what was granted: drafted, filed, and decided; an approval takes effect by itself. */
@Injectable()
export class ChangeRequestsService {
  constructor(
    private readonly repository: ChangeRequestsRepository,
    private readonly grants: ObligationsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly effects: ChangeEffects,
    private readonly terms: TermsService,
    private readonly projects: ProjectsService,
    private readonly access: ProjectAccess,
    private readonly events: FundingEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The requests of a project, newest first. */
  async list(actor: Actor, project: string, query: ChangeRequestsQuery): Promise<Page<ChangeRequestAnswer>> {
    const { cursor, limit = DEFAULT_LIMIT, state = null } = query;
    const { id: projectId } = await this.projects.resolve(project);
    const after = decodeCursor(cursor, ['instant', 'id']);
    const rows = await this.repository.list({
      projectId,
      state,
      after: after && { at: String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    const mayFile = await this.mayFile(actor, projectId);
    const page = toPage(rows, limit, (last) => [last.recordedAt.toISOString(), last.id]);
    return { ...page, items: page.items.map((row) => toAnswer(row, mayFile)) };
  }

  /** The requests of the filter as a file. */
  async export(
    actor: Actor,
    project: string,
    { format, lang, ...query }: ChangeRequestsExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.list(actor, project, { ...query, ...page }));
    return exportFile(EXPORTED_CHANGES, rows, {
      format,
      language: lang ?? language,
      asOn: this.clock.today(),
    });
  }

  async get(actor: Actor, id: string): Promise<ChangeRequestAnswer> {
    const row = await this.repository.find(id);
    if (!row) throw notFound(id);
    return toAnswer(row, await this.mayFile(actor, row.projectId));
  }

  /** What an approval would change if it came now; nothing is stored. */
  async preview(id: string): Promise<ChangePreviewAnswer> {
    const change = await this.repository.find(id);
    if (!change) throw notFound(id);
    const grant = await this.getGrant(change.decisionId);
    const terms = await this.terms.termsOfDecision(change.decisionId);
    const outcome = await this.effects.preview(this.decided(change, change.filedOn, null));
    const filedOn = change.filedOn ?? this.clock.today().toString();
    const money = outcome.budget.length > 0 ? outcome.budget : movedOf(outcome.plans);
    return {
      ...outcome,
      period: periodChange(grant, change.proposed),
      warnings: [...lateWarning(terms, grant, filedOn), ...thresholdWarnings(terms, money)],
    };
  }

  async create(actor: Actor, project: string, body: NewChangeRequestBody): Promise<ChangeRequestAnswer> {
    const { decisionId, reason, ...proposed } = body;
    return this.unitOfWork.run(async () => {
      const { id: projectId } = await this.projects.resolve(project);
      await this.access.requireChange(actor, projectId, FILE);
      const chosen =
        decisionId ?? (await this.repository.findNewestGrant(projectId, this.clock.today().toString()));
      if (chosen === null) throw new Problem('change.no_grant');
      const grant = await this.grants.findGrant(chosen, this.clock.today().toString());
      if (grant?.projectId !== projectId) {
        throw invalidField('/decisionId', 'reference.missing', { record: 'decision' });
      }
      const id = newId();
      await this.repository.lockDecision(chosen);
      await this.refuseWrong({ id, projectId, decisionId: chosen, proposed }, grant);
      await this.repository.insert({ id, projectId, decisionId: chosen, proposed, reason });
      return this.get(actor, id);
    });
  }

  /** Writes a draft anew. */
  async change(
    actor: Actor,
    id: string,
    version: number,
    { reason, ...proposed }: ChangeRequestBody,
  ): Promise<ChangeRequestAnswer> {
    return this.act(actor, id, version, 'change', async (change, grant) => {
      await this.refuseWrong({ ...change, proposed }, grant);
      return { ...change, proposed, reason };
    });
  }

  /** Records that the request was filed with the funder, if the rules let it be filed on that day. */
  async file(
    actor: Actor,
    id: string,
    version: number,
    { filedOn, effectiveOn }: FileChangeBody,
  ): Promise<ChangeRequestAnswer> {
    return this.act(actor, id, version, 'file', async (change, grant) => {
      const terms = await this.terms.termsOfDecision(change.decisionId);
      const period = change.proposed.period ?? null;
      const today = this.clock.today();
      refuseFields(horizonProblems('/effectiveOn', effectiveOn, today));
      refuseFields(filingProblems({ filedOn, effectiveOn, period }, grant, terms, today));
      await this.refuseWrong(change, grant);
      return { ...change, state: 'filed', filedOn, effectiveOn };
    });
  }

  async withdraw(actor: Actor, id: string, version: number): Promise<ChangeRequestAnswer> {
    return this.act(actor, id, version, 'withdraw', (change) =>
      Promise.resolve({ ...change, state: 'withdrawn' }),
    );
  }

  /** Throws a draft away. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { id: removed } = await this.lock(actor, id, version, 'remove');
      await this.repository.remove(removed);
    });
  }

  /**
   * Records the funder's answer. An approval writes the new funding plans, budget and period, and proposes what the
   * derived deadlines would be, all in one transaction.
   */
  async decide(
    actor: Actor,
    id: string,
    version: number,
    body: DecideChangeBody,
  ): Promise<ChangeRequestAnswer> {
    const { outcome, decidedOn, number, note = null } = body;
    return this.act(actor, id, version, 'decide', async (change, grant) => {
      refuseFields([
        ...pastDayProblems('/decidedOn', decidedOn, this.clock.today()),
        ...(change.filedOn !== null && decidedOn < change.filedOn
          ? [fieldProblem('/decidedOn', 'day.order', { start: change.filedOn, end: decidedOn })]
          : []),
      ]);
      const funder = await this.decisions.getFunderName(change.decisionId);
      const used = await this.decisions.findProjectOfNumber(funder, number, change.projectId);
      if (used !== null)
        throw invalidField('/number', 'decision.number_used', { funder, project: used, number });
      const answered = { ...change, decidedOn, decisionNumber: number, decisionNote: note };
      return outcome === 'approved' ? this.approve(answered, grant) : { ...answered, state: 'rejected' };
    });
  }

  private async approve(change: StoredChange, grant: GrantRow): Promise<StoredChange> {
    const decidedOn = change.decidedOn ?? this.clock.today().toString();
    const { period = null } = change.proposed;
    const decided = this.decided(change, change.filedOn, decidedOn);
    const outcome = await this.effects.apply(decided);
    if (period !== null && (await this.isNewestGrant(grant))) {
      await this.projects.changeDecidedPeriod(
        change.projectId,
        { starts: period.starts, ends: period.ends, source: decided.label },
        decidedOn,
      );
    }
    return {
      ...change,
      state: 'approved',
      outcome: { ...outcome, period: periodChange(grant, change.proposed) },
      periodStarts: period?.starts ?? null,
      periodEnds: period?.ends ?? null,
    };
  }

  /** Of several grants of a project the newest gives its period. */
  private async isNewestGrant({ id, projectId }: GrantRow): Promise<boolean> {
    return (await this.repository.findNewestGrant(projectId, this.clock.today().toString())) === id;
  }

  /** A look back shows what was decided by then, so plan and budget count from the later of the two days. */
  private decided(change: StoredChange, filedOn: string | null, decidedOn: string | null): DecidedChange {
    const { id, projectId, decisionId, proposed, effectiveOn } = change;
    const today = this.clock.today().toString();
    const known = decidedOn ?? filedOn ?? today;
    return {
      ...{ id, projectId, decisionId, proposed },
      label: `Muutospäätös ${change.decisionNumber ?? change.number}`,
      countsFrom: effectiveOn !== null && effectiveOn > known ? effectiveOn : known,
      period: proposed.period ?? null,
    };
  }

  /** Loads and locks, lets `body` make the new state, and stores it. */
  private async act(
    actor: Actor,
    id: string,
    version: number,
    act: ChangeAct,
    body: (change: StoredChange, grant: GrantRow) => Promise<StoredChange>,
  ): Promise<ChangeRequestAnswer> {
    return this.unitOfWork.run(async () => {
      const change = await this.lock(actor, id, version, act);
      const changed = await body(change, await this.getGrant(change.decisionId));
      await this.repository.update(changed);
      if (changed.state === 'approved' && changed.periodEnds !== null) {
        await this.events.publish({
          kind: 'periodChanged',
          projectId: changed.projectId,
          recordId: changed.projectId,
        });
      }
      return this.get(actor, id);
    });
  }

  /** Locks the request with its decision, once the actor may do this with it in its state. */
  private async lock(actor: Actor, id: string, version: number, act: ChangeAct): Promise<StoredChange> {
    const known = await this.repository.find(id);
    if (!known) throw notFound(id);
    const permission = act === 'decide' ? 'funding.decision.record' : FILE;
    await this.access.requireChange(actor, known.projectId, permission);
    await this.repository.lockDecision(known.decisionId);
    const change = await this.repository.lock(id);
    if (!change) throw notFound(id);
    if (change.version !== version) throw new Problem('record.stale');
    requireAllowed(change.state, act);
    return change;
  }

  /** What no request may be: empty, about what another one waits for, or about something its parts refuse. */
  private async refuseWrong(
    change: Pick<StoredChange, 'id' | 'projectId' | 'decisionId' | 'proposed'>,
    grant: GrantRow,
  ): Promise<void> {
    const { proposed } = change;
    const subjects = subjectsOf(proposed, grant);
    if (subjects.length === 0 && (proposed.other ?? null) === null) {
      throw invalidField('/period', 'change.empty');
    }
    if (proposed.period) refuseFields(periodProblems(proposed.period, this.clock.today()));
    for (const filed of await this.repository.listFiled(change.decisionId, change.id)) {
      if (!subjectsOf(filed.proposed, grant).some((subject) => subjects.includes(subject))) continue;
      throw new Problem('change.open', { params: { number: filed.number, filed: filed.filedOn ?? '–' } });
    }
    await this.effects.preview({
      ...change,
      label: '',
      countsFrom: this.clock.today().toString(),
      period: proposed.period ?? null,
    });
  }

  private async getGrant(decisionId: string): Promise<GrantRow> {
    const grant = await this.grants.findGrant(decisionId, this.clock.today().toString());
    if (!grant) throw new Problem('record.not_found', { params: { record: 'decision', id: decisionId } });
    return grant;
  }

  private async mayFile(actor: Actor, projectId: string): Promise<boolean> {
    return !(await this.access.listRefused(actor, [projectId], FILE)).has(projectId);
  }
}

/** What a request is about; a period that it leaves as it is counts for nothing. */
function subjectsOf({ period, plans, budget }: ProposedChange, grant: GrantRow): ChangeSubject[] {
  const about: Record<ChangeSubject, boolean> = {
    period: period != null && (period.starts !== grant.periodStarts || period.ends !== grant.periodEnds),
    plans: (plans ?? []).length > 0,
    budget: budget != null,
  };
  return CHANGE_SUBJECTS.filter((subject) => about[subject]);
}

/** Where plans of parts change, that of the whole is a figure beside them and moves nothing more. */
function movedOf(plans: readonly PlanChange[]): PlanChange['lines'] {
  const ofParts = plans.filter(({ part }) => part !== null);
  return (ofParts.length > 0 ? ofParts : plans).flatMap(({ lines }) => lines);
}

function periodChange(grant: GrantRow, { period }: ProposedChange) {
  if (!period) return null;
  return {
    before: { starts: grant.periodStarts, ends: grant.periodEnds },
    after: { starts: period.starts, ends: period.ends },
  };
}

function toAnswer(row: ChangeRow, mayFile: boolean): ChangeRequestAnswer {
  const { id, project, decision, number, state, reason, proposed, filedOn, effectiveOn } = row;
  const { decidedOn, decisionNumber, decisionNote, outcome, version } = row;
  return {
    ...{ id, project, decision, number, state, reason, proposed, filedOn, effectiveOn },
    ...{ decidedOn, decisionNumber, decisionNote, mayFile, version },
    outcome: outcome && { ...outcome, plans: outcome.plans.map(withInstruments) },
  };
}

/** Outcomes of the first change requests were stored without telling instruments apart. */
function withInstruments(plan: PlanChange): PlanChange {
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, instrument: line.instrument ?? null })) };
}

function notFound(id: string): Problem {
  return new Problem('record.not_found', { params: { record: 'change request', id } });
}
