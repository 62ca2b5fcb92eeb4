import { Injectable } from '@nestjs/common';
import { type PagePosition, UnitOfWork, keyset, readSort } from '../../platform/database/index.js';
import type { PeriodKind } from './domain/period.js';
import type {
  HistoryEntryAnswer,
  NamedAnswer,
  PeriodAnswer,
  ProjectAnswer,
  ProjectReferenceAnswer,
  ProjectRowAnswer,
  StatusFactAnswer,
} from './dto/project-answer.dto.js';
import type { ProjectListQuery, ProjectSort } from './dto/project-query.dto.js';
import { PROJECT_STATUSES } from '../../shared/project.js';

const RELATED_LIMIT = 200;

const HEAD = `p.id, p.code, p.kind, p.name_fi as "nameFi", p.name_sv as "nameSv", p.name_en as "nameEn",
  p.own_role as "ownRole", p.sample, p.version,
  case when lead.id is not null then jsonb_build_object('id', lead.id, 'name', lead.name) end as lead,
  coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name)
              from project_responsibles r join users u on u.id = r.user_id
             where r.project_id = p.id), '[]') as responsibles,
  array(select alias from project_aliases a where a.project_id = p.id order by a.id) as aliases`;

const reference = (table: string) =>
  `jsonb_build_object('id', ${table}.id, 'code', ${table}.code, 'nameFi', ${table}.name_fi)`;

const referenceOrNull = (table: string) => `case when ${table}.id is not null then ${reference(table)} end`;

/**
 * What is known of the periods on the day $1: a decision's from the decision on, until a change takes its place; an
 * actual end once it has come.
 */
const KNOWN_PERIODS = `select kind, starts, source, starts_on,
    case when kind = 'actual' and ends_on > $1 then null else ends end as ends,
    case when kind = 'actual' and ends_on > $1 then null else ends_on end as ends_on
  from project_periods
 where project_id = p.id and (counts_from is null or counts_from <= $1)
   and (kind <> 'actual' or starts_on is null or starts_on <= $1)
 union all
 select kind, starts, source, starts_on, ends, ends_on from project_past_periods
  where project_id = p.id and (counts_from is null or counts_from <= $1) and superseded_on > $1`;

/** The status on the day $1, by the rule of domain/status.ts. */
const STATUS = `select status, coalesce(happened, counts_from::text) as since from project_status_facts f
 where f.project_id = p.id and (f.counts_from is null or f.counts_from <= $1)
 order by f.counts_from desc nulls last, f.recorded_at desc limit 1`;

/** The period that says most: the actual one when it is over, else what was decided, planned, begun. */
const BEST_PERIOD = `select * from (${KNOWN_PERIODS}) known
 order by case when kind = 'actual' and ends is not null then 0 when kind = 'decided' then 1
               when kind = 'planned' then 2 else 3 end limit 1`;

const FROM = `from projects p
  left join organisations lead on lead.id = p.lead_organisation_id
  left join projects parent on parent.id = p.parent_id
  left join projects predecessor on predecessor.id = p.predecessor_id`;

const SEARCHED = `search_key(concat_ws(' ', p.code, p.name_fi, p.name_sv, p.name_en, lead.name, lead.name_sv,
  (select string_agg(alias, ' ') from project_aliases a where a.project_id = p.id),
  (select string_agg(concat_ws(' ', o.name, o.name_sv), ' ')
     from project_partners pp join organisations o on o.id = pp.organisation_id where pp.project_id = p.id)))`;

const SORT_KEYS: Record<ProjectSort, string> = {
  code: 'p.code',
  name: 'p.name_fi',
  role: 'p.own_role',
  // Statuses sort in the order of a project's life.
  status: `lpad(array_position(array['${PROJECT_STATUSES.join("','")}'], s.status)::text, 2, '0')`,
  since: 's.since',
  lead: 'lead.name',
  period: 'd.starts_on::text',
  ends: 'd.ends_on::text',
  kind: 'p.kind',
};

export type ProjectListRow = ProjectRowAnswer & { sortKey: string | null };

/** A project of a chain, with the period that says most. */
export type LineageLink = ProjectReferenceAnswer & {
  predecessorId: string | null;
  starts: string | null;
  ends: string | null;
};

/** A project as the database has it: facts in the order in which they count, newest first. */
export type ProjectDetails = Omit<
  ProjectAnswer,
  'status' | 'statusSince' | 'allowedNext' | 'mayChange' | 'periods'
> & { periodList: (PeriodAnswer & { kind: PeriodKind })[]; statusFacts: StatusFactAnswer[] };

export interface HistoryRow {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  record: string;
  operation: HistoryEntryAnswer['operation'];
  old: Record<string, unknown> | null;
  new: Record<string, unknown> | null;
}

