import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { horizonProblems } from '../../shared/day-problems.js';
import { Problem, invalidField, refuseFields } from '../../shared/problem.js';
import type { Period } from './domain/period.js';
import { type StatusCause, type StatusFact, allowedNext, countsFromOf } from './domain/status.js';
import { ProjectsRepository, type StoredProject } from './projects.repository.js';
import type { ProjectStatus } from '../../shared/project.js';

/** A dated fact from which the status follows. */
export interface RecordedFact {
  status: ProjectStatus;
  cause: StatusCause;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null only for what the documents state without a date. */
  happened: string | null;
  /** ISO day from which it counts; when left out, the last day that `happened` may mean. */
  countsFrom?: string | null;
  /** The words of the document, or of whoever records it. */
  note?: string | null;
  source?: string | null;
  /** The field that a refusal names; `/on` when left out. */
  pointer?: string;
}

/** The life of a project: facts are only ever added, in order, along the allowed transitions. */
@Injectable()
export class ProjectLife {
  constructor(
    private readonly repository: ProjectsRepository,
    private readonly clock: Clock,
  ) {}

  /** Adds a fact to a project whose row is locked. */
  async record(project: StoredProject, fact: RecordedFact): Promise<void> {
    const facts = await this.repository.listFacts(project.id);
    const latest = facts[0] ?? null;
    requireTransition(project, latest, fact.status);
    const countsFrom = this.checkDay(fact, latest);
    await this.repository.insertFact(project.id, {
      status: fact.status,
      cause: fact.cause,
      happened: fact.happened,
      countsFrom,
      note: fact.note ?? null,
      source: fact.source ?? null,
    });
  }

  /**
   * The project begins on a day, which may be before its decision (it then ran at its own risk); it counts as running
   * from the later of the two.
   */
  async start(project: StoredProject, on: string, note: string | null): Promise<void> {
    const [latest = null] = await this.repository.listFacts(project.id);
    requireTransition(project, latest, 'running');
    const known = await this.repository.findPeriod(project.id, 'actual');
    const countsFrom = latest?.countsFrom && latest.countsFrom > on ? latest.countsFrom : on;
    requireNotFuture('/on', on, this.clock.today());
    await this.record(project, { status: 'running', cause: 'start', happened: on, countsFrom, note });
    await this.saveActual(project.id, { starts: on, ends: null, source: known?.source ?? null });
  }

  /** The project ends on a day, which is its last. */
  async end(project: StoredProject, on: string, note: string | null): Promise<void> {
    const [latest = null] = await this.repository.listFacts(project.id);
    requireTransition(project, latest, 'ended');
    const known = await this.repository.findPeriod(project.id, 'actual');
    if (known?.starts && on < known.starts) {
      throw invalidField('/on', 'day.order', { start: known.starts, end: on });
    }
    await this.record(project, { status: 'ended', cause: 'end', happened: on, note });
    await this.saveActual(project.id, {
      starts: known?.starts ?? null,
      ends: on,
      source: known?.source ?? null,
    });
  }

  private async saveActual(projectId: string, period: Period): Promise<void> {
    await this.repository.savePeriod(projectId, 'actual', period);
  }

  /** The day from which the fact counts, once it is sure that it neither lies ahead nor comes before the last one. */
  private checkDay(fact: RecordedFact, latest: StatusFact | null): string | null {
    const pointer = fact.pointer ?? '/on';
    const countsFrom =
      fact.countsFrom ?? (fact.happened === null ? null : countsFromOf(fact.happened).toString());
    if (countsFrom === null && fact.cause !== 'stated') throw invalidField(pointer, 'field.required');
    const today = this.clock.today();
    refuseFields(horizonProblems(pointer, fact.happened, today));
    if (countsFrom !== null) requireNotFuture(pointer, countsFrom, today);
    if (latest?.countsFrom && (countsFrom ?? '') < latest.countsFrom) {
      throw invalidField(pointer, 'day.before_status', { status: latest.status, day: latest.countsFrom });
    }
    return countsFrom;
  }
}

function requireTransition(project: StoredProject, latest: StatusFact | null, to: ProjectStatus): void {
  const allowed = allowedNext(latest?.status ?? null, project);
  if (allowed.includes(to)) return;
  throw new Problem('project.transition', {
    params: { from: latest?.status ?? 'none', allowed: allowed.join(', ') || 'none' },
  });
}

function requireNotFuture(pointer: string, day: string, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today) > 0) {
    throw invalidField(pointer, 'day.future', { today: today.toString() });
  }
}
