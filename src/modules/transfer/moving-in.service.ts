import { shownWriter } from '../../platform/access/index.js';
import { rejectedRows } from '../../shared/row-error.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  type PageQuery,
  type Upload,
  decodeCursor,
  toPage,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem, invalidField } from '../../shared/problem.js';
import { ProjectsService } from '../projects/index.js';
import { FIELDS, type Field } from './domain/fields.js';
import { plainHeader } from './domain/find-columns.js';
import type { MovingInAnswer, MovingInPreviewAnswer, MovingInResultAnswer } from './dto/moving-in.dto.js';
import { type ImportPlan, ImportRun } from './import-run.js';
import { type ImportRow, MovingInRepository } from './moving-in.repository.js';
import { toPreviewAnswer } from './preview-answer.js';
import { readSpreadsheet } from './spreadsheet.js';

/** Carries the outcome of a preview out of the transaction that is thrown away with it. */
class RolledBack extends Error {
  constructor(readonly plan: ImportPlan) {
    super('Looked at, not stored.');
  }
}

/** Brings the spreadsheet a centre has today into the tracker: all rows or none, and none twice. */
@Injectable()
export class MovingInService {
  constructor(
    private readonly repository: MovingInRepository,
    private readonly importRun: ImportRun,
    private readonly projects: ProjectsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What an import would do: the import itself, rolled back, so that the two cannot differ. */
  async preview(actor: Actor, upload: Upload): Promise<MovingInPreviewAnswer> {
    const plan = await this.run(actor, upload, false).catch((error: unknown) => {
      if (error instanceof RolledBack) return error.plan;
      throw error;
    });
    return toPreviewAnswer(plan);
  }

  /** Stores every new row and the chosen changes, or nothing when a single row is wrong. */
  async commit(actor: Actor, upload: Upload): Promise<MovingInResultAnswer> {
    const plan = await this.run(actor, upload, true);
    const count = (state: string) => plan.rows.filter((row) => row.state === state).length;
    const changedCount = plan.projects.filter(({ act }) => act === 'changed').length;
    const stored = plan.importId === null ? null : await this.repository.lockImport(plan.importId);
    return {
      addedCount: count('new'),
      changedCount,
      unchangedCount: count('unchanged'),
      leftCount: count('changed') - changedCount,
      import: stored && toAnswer(stored),
    };
  }

  /** Takes an import back as long as nothing was built on what it made. */
  async undo(actor: Actor, id: string): Promise<MovingInAnswer> {
    return this.unitOfWork.run(async () => {
      const found = await this.repository.lockImport(id);
      if (!found) throw new Problem('record.not_found', { params: { record: 'import', id } });
      if (found.undone_at !== null) throw new Problem('import.reversed');
      const builtOn = await this.repository.listBuiltOn(id);
      if (builtOn.length > 0) {
        throw new Problem('moving.built_on', {
          params: { count: builtOn.length, projects: builtOn.slice(0, 20).join(', ') },
        });
      }
      const projects = await this.repository.listProjects(id);
      for (const { projectId, before } of projects) {
        if (before === null) continue;
        const { version } = await this.projects.get(actor, projectId);
        await this.projects.change(actor, projectId, version, before);
      }
      await this.projects.removeImported(
        projects.filter(({ act }) => act === 'added').map(({ projectId }) => projectId),
      );
      await this.repository.setUndone(id, this.clock.now(), actor.email);
      return toAnswer({
        ...found,
        ...((await this.repository.lockImport(id)) ?? {}),
      });
    });
  }

  async list({ cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<Page<MovingInAnswer>> {
    const after = decodeCursor(cursor, ['instant', 'id'])?.map(String);
    const rows = await this.repository.listImports(
      limit + 1,
      after ? { recordedAt: after[0] ?? '', id: after[1] ?? '' } : null,
    );
    return toPage(rows.map(toAnswer), limit, (last) => [last.recordedAt, last.id]);
  }

  private async run(actor: Actor, upload: Upload, store: boolean): Promise<ImportPlan> {
    const chosen = readMapping(upload.fields['mapping']);
    const apply = readApply(upload.fields['apply']);
    const file = await readSpreadsheet(upload, {
      sheet: upload.fields['sheet'] || null,
      chosen,
      remembered: await this.repository.listHeaders(),
    });
    return this.unitOfWork.run(async () => {
      await this.repository.lockImports();
      // A preview tries every change, a stored import those that were chosen.
      const plan = await this.importRun.run(actor, file, store ? apply : 'all');
      if (!store) throw new RolledBack(plan);
      if (plan.needsName) throw invalidField('/mapping', 'moving.needs_name');
      if (plan.errors.length > 0) throw rejectedRows('moving.rejected', plan.errors);
      return this.record(actor, plan, chosen);
    });
  }

  private async record(
    actor: Actor,
    plan: ImportPlan,
    chosen: ReadonlyMap<number, Field | null>,
  ): Promise<ImportPlan> {
    const now = this.clock.now();
    const meanings = plan.file.columns.columns.flatMap(({ index, header, field }) => {
      const plain = plainHeader(header).slice(0, 200);
      return chosen.has(index) && plain !== '' ? [[plain, field] as const] : [];
    });
    await this.repository.rememberHeaders(new Map(meanings), now);
    if (plan.projects.length === 0) return plan;
    const importId = newId();
    const count = (state: string) => plan.rows.filter((row) => row.state === state).length;
    await this.repository.insertImport(
      {
        id: importId,
        fileName: plan.file.fileName,
        format: plan.file.format,
        rowCount: plan.rows.length,
        addedCount: count('new'),
        changedCount: plan.projects.filter(({ act }) => act === 'changed').length,
        unchangedCount: count('unchanged'),
        recordedAt: now,
        recordedBy: actor.email,
      },
      plan.projects,
    );
    return { ...plan, importId };
  }
}

/** `{"3": "funder", "4": ""}`: what the column of each index means; an empty text leaves it out. */
function readMapping(text: string | undefined): Map<number, Field | null> {
  if (text === undefined || text === '') return new Map();
  const entries = Object.entries((readJson(text, '/mapping') ?? {}) as Record<string, unknown>);
  return new Map(
    entries.map(([index, value]) => {
      const field = FIELDS.find((one) => one === value) ?? null;
      if (!/^\d{1,4}$/.test(index) || (field === null && value !== '')) {
        throw invalidField('/mapping', 'field.choice', { allowed: FIELDS.join(', ') });
      }
      return [Number(index), field];
    }),
  );
}

/** `all`, or the rows whose differences are to be written: `[3, 7]`. */
function readApply(text: string | undefined): 'all' | ReadonlySet<number> {
  if (text === undefined || text === '') return new Set();
  if (text === 'all') return 'all';
  const rows = readJson(text, '/apply');
  if (!Array.isArray(rows) || !rows.every((row) => Number.isInteger(row))) {
    throw invalidField('/apply', 'field.format', { expected: 'all / [3, 7]' });
  }
  return new Set(rows as number[]);
}

function readJson(text: string, pointer: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField(pointer, 'field.format', { expected: 'JSON' });
  }
}

function toAnswer(row: ImportRow): MovingInAnswer {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    rowCount: row.row_count,
    addedCount: row.added_count,
    changedCount: row.changed_count,
    unchangedCount: row.unchanged_count,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: shownWriter(row.recorded_by),
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: shownWriter(row.undone_by),
  };
}
