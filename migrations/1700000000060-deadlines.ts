import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deadlines and where they were before they moved. A date is a text of the precision known ('2020-10',
 * '2020-10-31'), as in project periods; effective_on and due_at are worked out from it by the calendar's rules.
 */
export class Deadlines1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deadlines (
        id            uuid primary key,
        title         text not null constraint ck_deadlines__title check (length(title) between 1 and 300),
        project_id    uuid constraint fk_deadlines__project_id references projects on delete cascade,
        kind          text not null constraint ck_deadlines__kind check (kind in
          ('call', 'application', 'claim', 'report', 'agreement', 'invoice', 'meeting', 'other')),
        basis         text not null constraint ck_deadlines__basis check (basis in
          ('statutory', 'decision', 'call', 'contract', 'internal')),
        due           text not null constraint ck_deadlines__due check (due ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
        due_time      text constraint ck_deadlines__due_time check (due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        until_time    text constraint ck_deadlines__until_time check (until_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        first_on      date generated always as (first_day(due)) stored,
        nominal_on    date generated always as (last_day(due)) stored,
        effective_on  date not null,
        due_at        timestamptz not null,
        owner_id      uuid constraint fk_deadlines__owner_id references users,
        state         text not null default 'open' constraint ck_deadlines__state check (state in ('open', 'done', 'cancelled')),
        closed_at     timestamptz,
        close_reason  text constraint ck_deadlines__close_reason check (length(close_reason) <= 1000),
        leads         text[],
        note          text constraint ck_deadlines__note check (length(note) <= 4000),
        sample        boolean not null default false,
        version       integer not null default 1,
        created_at    timestamptz not null,
        constraint ck_deadlines__closed check ((state = 'open') = (closed_at is null)),
        constraint ck_deadlines__time_needs_day check (due_time is null or length(due) = 10),
        constraint ck_deadlines__time_order check (until_time is null or until_time > due_time),
        constraint ck_deadlines__effective check (effective_on >= last_day(due)),
        constraint ck_deadlines__only_statutory_move check (effective_on = last_day(due) or basis = 'statutory')
      );
      create index ix_deadlines__due on deadlines (due_at, id);
      create index ix_deadlines__project on deadlines (project_id) where project_id is not null;
      create index ix_deadlines__owner on deadlines (owner_id) where owner_id is not null;
      create trigger audit after insert or update or delete on deadlines for each row execute function audit_row();

      create table deadline_moves (
        id           uuid primary key,
        deadline_id  uuid not null constraint fk_deadline_moves__deadline_id references deadlines on delete cascade,
        due          text not null constraint ck_deadline_moves__due check (due ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'),
        due_time     text,
        until_time   text,
        reason       text constraint ck_deadline_moves__reason check (length(reason) <= 1000),
        moved_at     timestamptz
      );
      create index ix_deadline_moves__deadline on deadline_moves (deadline_id, id);
      comment on table deadline_moves is 'Where a deadline was before it moved. moved_at is null when only the fact is known.';
      create trigger audit after insert or update or delete on deadline_moves for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table deadline_moves, deadlines');
  }
}
