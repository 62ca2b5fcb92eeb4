import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Projects with aliases, partners, periods and the dated facts their status follows from. A period's ends are texts of
 * the precision known ('2020', '2020-09', '2020-12-01'); the generated dates are for searching and sorting only.
 */
export class Projects1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function first_day(partial text) returns date language sql immutable strict parallel safe as $$
        select make_date(substr(partial, 1, 4)::int, coalesce(nullif(substr(partial, 6, 2), ''), '1')::int,
                         coalesce(nullif(substr(partial, 9, 2), ''), '1')::int) $$;
      create function last_day(partial text) returns date language sql immutable strict parallel safe as $$
        select case length(partial)
          when 4 then make_date(partial::int, 12, 31)
          when 7 then (make_date(substr(partial, 1, 4)::int, substr(partial, 6, 2)::int, 1) + interval '1 month - 1 day')::date
          else make_date(substr(partial, 1, 4)::int, substr(partial, 6, 2)::int, substr(partial, 9, 2)::int) end $$;

      create table projects (
        id                    uuid primary key,
        code                  text not null constraint ck_projects__code check (code ~ '^[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9._-]{0,39}$'),
        kind                  text not null default 'project' constraint ck_projects__kind check (kind in ('project', 'baseActivity')),
        name_fi               text not null,
        name_sv               text,
        name_en               text,
        own_role              text constraint ck_projects__own_role check (own_role in
          ('administrator', 'partImplementer', 'preparation', 'support', 'steeringSeat', 'followUp')),
        lead_organisation_id  uuid constraint fk_projects__lead_organisation_id references organisations,
        parent_id             uuid constraint fk_projects__parent_id references projects,
        predecessor_id        uuid constraint fk_projects__predecessor_id references projects,
        note                  text,
        sources               text[] not null default '{}',
        sample                boolean not null default false,
        version               integer not null default 1,
        created_at            timestamptz not null default now(),
        constraint ck_projects__not_its_own_parent check (parent_id <> id and predecessor_id <> id)
      );
      create unique index uq_projects__code on projects (upper(code));
      create index ix_projects__parent on projects (parent_id) where parent_id is not null;
      create trigger audit after insert or update or delete on projects for each row execute function audit_row();

      create table project_aliases (
        id          uuid primary key,
        project_id  uuid not null constraint fk_project_aliases__project_id references projects on delete cascade,
        alias       text not null
      );
      create unique index uq_project_aliases__alias on project_aliases (project_id, lower(alias));
      create trigger audit after insert or update or delete on project_aliases for each row execute function audit_row();

      create table project_partners (
        id               uuid primary key,
        project_id       uuid not null constraint fk_project_partners__project_id references projects on delete cascade,
        organisation_id  uuid not null constraint fk_project_partners__organisation_id references organisations,
        constraint uq_project_partners__organisation unique (project_id, organisation_id)
      );
      create trigger audit after insert or update or delete on project_partners for each row execute function audit_row();

      create table project_responsibles (
        id          uuid primary key,
        project_id  uuid not null constraint fk_project_responsibles__project_id references projects on delete cascade,
        user_id     uuid not null constraint fk_project_responsibles__user_id references users,
        constraint uq_project_responsibles__user unique (project_id, user_id)
      );
      create index ix_project_responsibles__user on project_responsibles (user_id);
      create trigger audit after insert or update or delete on project_responsibles for each row execute function audit_row();

      create table project_periods (
        id             uuid primary key,
        project_id     uuid not null constraint fk_project_periods__project_id references projects on delete cascade,
        kind           text not null constraint ck_project_periods__kind check (kind in ('planned', 'decided', 'actual')),
        starts         text constraint ck_project_periods__starts check (starts ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        ends           text constraint ck_project_periods__ends check (ends ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        starts_on      date generated always as (first_day(starts)) stored,
        ends_on        date generated always as (last_day(ends)) stored,
        source         text,
        -- A decided period counts from its decision; null: for as long as the project is known.
        counts_from    date,
        constraint uq_project_periods__kind unique (project_id, kind),
        constraint ck_project_periods__order check (ends_on >= starts_on)
      );
      create trigger audit after insert or update or delete on project_periods for each row execute function audit_row();

      -- The dated facts a status follows from. counts_from is null for what the documents say without a date: it holds
      -- until a dated fact says otherwise. A month-precise fact counts from the month's last day.
      create table project_status_facts (
        id           uuid primary key,
        project_id   uuid not null constraint fk_project_status_facts__project_id references projects on delete cascade,
        status       text not null constraint ck_project_status_facts__status check (status in
          ('idea', 'preparation', 'applied', 'granted', 'rejected', 'withdrawn', 'running', 'ended', 'closed')),
        cause        text not null constraint ck_project_status_facts__cause check (cause in
          ('stated', 'manual', 'application', 'decision', 'start', 'end')),
        happened     text constraint ck_project_status_facts__happened check (happened ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        counts_from  date,
        note         text,
        source       text,
        recorded_at  timestamptz not null default clock_timestamp()
      );
      create index ix_project_status_facts__latest on project_status_facts (project_id, counts_from desc nulls last, recorded_at desc);
      create trigger audit after insert or update or delete on project_status_facts for each row execute function audit_row();

      -- What the documents say beside the structured facts: milestones, places, city areas, staff.
      create table project_remarks (
        id          uuid primary key,
        project_id  uuid not null constraint fk_project_remarks__project_id references projects on delete cascade,
        kind        text not null constraint ck_project_remarks__kind check (kind in
          ('milestone', 'places', 'cityArea', 'subproject', 'staff', 'registryCode', 'note')),
        happened    text,
        text        text not null,
        source      text
      );
      create index ix_project_remarks__project on project_remarks (project_id);
      create trigger audit after insert or update or delete on project_remarks for each row execute function audit_row();

      -- The history of a project finds the entries of its aliases, partners, periods and so on by this.
      create index ix_audit_entries__project on audit_entries ((coalesce(new, old) ->> 'project_id'))
        where table_name like 'project\\_%' and operation <> 'update';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_audit_entries__project;
      drop table project_remarks, project_status_facts, project_periods, project_responsibles, project_partners,
        project_aliases, projects;
      drop function first_day(text); drop function last_day(text);
    `);
  }
}
