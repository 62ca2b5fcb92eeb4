import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { FIELDS, type Field } from './domain/fields.js';
import type { PriorBody } from './row-store.js';

/** An import as it is stored. */
export interface StoredImport {
  id: string;
  fileName: string;
  format: 'xlsx' | 'csv';
  rowCount: number;
  addedCount: number;
  changedCount: number;
  unchangedCount: number;
  recordedAt: Temporal.Instant;
  recordedBy: string;
}

export interface ImportRow {
  id: string;
  file_name: string;
  format: 'xlsx' | 'csv';
  row_count: number;
  added_count: number;
  changed_count: number;
  unchanged_count: number;
  recorded_at: Date;
  recorded_by: string;
  undone_at: Date | null;
  undone_by: string | null;
}

/** What an import did to a project; `before` is what a change wrote over. */
export interface ImportedProject {
  projectId: string;
  row: number;
  act: 'added' | 'changed';
  before: PriorBody | null;
}

const MAX_HEADERS = 2000;
const MAX_PROJECTS = 2000;

@Injectable()
export class MovingInRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One import at a time, so that two files cannot make the same project twice. */
  async lockImports(): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('moving-in', 0))`);
  }

  /** Runs what may fail for one row, and leaves the transaction as it was when it does. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    await this.unitOfWork.query('savepoint moving_in_row');
    try {
      const result = await work();
      await this.unitOfWork.query('release savepoint moving_in_row');
      return result;
    } catch (error) {
      await this.unitOfWork.query('rollback to savepoint moving_in_row');
      throw error;
    }
  }

  async listHeaders(): Promise<Map<string, Field | null>> {
    const rows = await this.unitOfWork.query<{ header: string; field: string | null }>(
      `select header, field from moving_in_headers order by recorded_at desc limit ${MAX_HEADERS}`,
    );
    const known = rows.filter(({ field }) => field === null || FIELDS.some((one) => one === field));
    return new Map(known.map(({ header, field }) => [header, field as Field | null]));
  }

  /** Remembers what people said of the headers; what they say now is right. */
  async rememberHeaders(meanings: ReadonlyMap<string, Field | null>, at: Temporal.Instant): Promise<void> {
    const headers = [...meanings.keys()];
    await this.unitOfWork.query(
      `insert into moving_in_headers (id, header, field, recorded_at)
       select new.id, new.header, new.field, $4 from unnest($1::uuid[], $2::text[], $3::text[]) as new (id, header, field)
       on conflict on constraint uq_moving_in_headers__header
       do update set field = excluded.field, recorded_at = excluded.recorded_at
        where moving_in_headers.field is distinct from excluded.field`,
      [headers.map(() => newId()), headers, [...meanings.values()], at.toString()],
    );
  }

  async insertImport(one: StoredImport, projects: readonly ImportedProject[]): Promise<void> {
    await this.unitOfWork.query(
      `insert into moving_in_imports (id, file_name, format, row_count, added_count, changed_count, unchanged_count,
         recorded_at, recorded_by, last_audit_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (select coalesce(max(id), 0) from audit_entries))`,
      [
        ...[
          one.id,
          one.fileName,
          one.format,
          one.rowCount,
          one.addedCount,
          one.changedCount,
          one.unchangedCount,
        ],
        ...[one.recordedAt.toString(), one.recordedBy],
      ],
    );
    const rows = projects.map((project) => ({ id: newId(), ...project }));
    await this.unitOfWork.query(
      `insert into moving_in_projects (id, import_id, project_id, row_number, act, before)
       select r.id, $1, r."projectId", r.row, r.act, r.before
         from jsonb_to_recordset($2::jsonb) as r (id uuid, "projectId" uuid, row integer, act text, before jsonb)`,
      [one.id, JSON.stringify(rows)],
    );
  }

  async listImports(limit: number, after: { recordedAt: string; id: string } | null): Promise<ImportRow[]> {
    return this.unitOfWork.query<ImportRow>(
      `select id, file_name, format, row_count, added_count, changed_count, unchanged_count, recorded_at, recorded_by,
              undone_at, undone_by
         from moving_in_imports where ($1::timestamptz is null or (recorded_at, id) < ($1, $2::uuid))
        order by recorded_at desc, id desc limit $3`,
      [after?.recordedAt ?? null, after?.id ?? null, limit],
    );
  }

  /** Locks an import, so that two cannot undo it at once. */
  async lockImport(id: string): Promise<ImportRow | null> {
    const [row] = await this.unitOfWork.query<ImportRow>(
      `select id, file_name, format, row_count, added_count, changed_count, unchanged_count, recorded_at, recorded_by,
              undone_at, undone_by
         from moving_in_imports where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async listProjects(importId: string): Promise<ImportedProject[]> {
    return this.unitOfWork.query<ImportedProject>(
      `select project_id as "projectId", row_number as row, act, before from moving_in_projects
        where import_id = $1 order by row_number limit ${MAX_PROJECTS}`,
      [importId],
    );
  }

  /** Codes of the projects of an import of which anything was written after it. */
  async listBuiltOn(importId: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ code: string }>(
      `select p.code from moving_in_projects m join moving_in_imports i on i.id = m.import_id
         join projects p on p.id = m.project_id
        where m.import_id = $1
          and exists (select 1 from audit_entries a where a.id > i.last_audit_id
                and a.table_name not like 'moving\\_in\\_%'
                and (coalesce(a.new, a.old) ->> 'project_id' = p.id::text
                     or (a.table_name = 'projects'
                         and p.id::text in (a.record_id, a.new ->> 'parent_id', a.new ->> 'predecessor_id'))))
        order by p.code limit ${MAX_PROJECTS}`,
      [importId],
    );
    return rows.map(({ code }) => code);
  }

  async setUndone(id: string, at: Temporal.Instant, by: string): Promise<void> {
    await this.unitOfWork.query('update moving_in_imports set undone_at = $2, undone_by = $3 where id = $1', [
      id,
      at.toString(),
      by,
    ]);
  }
}
