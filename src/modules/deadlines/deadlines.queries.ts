import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import type { DeadlineKind, DeadlineState } from '../../shared/deadline.js';
import type { Deadline, Derivation } from './domain/deadline.js';

/** A deadline with the names a reader needs. */
export interface DeadlineRow extends Omit<Deadline, 'closedAt' | 'derivation'> {
  closedAt: Date | null;
  effectiveOn: string;
  dueAt: Date;
  project: { id: string; code: string; name: string } | null;
  owner: { id: string; name: string } | null;
  /** With the number of the decision, and whether a change waits for a person's word about it. */
  derivation: (Derivation & { number: string | null; waiting: boolean }) | null;
  moves: {
    date: string;
    time: string | null;
    untilTime: string | null;
    reason: string | null;
    movedAt: string | null;
  }[];
}

export const SORTS = {
  dueOn: { column: 'd.due_at', direction: 'asc', type: 'timestamptz' },
  '-dueOn': { column: 'd.due_at', direction: 'desc', type: 'timestamptz' },
  title: { column: `(d.title collate "fi-x-icu")`, direction: 'asc', type: 'text' },
  '-title': { column: `(d.title collate "fi-x-icu")`, direction: 'desc', type: 'text' },
} as const;
export type DeadlineSort = keyof typeof SORTS;

export interface DeadlineFilter {
  /** The end of the day looked from: what was closed after it still counts as open. */
  asOnEnd: Temporal.Instant;
  from: string | null;
  to: string | null;
  /** Id or code. */
  project: string | null;
  owner: string | null;
  ownerless: boolean;
  kind: DeadlineKind | null;
  state: DeadlineState | null;
  sort: DeadlineSort;
  after: { value: string; id: string } | null;
  limit: number;
}

const STATE_AS_ON = `case when d.closed_at is null or d.closed_at >= $1 then 'open' else d.state end`;

const COLUMNS = `
  d.id, d.title, d.project_id as "projectId", d.kind, d.basis, d.due as date, d.due_time as time,
  d.until_time as "untilTime", d.effective_on as "effectiveOn", d.due_at as "dueAt", d.owner_id as "ownerId",
  ${STATE_AS_ON} as state, case when d.closed_at < $1 then d.closed_at end as "closedAt",
  case when d.closed_at < $1 then d.close_reason end as "closeReason", d.leads, d.note, d.sample, d.version,
  d.edited, case when d.origin_kind is not null then jsonb_build_object(
    'originKind', d.origin_kind, 'originId', d.origin_id, 'ruleKey', d.rule_key, 'occurrence', d.occurrence,
    'rule', d.rule, 'base', d.base, 'baseOn', d.base_on, 'titles', d.titles, 'countsFrom', d.counts_from,
    'number', (select g.number from funding_decisions g where d.origin_kind = 'decision' and g.id = d.origin_id),
    'waiting', exists (select 1 from deadline_proposals x where x.deadline_id = d.id and x.state = 'open')
  ) end as derivation,
  case when p.id is not null then jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name_fi) end as project,
  case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as owner,
  coalesce((select jsonb_agg(jsonb_build_object('date', m.due, 'time', m.due_time, 'untilTime', m.until_time,
      'reason', m.reason, 'movedAt', to_char(m.moved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by m.id)
    from deadline_moves m where m.deadline_id = d.id), '[]'::jsonb) as moves`;

const JOINS = `left join projects p on p.id = d.project_id left join users u on u.id = d.owner_id`;

/** Lists and views of deadlines. */
@Injectable()
export class DeadlinesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: string, asOnEnd: Temporal.Instant): Promise<DeadlineRow | null> {
    const [row] = await this.unitOfWork.query<DeadlineRow>(
      `select ${COLUMNS} from deadlines d ${JOINS} where d.id = $2`,
      [asOnEnd.toString(), id],
    );
    return row ?? null;
  }

  /** A month-precise deadline belongs to every day of its month; a derived one is known from its decision on. */
  async list(filter: DeadlineFilter): Promise<DeadlineRow[]> {
    const { column, direction, type } = SORTS[filter.sort];
    const beyond = direction === 'asc' ? '>' : '<';
    return this.unitOfWork.query<DeadlineRow>(
      `select ${COLUMNS} from deadlines d ${JOINS}
       where (d.counts_from is null or d.counts_from::timestamp at time zone 'Europe/Helsinki' < $1::timestamptz)
         and ($2::date is null or greatest(d.nominal_on, d.effective_on) >= $2)
         and ($3::date is null or d.first_on <= $3)
         and ($4::text is null or p.id::text = $4 or upper(p.code) = upper($4))
         and ($5::uuid is null or d.owner_id = $5)
         and (not $6::boolean or d.owner_id is null)
         and ($7::text is null or d.kind = $7)
         and ($8::text is null or ${STATE_AS_ON} = $8)
         and ($9::text is null or (${column}, d.id) ${beyond} ($9::${type}, $10::uuid))
       order by ${column} ${direction}, d.id ${direction}
       limit $11`,
      [
        filter.asOnEnd.toString(),
        filter.from,
        filter.to,
        filter.project,
        filter.owner,
        filter.ownerless,
        filter.kind,
        filter.state,
        filter.after?.value ?? null,
        filter.after?.id ?? null,
        filter.limit,
      ],
    );
  }
}
