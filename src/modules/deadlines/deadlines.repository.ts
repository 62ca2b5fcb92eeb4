import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { ResolvedDue } from '../../shared/calendar/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { DueFields } from '../../shared/deadline.js';
import type { Deadline } from './domain/deadline.js';

@Injectable()
export class DeadlinesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(deadline: Deadline, due: ResolvedDue, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `insert into deadlines (id, title, project_id, kind, basis, due, due_time, until_time, effective_on, due_at,
                              owner_id, state, closed_at, close_reason, leads, note, sample, version, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [...valuesOf(deadline, due), deadline.sample, deadline.version, now.toString()],
    );
  }

  /** Stores all fields of a locked deadline and raises its version. */
  async update(deadline: Deadline, due: ResolvedDue): Promise<void> {
    await this.unitOfWork.query(
      `update deadlines set title = $2, project_id = $3, kind = $4, basis = $5, due = $6, due_time = $7,
         until_time = $8, effective_on = $9, due_at = $10, owner_id = $11, state = $12, closed_at = $13,
         close_reason = $14, leads = $15, note = $16, version = version + 1
       where id = $1`,
      valuesOf(deadline, due),
    );
  }

  async lock(id: string): Promise<Deadline | null> {
    const [row] = await this.unitOfWork.query<Omit<Deadline, 'closedAt'> & { closedAt: Date | null }>(
      `select id, title, project_id as "projectId", kind, basis, due as date, due_time as time,
              until_time as "untilTime", owner_id as "ownerId", state, closed_at as "closedAt",
              close_reason as "closeReason", leads, note, sample, version
       from deadlines where id = $1 for update`,
      [id],
    );
    return row ? { ...row, closedAt: row.closedAt?.toISOString() ?? null } : null;
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
  ];
}
