import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../database/index.js';

/** Work as the relay hands it to the queue. */
export interface DueWork {
  id: string;
  topic: string;
  attempts: number;
  /** Milliseconds until it may be done; 0 when due. */
  delayMs: number;
}

/** Work as the worker does it. */
export interface OpenWork {
  id: string;
  topic: string;
  payload: object;
  attempts: number;
}

/** Work that was given up after its last attempt. */
export interface DeadWork {
  id: string;
  topic: string;
  attempts: number;
  lastError: string;
  deadAt: Date;
}

/** How much work is late or given up. */
export interface OutboxStatus {
  /** Work whose time came more than a minute ago and that is neither done nor given up. */
  overdue: number;
  /** Work that was given up. */
  dead: number;
}

/** How far ahead of its time work goes to the queue; further ahead it waits in the table, which loses nothing. */
const HORIZON = { minutes: 10 };
/** Work that was handed over, is due this long and is not done is handed over again: the queue may have lost it. */
const REDELIVERY = { seconds: 30 };
const OVERDUE = { minutes: 1 };
const MOST_ERROR_LENGTH = 2000;

/** The rows behind the outbox, for the relay and the worker. */
@Injectable()
export class OutboxStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Claims due work that no other relay is claiming at the moment. */
  async claimDue(now: Temporal.Instant, limit: number): Promise<DueWork[]> {
    return this.unitOfWork.query<DueWork>(
      `with due as (
         select id from outbox
         where finished_at is null and dead_at is null and due_at <= $2
           and (relayed_at is null or greatest(relayed_at, due_at) < $3)
         order by due_at limit $4 for update skip locked
       ), claimed as (
         update outbox o set relayed_at = $1 from due where o.id = due.id
         returning o.id, o.topic, o.attempts, o.due_at
       )
       select id, topic, attempts,
              greatest(0, ceil(extract(epoch from due_at - $1::timestamptz) * 1000))::float8 as "delayMs"
       from claimed order by due_at`,
      [now.toString(), now.add(HORIZON).toString(), now.subtract(REDELIVERY).toString(), limit],
    );
  }

  /** Gives claimed work back when the queue could not take it. */
  async release(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.query(`update outbox set relayed_at = null where id = any($1::uuid[])`, [[...ids]]);
  }

  /** The work, unless it is done, given up or cancelled. */
  async findOpen(id: string): Promise<OpenWork | null> {
    const rows = await this.unitOfWork.query<OpenWork>(
      `select id, topic, payload, attempts from outbox
       where id = $1 and finished_at is null and dead_at is null`,
      [id],
    );
    return rows[0] ?? null;
  }

  async finish(id: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `update outbox set finished_at = $2, attempts = attempts + 1, last_error = null where id = $1`,
      [id, now.toString()],
    );
  }

  /** Notes a failed attempt and when the next one may be made. */
  async postpone(id: string, error: string, retryAt: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `update outbox set attempts = attempts + 1, last_error = $2, due_at = $3, relayed_at = null where id = $1`,
      [id, error.slice(0, MOST_ERROR_LENGTH), retryAt.toString()],
    );
  }

  /** Gives work up after its last attempt. */
  async bury(id: string, error: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `update outbox set attempts = attempts + 1, last_error = $2, dead_at = $3 where id = $1`,
      [id, error.slice(0, MOST_ERROR_LENGTH), now.toString()],
    );
  }

  /** The work that was given up, newest first. */
  async listDead(limit: number): Promise<DeadWork[]> {
    return this.unitOfWork.query<DeadWork>(
      `select id, topic, attempts, last_error as "lastError", dead_at as "deadAt"
       from outbox where dead_at is not null order by dead_at desc limit $1`,
      [limit],
    );
  }

  /** Tries work again that was given up; false when there is none of that id. */
  async revive(id: string, now: Temporal.Instant): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `with revived as (
         update outbox set dead_at = null, relayed_at = null, attempts = 0, due_at = $2
         where id = $1 and dead_at is not null returning id
       ) select id from revived`,
      [id, now.toString()],
    );
    return rows.length > 0;
  }

  /** Removes one portion of the work done before `before` and says how many rows went. */
  async purgeFinished(before: Temporal.Instant, limit: number): Promise<number> {
    const rows = await this.unitOfWork.query(
      `with old as (
         select id from outbox where finished_at < $1 order by finished_at limit $2 for update skip locked
       ), purged as (
         delete from outbox o using old where o.id = old.id returning o.id
       ) select id from purged`,
      [before.toString(), limit],
    );
    return rows.length;
  }

  async status(now: Temporal.Instant): Promise<OutboxStatus> {
    const [row] = await this.unitOfWork.query<OutboxStatus>(
      `select (select count(*) from outbox
               where finished_at is null and dead_at is null and due_at < $1)::int as overdue,
              (select count(*) from outbox where dead_at is not null)::int as dead`,
      [now.subtract(OVERDUE).toString()],
    );
    if (!row) throw new Error('The state of the outbox could not be read.');
    return row;
  }
}
