import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What will be, was or will not be said about a deadline, to whom and when. */
export class Reminders1700000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminders (
        id            uuid primary key,
        deadline_id   uuid not null constraint fk_reminders__deadline_id references deadlines on delete cascade,
        due_at        timestamptz not null,
        lead          text not null constraint ck_reminders__lead check (length(lead) between 2 and 200),
        recipient_id  uuid not null constraint fk_reminders__recipient_id references users,
        remind_at     timestamptz not null,
        state         text not null constraint ck_reminders__state check (state in ('planned', 'sent', 'skipped', 'cancelled')),
        reason        text constraint ck_reminders__reason check (reason in ('past', 'tooLate', 'superseded', 'recipientInactive')),
        outbox_id     uuid,
        sent_at       timestamptz,
        created_at    timestamptz not null,
        constraint uq_reminders__identity unique (deadline_id, due_at, lead, recipient_id),
        constraint ck_reminders__sent check ((state = 'sent') = (sent_at is not null)),
        constraint ck_reminders__skipped check ((state = 'skipped') = (reason is not null)),
        constraint ck_reminders__planned check ((state = 'planned') = (outbox_id is not null))
      );
      create index ix_reminders__sent on reminders (sent_at) where sent_at is not null;
      create index ix_reminders__planned on reminders (remind_at) where state = 'planned';
      create trigger audit after insert or update or delete on reminders for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminders');
  }
}
