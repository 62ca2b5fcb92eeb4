import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { DeadlineBasis, Language } from '../../shared/calendar/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import type { DeadlineKind } from '../../shared/deadline.js';
import type { SkipReason } from './domain/delivery.js';
import type { StoredReminder, WantedReminder } from './domain/plan-reminders.js';

/** A reminder to write: new, or armed again. */
export interface ReminderToWrite extends WantedReminder {
  id: string;
  recipientId: string;
  /** Null for one that is past. */
  outboxId: string | null;
}

/** All that is needed to send a reminder. */
export interface ReminderToSend {
  id: string;
  deadlineId: string;
  remindAt: Date;
  dueAt: Date;
  hasLaterDue: boolean;
  recipient: { userId: string; address: string; language: Language; active: boolean };
  deadline: {
    title: string;
    kind: DeadlineKind;
    basis: DeadlineBasis;
    date: string;
    time: string | null;
    untilTime: string | null;
    note: string | null;
    project: { code: string; name: string } | null;
  };
}

/** A reminder as the page shows it. */
export interface ReminderView {
  lead: string;
  remindAt: Date;
  recipient: { id: string; name: string };
  state: 'planned' | 'sent' | 'skipped';
  reason: string | null;
  sentAt: Date | null;
}

/** Reminders of one deadline; lead times and recipients are few. */
const MOST_PER_DEADLINE = 500;

/** Whether the reminders work. */
export interface ReminderState {
  lastSentAt: string | null;
  /** Sent within the last seven days. */
  sentLately: number;
  /** Due for more than a minute and not sent. */
  late: number;
  nextAt: string | null;
}

@Injectable()
export class RemindersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async lockOf(deadlineId: string): Promise<StoredReminder[]> {
    const rows = await this.unitOfWork.query<
      Omit<StoredReminder, 'dueAt' | 'remindAt'> & { dueAt: Date; remindAt: Date }
    >(
      `select id, due_at as "dueAt", lead, recipient_id as "recipientId", remind_at as "remindAt", state,
              outbox_id as "outboxId"
       from reminders where deadline_id = $1 order by remind_at desc limit $2 for update`,
      [deadlineId, MOST_PER_DEADLINE],
    );
    return rows.map((row) => ({ ...row, dueAt: instantOf(row.dueAt), remindAt: instantOf(row.remindAt) }));
  }

  async write(
    deadlineId: string,
    reminders: readonly ReminderToWrite[],
    now: Temporal.Instant,
  ): Promise<void> {
    const rows = reminders.map(({ id, dueAt, lead, recipientId, remindAt, isPast, outboxId }) => ({
      id,
      due_at: dueAt.toString(),
      lead,
      recipient_id: recipientId,
      remind_at: remindAt.toString(),
      state: isPast ? 'skipped' : 'planned',
      reason: isPast ? 'past' : null,
      outbox_id: outboxId,
    }));
    await this.unitOfWork.query(
      `insert into reminders (id, deadline_id, due_at, lead, recipient_id, remind_at, state, reason, outbox_id, created_at)
       select r.id, $1, r.due_at, r.lead, r.recipient_id, r.remind_at, r.state, r.reason, r.outbox_id, $2
       from jsonb_to_recordset($3::jsonb) as r(id uuid, due_at timestamptz, lead text, recipient_id uuid,
                                               remind_at timestamptz, state text, reason text, outbox_id uuid)
       on conflict on constraint uq_reminders__identity do update
         set remind_at = excluded.remind_at, state = excluded.state, reason = excluded.reason,
             outbox_id = excluded.outbox_id
         where reminders.state <> 'sent'`,
      [deadlineId, now.toString(), JSON.stringify(rows)],
    );
  }

  async cancel(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.query(
      `update reminders set state = 'cancelled', outbox_id = null where id = any($1::uuid[]) and state = 'planned'`,
      [[...ids]],
    );
  }

  /** Locks a planned reminder whose time has come; null when there is nothing to send (any more, or yet). */
  async lockToSend(id: string, now: Temporal.Instant): Promise<ReminderToSend | null> {
    const [row] = await this.unitOfWork.query<ReminderToSend>(
      `select r.id, r.deadline_id as "deadlineId", r.remind_at as "remindAt", r.due_at as "dueAt",
              exists (select from reminders later
                      where later.deadline_id = r.deadline_id and later.recipient_id = r.recipient_id
                        and later.state = 'planned' and later.remind_at > r.remind_at
                        and later.remind_at <= $2) as "hasLaterDue",
              jsonb_build_object('userId', u.id, 'address', u.email, 'language', u.language,
                                 'active', u.active) as recipient,
              jsonb_build_object('title', case when d.titles ->> 'fi' = d.title
                then coalesce(d.titles ->> u.language, d.title) else d.title end, 'kind', d.kind, 'basis', d.basis, 'date', d.due,
                'time', d.due_time, 'untilTime', d.until_time, 'note', d.note,
                'project', case when p.id is not null
                           then jsonb_build_object('code', p.code, 'name', p.name_fi) end) as deadline
       from reminders r
         join deadlines d on d.id = r.deadline_id
         join users u on u.id = r.recipient_id
         left join projects p on p.id = d.project_id
       where r.id = $1 and r.state = 'planned' and r.remind_at <= $2
       for update of r`,
      [id, now.toString()],
    );
    return row ?? null;
  }

  async markSent(id: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `update reminders set state = 'sent', sent_at = $2, outbox_id = null where id = $1`,
      [id, now.toString()],
    );
  }

  async markSkipped(id: string, reason: SkipReason): Promise<void> {
    await this.unitOfWork.query(
      `update reminders set state = 'skipped', reason = $2, outbox_id = null where id = $1`,
      [id, reason],
    );
  }

  /** Reminders whose time came before `before` and that no job delivered, earliest first. */
  async listOverdue(before: Temporal.Instant, limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select id from reminders where state = 'planned' and remind_at < $1 order by remind_at limit $2`,
      [before.toString(), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The state of all reminders at an instant, in one statement over two small indexes. */
  async findState(now: Temporal.Instant): Promise<ReminderState> {
    const [row] = await this.unitOfWork.query<{
      last: Date | null;
      lately: number;
      late: number;
      next: Date | null;
    }>(
      `select (select max(sent_at) from reminders where sent_at is not null) as last,
              (select count(*)::int from reminders where sent_at > $1::timestamptz - interval '7 days') as lately,
              (select count(*)::int from reminders
                where state = 'planned' and remind_at < $1::timestamptz - interval '1 minute') as late,
              (select min(remind_at) from reminders where state = 'planned' and remind_at >= $1) as next`,
      [now.toString()],
    );
    return {
      lastSentAt: row?.last?.toISOString() ?? null,
      sentLately: row?.lately ?? 0,
      late: row?.late ?? 0,
      nextAt: row?.next?.toISOString() ?? null,
    };
  }

  /** What was, is and will be sent about a deadline. */
  async listOf(deadlineId: string): Promise<ReminderView[]> {
    return this.unitOfWork.query<ReminderView>(
      `select r.lead, r.remind_at as "remindAt", r.state, r.reason, r.sent_at as "sentAt",
              jsonb_build_object('id', u.id, 'name', u.name) as recipient
       from reminders r join users u on u.id = r.recipient_id join deadlines d on d.id = r.deadline_id
       where r.deadline_id = $1 and (r.state = 'sent' or (r.state <> 'cancelled' and r.due_at = d.due_at))
       order by r.remind_at, r.lead limit $2`,
      [deadlineId, MOST_PER_DEADLINE],
    );
  }
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
