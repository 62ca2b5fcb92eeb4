import { Injectable } from '@nestjs/common';
import { UnitOfWork, sqlState } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem } from '../../shared/problem.js';
import type { Period, PeriodKind } from './domain/period.js';
import type { ProjectKind, StatusCause, StatusFact } from './domain/status.js';
import type { OwnRole, ProjectStatus, RemarkKind } from '../../shared/project.js';

export interface StoredProject {
  id: string;
  code: string;
  kind: ProjectKind;
  nameFi: string;
  nameSv: string | null;
  nameEn: string | null;
  ownRole: OwnRole | null;
  leadId: string | null;
  parentId: string | null;
  predecessorId: string | null;
  note: string | null;
  sources: string[];
  sample: boolean;
  version: number;
}

export interface StoredFact {
  status: ProjectStatus;
  cause: StatusCause;
  happened: string | null;
  countsFrom: string | null;
  note: string | null;
  source: string | null;
}

export interface StoredRemark {
  id: string;
  kind: RemarkKind;
  happened: string | null;
  text: string;
  source: string | null;
}

/** A list of what belongs to a project where each value stands once. */
interface ValueList {
  table: 'project_aliases' | 'project_partners' | 'project_responsibles';
  column: 'alias' | 'organisation_id' | 'user_id';
  type: 'text' | 'uuid';
}

export const ALIASES: ValueList = { table: 'project_aliases', column: 'alias', type: 'text' };
export const PARTNERS: ValueList = { table: 'project_partners', column: 'organisation_id', type: 'uuid' };
export const RESPONSIBLES: ValueList = { table: 'project_responsibles', column: 'user_id', type: 'uuid' };

const MAX_FACTS = 1000;
const FOREIGN_KEY_VIOLATION = '23503';

