import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { ResolvedDue } from '../../shared/calendar/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { DueFields } from '../../shared/deadline.js';
import type { Deadline } from './domain/deadline.js';
import type { DerivedDeadline } from './domain/derive.js';

const FIELDS = `id, title, project_id as "projectId", kind, basis, due as date, due_time as time,
  until_time as "untilTime", owner_id as "ownerId", state, closed_at as "closedAt", close_reason as "closeReason",
  leads, note, sample, version, edited, case when origin_kind is not null then jsonb_build_object(
    'originKind', origin_kind, 'originId', origin_id, 'ruleKey', rule_key, 'occurrence', occurrence, 'rule', rule,
    'base', base, 'baseOn', base_on, 'titles', titles, 'countsFrom', counts_from) end as derivation`;

/** Deadlines of one origin or project: a decision has its reports of many years at most. */
const MOST_OF_ORIGIN = 500;

type StoredDeadline = Omit<Deadline, 'closedAt'> & { closedAt: Date | null };

@Injectable()
export class DeadlinesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(deadline: Deadline, due: ResolvedDue, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `insert into deadlines (id, title, project_id, kind, basis, due, due_time, until_time, effective_on, due_at,
                              owner_id, state, closed_at, close_reason, leads, note, edited, origin_kind, origin_id,
                              rule_key, occurrence, rule, base, base_on, titles, counts_from, sample, version,
                              created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
               $22::jsonb, $23, $24, $25::jsonb, $26, $27, $28, $29)`,
      [...valuesOf(deadline, due), deadline.sample, deadline.version, now.toString()],
    );
  }

  /** Stores all fields of a locked deadline and raises its version. */
  async update(deadline: Deadline, due: ResolvedDue): Promise<void> {
    await this.unitOfWork.query(
      `update deadlines set title = $2, project_id = $3, kind = $4, basis = $5, due = $6, due_time = $7,
         until_time = $8, effective_on = $9, due_at = $10, owner_id = $11, state = $12, closed_at = $13,
         close_reason = $14, leads = $15, note = $16, edited = $17, origin_kind = $18, origin_id = $19, rule_key = $20,
         occurrence = $21, rule = $22::jsonb, base = $23, base_on = $24, titles = $25::jsonb, counts_from = $26,
         version = version + 1
       where id = $1`,
      valuesOf(deadline, due),
    );
  }

  async lock(id: string): Promise<Deadline | null> {
    const [row] = await this.unitOfWork.query<StoredDeadline>(
      `select ${FIELDS} from deadlines where id = $1 for update`,
      [id],
    );
    return row ? toDeadline(row) : null;
  }

  /** The deadlines that follow from one decision, supplement request or call, locked. */
  async lockDerived(originKind: string, originId: string): Promise<DerivedDeadline[]> {
    const rows = await this.unitOfWork.query<StoredDeadline>(
      `select ${FIELDS} from deadlines where origin_kind = $1 and origin_id = $2
        order by id limit ${MOST_OF_ORIGIN} for update`,
      [originKind, originId],
    );
    return rows.map(toDeadline).filter(isDerived);
  }

  /** The deadlines of a project that people entered, but for the cancelled ones. */
  async listEntered(projectId: string): Promise<Deadline[]> {
    const rows = await this.unitOfWork.query<StoredDeadline>(
      `select ${FIELDS} from deadlines
        where project_id = $1 and origin_kind is null and state <> 'cancelled'
        order by due_at, id limit ${MOST_OF_ORIGIN}`,
      [projectId],
    );
    return rows.map(toDeadline);
  }

  /** Who is reminded of what falls due in a project: the first of those responsible who can still act. */
  async findResponsible(projectId: string): Promise<string | null> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      `select u.id from project_responsibles r join users u on u.id = r.user_id and u.active
        where r.project_id = $1 order by r.id limit 1`,
      [projectId],
    );
    return row?.id ?? null;
  }

  /** Keeps where the deadline was. */
  async addMove(
    deadlineId: string,
    from: DueFields,
    reason: string | null,
    movedAt: Temporal.Instant | null,
  ): Promise<void> {
    await this.unitOfWork.query(
      `insert into deadline_moves (id, deadline_id, due, due_time, until_time, reason, moved_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), deadlineId, from.date, from.time, from.untilTime, reason, movedAt?.toString() ?? null],
    );
  }

  async projectExists(id: string): Promise<boolean> {
    return (await this.unitOfWork.query(`select 1 from projects where id = $1`, [id])).length > 0;
  }

  async isActiveUser(id: string): Promise<boolean> {
    return (await this.unitOfWork.query(`select 1 from users where id = $1 and active`, [id])).length > 0;
  }
}

function valuesOf(deadline: Deadline, due: ResolvedDue): unknown[] {
  return [
    deadline.id,
    deadline.title,
    deadline.projectId,
    deadline.kind,
    deadline.basis,
    deadline.date,
    deadline.time,
    deadline.untilTime,
    due.effectiveDay.toString(),
    due.instant.toString(),
    deadline.ownerId,
    deadline.state,
    deadline.closedAt,
    deadline.closeReason,
    deadline.leads,
    deadline.note,
    deadline.edited,
    ...derivationOf(deadline),
  ];
}

function derivationOf({ derivation: from }: Deadline): unknown[] {
  if (from === null) return [null, null, null, '', null, null, null, null, null];
  return [
    from.originKind,
    from.originId,
    from.ruleKey,
    from.occurrence,
    from.rule === null ? null : JSON.stringify(from.rule),
    from.base,
    from.baseOn,
    JSON.stringify(from.titles),
    from.countsFrom,
  ];
}

function toDeadline(row: StoredDeadline): Deadline {
  return { ...row, closedAt: row.closedAt?.toISOString() ?? null };
}

function isDerived(deadline: Deadline): deadline is DerivedDeadline {
  return deadline.derivation !== null;
}
