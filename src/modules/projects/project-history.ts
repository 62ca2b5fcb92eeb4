import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/context/index.js';
import { DEFAULT_LIMIT, type Page, PageQuery, decodeCursor, toPage } from '../../platform/http/index.js';
import { invalidField } from '../../shared/problem.js';
import type { HistoryChangeAnswer, HistoryEntryAnswer } from './dto/project-answer.dto.js';
import { type HistoryRow, ProjectsQueries } from './projects.queries.js';
import { ProjectsService } from './projects.service.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Columns that say nothing to a reader: keys, counters and what the database derives. */
const UNTOLD = new Set(['id', 'project_id', 'version', 'created_at', 'recorded_at', 'starts_on', 'ends_on']);

/** What happened to a project, from the audit trail. */
@Injectable()
export class ProjectHistory {
  constructor(
    private readonly projects: ProjectsService,
    private readonly queries: ProjectsQueries,
  ) {}

  /** Newest first. Who did it is told only to those who may read the audit trail. */
  async list(actor: Actor, idOrCode: string, query: PageQuery): Promise<Page<HistoryEntryAnswer>> {
    const { limit = DEFAULT_LIMIT } = query;
    const { id } = await this.projects.resolve(idOrCode);
    const rows = await this.queries.listHistory(id, readPosition(query.cursor), limit + 1);
    const names = await this.readNames(rows);
    const showActor = actor.permissions.has('audit.read');
    return toPage(
      rows.map((row) => ({
        id: String(row.id),
        at: row.at.toISOString(),
        actor: showActor ? row.actor : null,
        action: row.action,
        record: row.record,
        operation: row.operation,
        changes: changesOf(row, names),
      })),
      limit,
      (last) => [last.id],
    );
  }

  private async readNames(rows: readonly HistoryRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows
      .flatMap((row) => [...Object.values(row.old ?? {}), ...Object.values(row.new ?? {})])
      .filter((value): value is string => typeof value === 'string' && UUID.test(value));
    if (ids.length === 0) return new Map();
    const names = await this.queries.listNames([...new Set(ids)]);
    return new Map(names.map(({ id, name }) => [id, name]));
  }
}

function readPosition(cursor: string | undefined): bigint | null {
  const position = decodeCursor(cursor, ['text']);
  if (!position) return null;
  const text = String(position[0]);
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw invalidField('?cursor', 'cursor.format');
}

function changesOf(row: HistoryRow, names: ReadonlyMap<string, string>): HistoryChangeAnswer[] {
  const fields = new Set([...Object.keys(row.old ?? {}), ...Object.keys(row.new ?? {})]);
  return [...fields]
    .filter((field) => !UNTOLD.has(field))
    .map((field) => ({
      field,
      old: toText(row.old?.[field], names),
      new: toText(row.new?.[field], names),
    }))
    .filter((change) => change.old !== change.new);
}

function toText(value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join('; ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return names.get(text) ?? text;
}