@Injectable()
export class ProjectsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Locks the project's row, which every change of the project and its facts takes first. */
  async lock(id: string): Promise<StoredProject | null> {
    const rows = await this.unitOfWork.query<StoredProject>(
      `select id, code, kind, name_fi as "nameFi", name_sv as "nameSv", name_en as "nameEn", own_role as "ownRole",
              lead_organisation_id as "leadId", parent_id as "parentId", predecessor_id as "predecessorId",
              note, sources, sample, version
         from projects where id = $1 for update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async insert(project: StoredProject): Promise<void> {
    await this.unitOfWork.query(
      `insert into projects (id, code, kind, name_fi, name_sv, name_en, own_role, lead_organisation_id, parent_id,
                             predecessor_id, note, sources, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      valuesOf(project),
    );
  }

  async update(project: StoredProject): Promise<void> {
    await this.unitOfWork.query(
      `update projects set code = $2, kind = $3, name_fi = $4, name_sv = $5, name_en = $6, own_role = $7,
              lead_organisation_id = $8, parent_id = $9, predecessor_id = $10, note = $11, sources = $12,
              sample = $13, version = version + 1
        where id = $1`,
      valuesOf(project),
    );
  }

  /** What belongs to them goes with them; any other record that refers to one keeps it. */
  async deleteProjects(ids: readonly string[]): Promise<void> {
    try {
      await this.unitOfWork.query('delete from projects where id = any($1::uuid[])', [ids]);
    } catch (error) {
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw new Problem('record.in_use', { params: { record: 'project' }, cause: error });
    }
  }

  /** Makes the list hold these values; what is there already stays untouched. */
  async replaceValues(projectId: string, list: ValueList, values: readonly string[]): Promise<void> {
    const { table, column, type } = list;
    await this.unitOfWork.query(
      `delete from ${table} where project_id = $1 and not ${column} = any($2::${type}[])`,
      [projectId, values],
    );
    await this.unitOfWork.query(
      `insert into ${table} (id, project_id, ${column})
       select new.id, $1, new.value from unnest($2::uuid[], $3::${type}[]) as new (id, value)
        where not exists (select 1 from ${table} where project_id = $1 and ${column} = new.value)
        order by new.id`,
      [projectId, values.map(() => newId()), values],
    );
  }

  /** Of these ids, those that no record has. */
  async listMissing(
    table: 'organisations' | 'users' | 'projects',
    ids: readonly string[],
  ): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select wanted.id from unnest($1::uuid[]) as wanted (id)
        where not exists (select 1 from ${table} where ${table}.id = wanted.id)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  async savePeriod(projectId: string, kind: PeriodKind, period: Period): Promise<void> {
    await this.unitOfWork.query(
      `insert into project_periods (id, project_id, kind, starts, ends, source) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint uq_project_periods__kind
       do update set starts = excluded.starts, ends = excluded.ends, source = excluded.source
        where (project_periods.starts, project_periods.ends, project_periods.source)
              is distinct from (excluded.starts, excluded.ends, excluded.source)`,
      [newId(), projectId, kind, period.starts, period.ends, period.source],
    );
  }

  /** Marks the decided period as what a decision or a change gave, from a day on in views of the past. */
  async markDecided(projectId: string, countsFrom: string | null): Promise<void> {
    await this.unitOfWork.query(
      `update project_periods set counts_from = $2, edited = false where project_id = $1 and kind = 'decided'`,
      [projectId, countsFrom],
    );
  }

  /** Marks the decided period as entered by hand. */
  async markEdited(projectId: string): Promise<void> {
    await this.unitOfWork.query(
      `update project_periods set edited = true where project_id = $1 and kind = 'decided'`,
      [projectId],
    );
  }

  /** Keeps the period that counts now as the one that counted until the day. */
  async keepPastPeriod(projectId: string, kind: PeriodKind, supersededOn: string): Promise<void> {
    await this.unitOfWork.query(
      `insert into project_past_periods (id, project_id, kind, starts, ends, source, edited, counts_from, superseded_on)
       select $1, project_id, kind, starts, ends, source, edited, counts_from, greatest(counts_from, $4::date)
         from project_periods where project_id = $2 and kind = $3`,
      [newId(), projectId, kind, supersededOn],
    );
  }

  async deletePeriod(projectId: string, kind: PeriodKind): Promise<void> {
    await this.unitOfWork.query('delete from project_periods where project_id = $1 and kind = $2', [
      projectId,
      kind,
    ]);
  }

  async findPeriod(projectId: string, kind: PeriodKind): Promise<Period | null> {
    const rows = await this.unitOfWork.query<Period>(
      'select starts, ends, source from project_periods where project_id = $1 and kind = $2',
      [projectId, kind],
    );
    return rows[0] ?? null;
  }

  async listRemarkIds(projectId: string): Promise<Set<string>> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      'select id from project_remarks where project_id = $1 limit 1000',
      [projectId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Makes the project's remarks these: those not among them go, those unchanged stay untouched. */
  async replaceRemarks(projectId: string, remarks: readonly StoredRemark[]): Promise<void> {
    await this.unitOfWork.query(
      'delete from project_remarks where project_id = $1 and not id = any($2::uuid[])',
      [projectId, remarks.map(({ id }) => id)],
    );
    await this.unitOfWork.query(
      `insert into project_remarks (id, project_id, kind, happened, text, source)
       select r.id, $1, r.kind, r.happened, r.text, r.source
         from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, happened text, text text, source text)
       on conflict (id) do update
         set kind = excluded.kind, happened = excluded.happened, text = excluded.text, source = excluded.source
       where project_remarks.project_id = $1`,
      [projectId, JSON.stringify(remarks)],
    );
  }

  /** The facts in the order in which they count, newest first. */
  async listFacts(projectId: string): Promise<StatusFact[]> {
    return this.unitOfWork.query<StatusFact>(
      `select status, counts_from as "countsFrom",
              to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
         from project_status_facts where project_id = $1
        order by counts_from desc nulls last, recorded_at desc limit ${MAX_FACTS}`,
      [projectId],
    );
  }

  async insertFact(projectId: string, fact: StoredFact): Promise<void> {
    await this.unitOfWork.query(
      `insert into project_status_facts (id, project_id, status, cause, happened, counts_from, note, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), projectId, fact.status, fact.cause, fact.happened, fact.countsFrom, fact.note, fact.source],
    );
  }

  /** Lineages change one at a time, so that two changes cannot close a circle together. */
  async lockLineage(): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('projects.lineage', 0))`);
  }

  /** Whether going from `fromId` over the column leads to `targetId`. */
  async leadsTo(column: 'parent_id' | 'predecessor_id', fromId: string, targetId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `with recursive line (id) as (
         select $1::uuid
         union select p.${column} from projects p join line on p.id = line.id where p.${column} is not null)
       select 1 from line where id = $2`,
      [fromId, targetId],
    );
    return rows.length > 0;
  }

  /** Those of these users who may still sign in, in the order given. */
  async activeUsers(ids: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select u.id from users u where u.id = any($1::uuid[]) and u.active order by array_position($1::uuid[], u.id)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these projects, those that do not exist and those that this user is not responsible for. */
  async listRefused(
    ids: readonly string[],
    userId: string | null,
  ): Promise<{ id: string; exists: boolean }[]> {
    return this.unitOfWork.query<{ id: string; exists: boolean }>(
      `select wanted.id, p.id is not null as "exists" from unnest($1::uuid[]) as wanted (id)
         left join projects p on p.id = wanted.id
         left join project_responsibles r on r.project_id = p.id and r.user_id = $2
        where p.id is null or r.id is null`,
      [ids, userId],
    );
  }
}

function valuesOf(project: StoredProject): unknown[] {
  const { id, code, kind, nameFi, nameSv, nameEn, ownRole, leadId } = project;
  const { parentId, predecessorId, note, sources, sample } = project;
  return [
    id,
    code,
    kind,
    nameFi,
    nameSv,
    nameEn,
    ownRole,
    leadId,
    parentId,
    predecessorId,
    note,
    sources,
    sample,
  ];
}
