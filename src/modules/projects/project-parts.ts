import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId } from '../../platform/ids/index.js';
import { fieldProblem, invalidField, refuseFields } from '../../shared/problem.js';
import { PERIOD_KINDS, periodProblems } from './domain/period.js';
import type { ChangeProjectBody, PeriodsBody, RemarkBody } from './dto/project-body.dto.js';
import {
  ALIASES,
  PARTNERS,
  ProjectsRepository,
  RESPONSIBLES,
  type StoredProject,
} from './projects.repository.js';

/** What belongs to a project and is saved with it: aliases, partners, responsibles, periods, remarks, lineage. */
@Injectable()
export class ProjectParts {
  constructor(
    private readonly repository: ProjectsRepository,
    private readonly clock: Clock,
  ) {}

  /** Refuses references to records that do not exist, and lineages that lead back to the project itself. */
  async checkReferences(project: StoredProject, body: ChangeProjectBody): Promise<void> {
    await this.requireExisting('organisations', 'organisation', '/leadId', single(body.leadId));
    await this.requireExisting('organisations', 'organisation', '/partnerIds', body.partnerIds ?? []);
    await this.requireExisting('users', 'user', '/responsibleIds', body.responsibleIds ?? []);
    await this.requireLineage('parent_id', '/parentId', project.id, body.parentId);
    await this.requireLineage('predecessor_id', '/predecessorId', project.id, body.predecessorId);
  }

  /** Saves the parts that the body gives and leaves the others. */
  async save(projectId: string, body: ChangeProjectBody): Promise<void> {
    if (body.aliases) {
      const aliases = body.aliases.map((alias) => alias.trim().normalize('NFC'));
      if (new Set(aliases.map((alias) => alias.toLowerCase())).size !== aliases.length) {
        throw invalidField('/aliases', 'field.duplicate');
      }
      await this.repository.replaceValues(projectId, ALIASES, aliases);
    }
    if (body.partnerIds) await this.repository.replaceValues(projectId, PARTNERS, body.partnerIds);
    if (body.responsibleIds) {
      await this.repository.replaceValues(projectId, RESPONSIBLES, body.responsibleIds);
    }
    if (body.periods) await this.savePeriods(projectId, body.periods);
    if (body.remarks) await this.saveRemarks(projectId, body.remarks);
  }

  private async savePeriods(projectId: string, periods: PeriodsBody): Promise<void> {
    const today = this.clock.today();
    const given = PERIOD_KINDS.flatMap((kind) => {
      const body = periods[kind];
      if (body === undefined) return [];
      const { starts = null, ends = null, source = null } = body ?? {};
      // A period of which neither end is known says nothing.
      return [{ kind, period: starts === null && ends === null ? null : { starts, ends, source } }];
    });
    const errors = given.flatMap(({ kind, period }) => (period ? periodProblems(kind, period, today) : []));
    refuseFields(errors);
    for (const { kind, period } of given) {
      if (period) await this.repository.savePeriod(projectId, kind, period);
      else await this.repository.deletePeriod(projectId, kind);
    }
  }

  private async saveRemarks(projectId: string, remarks: readonly RemarkBody[]): Promise<void> {
    const known = await this.repository.listRemarkIds(projectId);
    const errors = remarks.flatMap(({ id }, index) =>
      id !== undefined && (!known.has(id) || remarks.findIndex((other) => other.id === id) !== index)
        ? [fieldProblem(`/remarks/${index}/id`, 'reference.missing', { record: 'remark' })]
        : [],
    );
    refuseFields(errors);
    await this.repository.replaceRemarks(
      projectId,
      remarks.map(({ id, kind, happened, text, source }) => ({
        id: id ?? newId(),
        kind,
        happened: happened ?? null,
        text,
        source: source ?? null,
      })),
    );
  }

  private async requireExisting(
    table: 'organisations' | 'users' | 'projects',
    record: string,
    pointer: string,
    ids: readonly string[],
  ): Promise<void> {
    if (ids.length === 0) return;
    const missing = await this.repository.listMissing(table, ids);
    if (missing.length > 0) throw invalidField(pointer, 'reference.missing', { record });
  }

  private async requireLineage(
    column: 'parent_id' | 'predecessor_id',
    pointer: string,
    projectId: string,
    otherId: string | null | undefined,
  ): Promise<void> {
    if (otherId == null) return;
    await this.requireExisting('projects', 'project', pointer, [otherId]);
    await this.repository.lockLineage();
    if (await this.repository.leadsTo(column, otherId, projectId)) {
      throw invalidField(pointer, 'reference.cycle');
    }
  }
}

function single(id: string | null | undefined): string[] {
  return id == null ? [] : [id];
}