/** The big reads of projects. */
@Injectable()
export class ProjectsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(
    filter: ProjectListQuery & { sort: string; asOn: string },
    after: PagePosition | null,
    limit: number,
  ): Promise<ProjectListRow[]> {
    const params: unknown[] = [filter.asOn];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions: string[] = [];
    const where = (value: unknown, condition: (param: string) => string) => {
      if (value !== undefined) conditions.push(condition(bind(value)));
    };
    where(filter.q, (param) => `position(search_key(${param}) in ${SEARCHED}) > 0`);
    where(filter.status, (param) => `s.status = ${param}`);
    where(filter.role, (param) => `p.own_role = ${param}`);
    where(filter.kind, (param) => `p.kind = ${param}`);
    where(filter.lead, (param) => `p.lead_organisation_id = ${param}`);
    where(
      filter.organisation,
      (param) => `(p.lead_organisation_id = ${param} or exists (select 1 from project_partners pp
        where pp.project_id = p.id and pp.organisation_id = ${param}))`,
    );
    where(
      filter.responsible,
      (param) =>
        `exists (select 1 from project_responsibles r where r.project_id = p.id and r.user_id = ${param})`,
    );
    const { column, descending } = readSort(filter.sort);
    const key = SORT_KEYS[column as ProjectSort];
    const page = keyset({ key, id: 'p.id', descending, after, nextParam: params.length + 1 });
    params.push(...page.params);
    return this.unitOfWork.query<ProjectListRow>(
      `select ${HEAD}, s.status, s.since as "statusSince", ${key} as "sortKey",
              ${referenceOrNull('parent')} as parent, d.kind as "periodKind",
              array(select o.name from project_partners pp join organisations o on o.id = pp.organisation_id
                     where pp.project_id = p.id order by o.name collate "fi-x-icu") as "partnerNames",
              case when d.kind is not null
                then jsonb_build_object('starts', d.starts, 'ends', d.ends, 'source', d.source) end as period
         ${FROM}
         left join lateral (${STATUS}) s on true
         left join lateral (${BEST_PERIOD}) d on true
        where ${[...conditions, page.where].join(' and ')}
        order by ${page.orderBy} limit ${bind(limit)}`,
      params,
    );
  }

  /** Everything that leads to the project or on from it, over any number of continuations. */
  async listLineage(id: string, asOn: string): Promise<LineageLink[]> {
    return this.unitOfWork.query<LineageLink>(
      `with recursive back (id, predecessor_id) as (
         select id, predecessor_id from projects where id = $2
         union select p.id, p.predecessor_id from projects p join back on p.id = back.predecessor_id),
       chain (id) as (
         select id from back where predecessor_id is null
         union select p.id from projects p join chain on p.predecessor_id = chain.id)
       select p.id, p.code, p.name_fi as "nameFi", p.predecessor_id as "predecessorId", d.starts, d.ends
         from chain join projects p on p.id = chain.id left join lateral (${BEST_PERIOD}) d on true
        order by p.code limit ${RELATED_LIMIT}`,
      [asOn, id],
    );
  }

  async findDetails(id: string, asOn: string): Promise<ProjectDetails | null> {
    const [row] = await this.unitOfWork.query<ProjectDetails>(
      `select ${HEAD}, p.note, p.sources,
              ${referenceOrNull('parent')} as parent, ${referenceOrNull('predecessor')} as predecessor,
              ${relatedProjects('predecessor_id')} as successors, ${relatedProjects('parent_id')} as subprojects,
              coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)
                                         order by o.name collate "fi-x-icu")
                          from project_partners pp join organisations o on o.id = pp.organisation_id
                         where pp.project_id = p.id), '[]') as partners,
              coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'starts', k.starts, 'ends', k.ends,
                                                            'source', k.source))
                          from (${KNOWN_PERIODS}) k), '[]') as "periodList",
              coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'happened', m.happened,
                                                            'text', m.text, 'source', m.source) order by m.id)
                          from project_remarks m where m.project_id = p.id), '[]') as remarks,
              coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'status', f.status, 'cause', f.cause,
                                'happened', f.happened, 'countsFrom', f.counts_from, 'note', f.note,
                                'source', f.source,
                                'recordedAt', to_char(f.recorded_at at time zone 'UTC',
                                                      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                                order by f.counts_from desc nulls last, f.recorded_at desc)
                          from project_status_facts f where f.project_id = p.id), '[]') as "statusFacts"
         ${FROM} where p.id = $2`,
      [asOn, id],
    );
    return row ?? null;
  }

  /** What happened to the project and what belongs to it, newest first. */
  async listHistory(projectId: string, beforeId: bigint | null, limit: number): Promise<HistoryRow[]> {
    return this.unitOfWork.query<HistoryRow>(
      `with parts as (
         select distinct table_name, record_id from audit_entries
          where table_name like 'project\\_%' and operation <> 'update'
            and coalesce(new, old) ->> 'project_id' = $1::text)
       select id, at, actor, action, table_name as record, operation, old, new from audit_entries a
        where (($2::bigint is null) or id < $2)
          and ((table_name = 'projects' and record_id = $1)
               or (table_name, record_id) in (select table_name, record_id from parts))
        order by id desc limit $3`,
      [projectId, beforeId, limit],
    );
  }

  /** What people call the records behind these ids: organisations by name, projects by code, users by name. */
  async listNames(ids: readonly string[]): Promise<NamedAnswer[]> {
    return this.unitOfWork.query<NamedAnswer>(
      `select id::text, name from organisations where id = any($1::uuid[])
       union all select id::text, code from projects where id = any($1::uuid[])
       union all select id::text, name from users where id = any($1::uuid[])
       limit ${RELATED_LIMIT * 10}`,
      [ids],
    );
  }

  async findReference(idOrCode: { id: string } | { code: string }): Promise<ProjectReferenceAnswer | null> {
    const [condition, value] =
      'id' in idOrCode ? ['id = $1::uuid', idOrCode.id] : ['upper(code) = upper($1)', idOrCode.code];
    const rows = await this.unitOfWork.query<ProjectReferenceAnswer>(
      `select id, code, name_fi as "nameFi" from projects where ${condition}`,
      [value],
    );
    return rows[0] ?? null;
  }
}

function relatedProjects(column: 'predecessor_id' | 'parent_id'): string {
  return `coalesce((select jsonb_agg(${reference('x')} order by x.code)
    from (select id, code, name_fi from projects where ${column} = p.id order by code limit ${RELATED_LIMIT}) x), '[]')`;
}
