import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that happens later, and the messages that came of it. */
export class OutboxMail1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id          uuid primary key,
        topic       text not null constraint ck_outbox__topic check (topic ~ '^[a-z][a-zA-Z]*\\.[a-z][a-zA-Z]*$'),
        payload     jsonb not null constraint ck_outbox__payload check (jsonb_typeof(payload) = 'object'),
        created_at  timestamptz not null,
        due_at      timestamptz not null,
        relayed_at  timestamptz,
        finished_at timestamptz,
        dead_at     timestamptz,
        attempts    integer not null default 0 constraint ck_outbox__attempts check (attempts >= 0),
        last_error  text,
        constraint ck_outbox__one_end check (finished_at is null or dead_at is null)
      );
      create index ix_outbox__open on outbox (due_at) where finished_at is null and dead_at is null;
      create index ix_outbox__finished on outbox (finished_at) where finished_at is not null;
      create index ix_outbox__dead on outbox (dead_at) where dead_at is not null;
      comment on table outbox is 'Work to be done later, written in the transaction that causes it. Done rows go after two weeks.';

      create table mail_messages (
        id                uuid primary key,
        dedupe_key        text not null constraint uq_mail_messages__dedupe_key unique
                          constraint ck_mail_messages__dedupe_key check (length(dedupe_key) between 1 and 200),
        recipient_id      uuid not null,
        recipient_address text not null constraint ck_mail_messages__address check (length(recipient_address) <= 320),
        subject           text not null constraint ck_mail_messages__subject check (length(subject) between 1 and 300),
        body_text         text not null constraint ck_mail_messages__body_text check (length(body_text) <= 100000),
        body_html         text constraint ck_mail_messages__body_html check (length(body_html) <= 300000),
        created_at        timestamptz not null,
        sent_at           timestamptz,
        read_at           timestamptz
      );
      create index ix_mail_messages__recipient on mail_messages (recipient_id, id desc);
      create index ix_mail_messages__unread on mail_messages (recipient_id) where read_at is null;
      comment on table mail_messages is 'Every message to a user: read under Messages and, where a mail server is set, sent by it too.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table mail_messages; drop table outbox;`);
  }
}
