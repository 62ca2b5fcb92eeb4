import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deadlines that follow from a decision, a supplement request or a call: what they come from, by which rule and from
 * which day they are counted, and what an approved change proposes to do with them.
 */
export class DerivedDeadlines1700000000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deadlines
        add column origin_kind text constraint ck_deadlines__origin_kind check (origin_kind in ('call', 'supplement', 'decision')),
        add column origin_id   uuid,
        add column rule_key    text constraint ck_deadlines__rule_key check (rule_key in ('callClosing', 'supplement',
          'appeal', 'changeRequest', 'endOfPeriod', 'finalClaim', 'report', 'retentionEnd')),
        add column occurrence  text not null default '' constraint ck_deadlines__occurrence check (length(occurrence) <= 100),
        add column rule        jsonb,
        add column base        text,
        add column base_on     date,
        add column titles      jsonb,
        add column edited      boolean not null default false,
        add column counts_from date,
        add constraint ck_deadlines__derived check (num_nonnulls(origin_kind, origin_id, rule_key, base) in (0, 4)),
        add constraint ck_deadlines__only_derived_edited check (not edited or origin_kind is not null);
      comment on column deadlines.counts_from is 'The day from which a derived one is known, as its decision is; null: always.';
      comment on column deadlines.edited is 'A person set another day than the rule gives: later changes leave it alone.';
      create unique index uq_deadlines__derived on deadlines (origin_kind, origin_id, rule_key, occurrence)
        where origin_kind is not null;

      create table deadline_proposals (
        id           uuid primary key,
        deadline_id  uuid constraint fk_deadline_proposals__deadline_id references deadlines on delete cascade,
        project_id   uuid not null constraint fk_deadline_proposals__project_id references projects on delete cascade,
        cause_id     uuid not null,
        cause        text not null constraint ck_deadline_proposals__cause check (length(cause) <= 300),
        act          text not null constraint ck_deadline_proposals__act check (act in ('move', 'add', 'withdraw')),
        origin_kind  text not null,
        origin_id    uuid not null,
        rule_key     text not null,
        occurrence   text not null default '',
        derived      jsonb,
        due_before   date,
        due_after    date,
        state        text not null default 'open' constraint ck_deadline_proposals__state check (state in
          ('open', 'confirmed', 'dismissed', 'replaced')),
        settled_at   timestamptz,
        created_at   timestamptz not null,
        version      integer not null default 1,
        constraint ck_deadline_proposals__settled check ((state = 'open') = (settled_at is null)),
        constraint ck_deadline_proposals__act_days check (case act
          when 'move' then num_nulls(deadline_id, due_before, due_after, derived) = 0
          when 'add' then num_nulls(due_after, derived) = 0
          else num_nulls(deadline_id, due_before) = 0 end)
      );
      comment on table deadline_proposals is 'What an approved change would do with a derived deadline, until a person confirms or dismisses it.';
      create unique index uq_deadline_proposals__open on deadline_proposals (origin_kind, origin_id, rule_key, occurrence)
        where state = 'open';
      create index ix_deadline_proposals__project on deadline_proposals (project_id, state);
      create index ix_deadline_proposals__deadline on deadline_proposals (deadline_id) where deadline_id is not null;
      create trigger audit after insert or update or delete on deadline_proposals for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table deadline_proposals;
      drop index uq_deadlines__derived;
      alter table deadlines drop column origin_kind, drop column origin_id, drop column rule_key, drop column occurrence,
        drop column rule, drop column base, drop column base_on, drop column titles, drop column edited,
        drop column counts_from;
    `);
  }
}
