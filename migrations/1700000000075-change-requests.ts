import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests to change what a decision granted, and the periods of a project that a later one took the place of, so that
 * a look back shows the period as it then was.
 */
export class ChangeRequests1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funding_change_requests (
        id               uuid primary key,
        project_id       uuid not null constraint fk_funding_change_requests__project_id references projects on delete cascade,
        decision_id      uuid not null constraint fk_funding_change_requests__decision_id references funding_decisions on delete cascade,
        number           integer not null constraint ck_funding_change_requests__number check (number > 0),
        proposed         jsonb not null constraint ck_funding_change_requests__proposed check (jsonb_typeof(proposed) = 'object'),
        reason           text not null constraint ck_funding_change_requests__reason check (length(reason) <= 4000),
        state            text not null default 'draft' constraint ck_funding_change_requests__state check (state in
          ('draft', 'filed', 'approved', 'rejected', 'withdrawn')),
        filed_on         date,
        effective_on     date,
        decided_on       date,
        decision_number  text constraint ck_funding_change_requests__decision_number check (length(decision_number) <= 100),
        decision_note    text constraint ck_funding_change_requests__decision_note check (length(decision_note) <= 4000),
        outcome          jsonb,
        period_starts    text constraint ck_funding_change_requests__period_starts check (period_starts ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        period_ends      text constraint ck_funding_change_requests__period_ends check (period_ends ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
        version          integer not null default 1,
        recorded_at      timestamptz not null default clock_timestamp(),
        constraint uq_funding_change_requests__number unique (decision_id, number),
        constraint ck_funding_change_requests__filed check
          (state in ('draft', 'withdrawn') or num_nulls(filed_on, effective_on) = 0),
        constraint ck_funding_change_requests__decided check
          ((state in ('approved', 'rejected')) = (decided_on is not null)),
        constraint ck_funding_change_requests__outcome check ((state = 'approved') = (outcome is not null)),
        constraint ck_funding_change_requests__not_retroactive check (effective_on >= filed_on),
        constraint ck_funding_change_requests__decided_after check (decided_on >= filed_on)
      );
      comment on column funding_change_requests.outcome is 'What the approval changed, before and after, as it was then.';
      comment on column funding_change_requests.period_ends is 'End of the use period from the approval on, when the change concerns the period.';
      create index ix_funding_change_requests__project on funding_change_requests (project_id, recorded_at);
      create trigger audit after insert or update or delete on funding_change_requests for each row execute function audit_row();

      create table project_past_periods (
        id             uuid primary key,
        project_id     uuid not null constraint fk_project_past_periods__project_id references projects on delete cascade,
        kind           text not null constraint ck_project_past_periods__kind check (kind in ('planned', 'decided', 'actual')),
        starts         text constraint ck_project_past_periods__starts check (starts ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        ends           text constraint ck_project_past_periods__ends check (ends ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        starts_on      date generated always as (first_day(starts)) stored,
        ends_on        date generated always as (last_day(ends)) stored,
        source         text,
        counts_from    date,
        superseded_on  date not null,
        recorded_at    timestamptz not null default clock_timestamp(),
        constraint ck_project_past_periods__order check (counts_from is null or superseded_on >= counts_from)
      );
      comment on table project_past_periods is 'The decided period before a change took its place on superseded_on.';
      create index ix_project_past_periods__project on project_past_periods (project_id, kind, superseded_on);
      create trigger audit after insert or update or delete on project_past_periods for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table project_past_periods, funding_change_requests');
  }
}
