import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../database/index.js';
import type { MailMessage, OutgoingMail, ReceivedMessage } from './mail-message.js';

/** The table of messages. */
@Injectable()
export class MailRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Stores the message; false when one with its key is there already. */
  async add(id: string, message: MailMessage, now: Temporal.Instant, sent: boolean): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `with added as (
         insert into mail_messages (id, dedupe_key, recipient_id, recipient_address, subject, body_text, body_html,
                                    created_at, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (dedupe_key) do nothing returning id
       ) select id from added`,
      [
        id,
        message.dedupeKey,
        message.recipient.userId,
        message.recipient.address,
        message.subject,
        message.text,
        message.html ?? null,
        now.toString(),
        sent ? now.toString() : null,
      ],
    );
    return rows.length > 0;
  }

  async findOutgoing(id: string): Promise<OutgoingMail | null> {
    const [row] = await this.unitOfWork.query<OutgoingMail>(
      `select id, recipient_address as address, subject, body_text as text, body_html as html, sent_at as "sentAt"
       from mail_messages where id = $1`,
      [id],
    );
    return row ?? null;
  }

  async markSent(id: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(`update mail_messages set sent_at = $2 where id = $1`, [id, now.toString()]);
  }

  /** The user's messages, newest first, below the one named by `before`. */
  async listOf(
    userId: string,
    page: { before?: string; limit: number; unreadOnly: boolean },
  ): Promise<ReceivedMessage[]> {
    return this.unitOfWork.query<ReceivedMessage>(
      `select id, subject, body_text as text, created_at as "receivedAt", read_at as "readAt"
       from mail_messages
       where recipient_id = $1 and ($2::uuid is null or id < $2) and (not $3 or read_at is null)
       order by id desc limit $4`,
      [userId, page.before ?? null, page.unreadOnly, page.limit],
    );
  }

  async countUnread(userId: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ unread: number }>(
      `select count(*)::int as unread from mail_messages where recipient_id = $1 and read_at is null`,
      [userId],
    );
    return row?.unread ?? 0;
  }

  /** Marks the user's own message read, keeping the first time; null when it is not theirs. */
  async markRead(userId: string, id: string, now: Temporal.Instant): Promise<ReceivedMessage | null> {
    const [row] = await this.unitOfWork.query<ReceivedMessage>(
      `with marked as (
         update mail_messages set read_at = coalesce(read_at, $3) where id = $2 and recipient_id = $1
         returning id, subject, body_text, created_at, read_at
       ) select id, subject, body_text as text, created_at as "receivedAt", read_at as "readAt" from marked`,
      [userId, id, now.toString()],
    );
    return row ?? null;
  }
}
