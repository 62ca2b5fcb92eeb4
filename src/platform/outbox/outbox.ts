import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Clock } from '../clock/index.js';
import { UnitOfWork } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { JobTopic } from './job-topic.js';

/** The channel on which a transaction that added work tells the relay so when it commits. */
export const OUTBOX_CHANNEL = 'outbox_added';

/** Rows of one statement; a caller that has more gives them in portions. */
const MOST_ROWS = 10_000;

/** Work to be written: what, with which data, and from when. */
export interface OutboxEntry<Payload extends object> {
  payload: Payload;
  /** The earliest instant at which the work may be done; absent means at once. */
  notBefore?: Temporal.Instant;
  /** Given by a caller that wants to cancel the work later; made here otherwise. */
  id?: string;
}

/**
 * Work that leaves the process (a mail, a reminder) is written down in the transaction that causes it, so that both
 * happen or neither does. The row is the truth; the queue only wakes us for it. Work is done at least once.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds one piece of work and returns its id.
   * @throws Error outside `unitOfWork.run`, because then the cause and the work could part.
   */
  async add<Payload extends object>(
    topic: JobTopic<Payload>,
    payload: Payload,
    options: { notBefore?: Temporal.Instant; id?: string } = {},
  ): Promise<string> {
    const id = options.id ?? newId();
    await this.addAll(topic, [{ ...options, payload, id }]);
    return id;
  }

  /** Adds many pieces of work of one topic with one statement; the bounds of `add` hold. */
  async addAll<Payload extends object>(
    topic: JobTopic<Payload>,
    entries: readonly OutboxEntry<Payload>[],
  ): Promise<void> {
    if (!this.unitOfWork.inTransaction)
      throw new Error(`"${topic.name}" must be added inside a unit of work.`);
    if (entries.length > MOST_ROWS) throw new Error(`At most ${MOST_ROWS} entries can be added at once.`);
    if (entries.length === 0) return;
    const now = this.clock.now();
    const rows = entries.map(({ id, payload, notBefore }) => ({
      id: id ?? newId(),
      payload,
      due_at: (notBefore ?? now).toString(),
    }));
    await this.unitOfWork.query(
      `with added as (
         insert into outbox (id, topic, payload, due_at, created_at)
         select r.id, $1, r.payload, r.due_at, $2
         from jsonb_to_recordset($3::jsonb) as r(id uuid, payload jsonb, due_at timestamptz)
       )
       select pg_notify($4, '')`,
      [topic.name, now.toString(), JSON.stringify(rows), OUTBOX_CHANNEL],
    );
  }

  /** Takes back work that has not been done. A job that is already on its way finds no row and does nothing. */
  async cancel(ids: readonly string[]): Promise<void> {
    if (!this.unitOfWork.inTransaction) throw new Error('Work must be cancelled inside a unit of work.');
    await this.unitOfWork.query(`delete from outbox where id = any($1::uuid[]) and finished_at is null`, [
      [...ids],
    ]);
  }
}
