import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Instruments, applications, decisions, their amounts, and the funding plan of a project's year. A day that may be
 * known to the month or the year only is a text of that precision; `counts_from` is the day from which a record
 * counts when one looks as on a day, null where the documents say no more than that it is so.
 */
export class Funding1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funding_instruments (
        id          uuid primary key,
        code        text not null constraint ck_funding_instruments__code check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name_fi     text not null,
        name_sv     text not null,
        name_en     text not null,
        funder_fi   text not null,
        funder_sv   text not null,
        funder_en   text not null,
        valid_from  date,
        valid_to    date,
        rules       jsonb not null default '[]' constraint ck_funding_instruments__rules check (jsonb_typeof(rules) = 'array'),
        version     integer not null default 1,
        constraint uq_funding_instruments__code unique (code),
        constraint ck_funding_instruments__validity check (valid_to >= valid_from)
      );
      create trigger audit after insert or update or delete on funding_instruments for each row execute function audit_row();

      -- The instrument a project is meant to be paid from, known before there is any application.
      create table project_instruments (
        id                      uuid primary key,
        project_id              uuid not null constraint fk_project_instruments__project_id references projects on delete cascade,
        instrument              text not null constraint fk_project_instruments__instrument references funding_instruments (code),
        funder_organisation_id  uuid constraint fk_project_instruments__funder_organisation_id references organisations,
        source                  text,
        constraint uq_project_instruments__project unique (project_id)
      );
      create trigger audit after insert or update or delete on project_instruments for each row execute function audit_row();

      create table funding_applications (
        id                      uuid primary key,
        project_id              uuid not null constraint fk_funding_applications__project_id references projects on delete cascade,
        instrument              text not null constraint fk_funding_applications__instrument references funding_instruments (code),
        funder_organisation_id  uuid constraint fk_funding_applications__funder_organisation_id references organisations,
        priority_axis           text,
        funder_project_code     text,
        submitted               text constraint ck_funding_applications__submitted check (submitted ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        counts_from             date,
        note                    text,
        source                  text,
        sample                  boolean not null default false,
        version                 integer not null default 1,
        recorded_at             timestamptz not null default clock_timestamp()
      );
      create index ix_funding_applications__project on funding_applications (project_id);
      create index ix_funding_applications__instrument on funding_applications (instrument);
      create trigger audit after insert or update or delete on funding_applications for each row execute function audit_row();

      -- A decision from the public record may lack its number, day and amount; one that a user enters may not.
      create table funding_decisions (
        id              uuid primary key,
        application_id  uuid not null constraint fk_funding_decisions__application_id references funding_applications on delete cascade,
        funder_name     text not null,
        number          text,
        decided         text constraint ck_funding_decisions__decided check (decided ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        counts_from     date not null,
        outcome         text not null constraint ck_funding_decisions__outcome check (outcome in ('granted', 'partly', 'rejected', 'withdrawn')),
        rate            numeric(9, 6) constraint ck_funding_decisions__rate check (rate between 0 and 100),
        period_starts   text constraint ck_funding_decisions__period_starts check (period_starts ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        period_ends     text constraint ck_funding_decisions__period_ends check (period_ends ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
        conditions      text,
        note            text,
        source          text,
        public_record   boolean not null default false,
        recorded_at     timestamptz not null default clock_timestamp(),
        constraint uq_funding_decisions__application unique (application_id),
        constraint ck_funding_decisions__period check (last_day(period_ends) >= first_day(period_starts)),
        constraint ck_funding_decisions__complete check
          (public_record or (number is not null and length(decided) = 10 and counts_from = first_day(decided)))
      );
      comment on column funding_decisions.funder_name is 'The funder as it was named when the decision was recorded: numbers are unique per funder.';
      create unique index uq_funding_decisions__number on funding_decisions (lower(funder_name), lower(number)) where number is not null;
      create trigger audit after insert or update or delete on funding_decisions for each row execute function audit_row();

      create table funding_amounts (
        id                      uuid primary key,
        application_id          uuid constraint fk_funding_amounts__application_id references funding_applications on delete cascade,
        decision_id             uuid constraint fk_funding_amounts__decision_id references funding_decisions on delete cascade,
        scope                   text not null constraint ck_funding_amounts__scope check (scope in ('whole', 'own')),
        exactness               text not null constraint ck_funding_amounts__exactness check (exactness in ('exact', 'approximate', 'range')),
        total_cents             bigint,
        min_cents               bigint,
        max_cents               bigint,
        grant_cents             bigint,
        own_contribution_cents  bigint,
        support_rate            numeric(9, 6),
        own_rate                numeric(9, 6),
        constraint ck_funding_amounts__one_holder check (num_nonnulls(application_id, decision_id) = 1),
        constraint uq_funding_amounts__application_scope unique (application_id, scope),
        constraint uq_funding_amounts__decision_scope unique (decision_id, scope),
        constraint ck_funding_amounts__shape check (case exactness
          when 'range' then num_nulls(min_cents, max_cents) = 0 and total_cents is null and min_cents <= max_cents
          else num_nonnulls(min_cents, max_cents) = 0 and num_nonnulls(total_cents, grant_cents) > 0 end),
        constraint ck_funding_amounts__not_negative check
          (least(total_cents, min_cents, grant_cents, own_contribution_cents) >= 0),
        constraint ck_funding_amounts__sum check (grant_cents + own_contribution_cents = total_cents),
        constraint ck_funding_amounts__rates check
          (support_rate >= 0 and own_rate >= 0 and coalesce(support_rate, 0) + coalesce(own_rate, 0) <= 100)
      );
      create trigger audit after insert or update or delete on funding_amounts for each row execute function audit_row();

      create table funding_plan_years (
        id            uuid primary key,
        project_id    uuid not null constraint fk_funding_plan_years__project_id references projects on delete cascade,
        year          integer not null constraint ck_funding_plan_years__year check (year between 1990 and 2100),
        status        text not null constraint ck_funding_plan_years__status check (status in ('preliminary', 'approved', 'closed')),
        total_cents   bigint constraint ck_funding_plan_years__total check (total_cents >= 0),
        exactness     text not null constraint ck_funding_plan_years__exactness check (exactness in ('exact', 'approximate')),
        volume_cents  bigint constraint ck_funding_plan_years__volume check (volume_cents >= 0),
        volume_note   text,
        note          text,
        source        text,
        counts_from   date,
        version       integer not null default 1,
        constraint uq_funding_plan_years__year unique (project_id, year)
      );
      comment on column funding_plan_years.total_cents is 'Null where no source states the total.';
      comment on column funding_plan_years.volume_cents is 'The whole activity with projects and paid services, always approximate.';
      create index ix_funding_plan_years__year on funding_plan_years (year);
      create trigger audit after insert or update or delete on funding_plan_years for each row execute function audit_row();

      create table funding_plan_lines (
        id            uuid primary key,
        plan_id       uuid not null constraint fk_funding_plan_lines__plan_id references funding_plan_years on delete cascade,
        position      integer not null,
        class         text not null constraint ck_funding_plan_lines__class check (class in ('stateGrant', 'euSupport',
          'municipalContribution', 'otherPublicFunding', 'privateFunding', 'ownContribution', 'serviceIncome')),
        amount_cents  bigint not null constraint ck_funding_plan_lines__amount check (amount_cents >= 0),
        exactness     text not null constraint ck_funding_plan_lines__exactness check (exactness in ('exact', 'approximate')),
        note          text,
        constraint uq_funding_plan_lines__position unique (plan_id, position)
      );
      create trigger audit after insert or update or delete on funding_plan_lines for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table funding_plan_lines, funding_plan_years, funding_amounts, funding_decisions, funding_applications,
        project_instruments, funding_instruments;
    `);
  }
}
