import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls, drafts of applications, what is asked and decided per source and year, the versions an application was
 * submitted in, its attachments, and the funder's requests to supplement it. A later decision of repayment stands
 * beside the first one.
 */
export class Applications1700000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CALLS);
    await runner.query(APPLICATIONS);
    await runner.query(LINES);
    await runner.query(PARTS_OF_AN_APPLICATION);
    await runner.query(DECISIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from funding_decisions where outcome = 'repayment';
      drop index uq_funding_decisions__application;
      alter table funding_decisions
        drop constraint ck_funding_decisions__outcome,
        add constraint ck_funding_decisions__outcome check (outcome in ('granted', 'partly', 'rejected', 'withdrawn')),
        add constraint uq_funding_decisions__application unique (application_id),
        drop column appeal_until, drop column part_cost_models;
      drop table funding_supplement_requests, funding_application_attachments, funding_application_versions,
        funding_amount_lines;
      alter table funding_applications
        drop column call_id, drop column draft, drop column submitted_time, drop column withdrawn_on,
        drop column withdrawn_note;
      drop table funding_calls;
    `);
  }
}

const PARTIAL_DAY = (column: string): string => `${column} ~ '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$'`;
const CLOCK_TIME = (column: string): string => `${column} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`;
const AUDIT = (table: string): string =>
  `create trigger audit after insert or update or delete on ${table} for each row execute function audit_row();`;

const CALLS = `
  create table funding_calls (
    id                      uuid primary key,
    instrument              text not null constraint fk_funding_calls__instrument references funding_instruments (code),
    title                   text not null constraint ck_funding_calls__title check (length(title) between 1 and 300),
    funder_organisation_id  uuid constraint fk_funding_calls__funder_organisation_id references organisations,
    opens                   text constraint ck_funding_calls__opens check (${PARTIAL_DAY('opens')}),
    opens_time              text constraint ck_funding_calls__opens_time check (${CLOCK_TIME('opens_time')}),
    closes                  text constraint ck_funding_calls__closes check (${PARTIAL_DAY('closes')}),
    closes_time             text constraint ck_funding_calls__closes_time check (${CLOCK_TIME('closes_time')}),
    closes_at               timestamptz,
    requirements            text[] not null default '{}',
    source                  text,
    note                    text,
    version                 integer not null default 1,
    recorded_at             timestamptz not null default clock_timestamp(),
    constraint ck_funding_calls__opens_time_needs_day check (opens_time is null or length(opens) = 10),
    constraint ck_funding_calls__closes_time_needs_day check (closes_time is null or length(closes) = 10),
    constraint ck_funding_calls__order check (last_day(closes) >= first_day(opens)),
    constraint ck_funding_calls__closes_at check ((closes is null) = (closes_at is null))
  );
  comment on column funding_calls.closes_at is 'The last instant that is in time; of a closing known to the month, the end of the month.';
  create index ix_funding_calls__instrument on funding_calls (instrument);
  create index ix_funding_calls__closes_at on funding_calls (closes_at);
  ${AUDIT('funding_calls')}`;

const APPLICATIONS = `
  alter table funding_applications
    add column call_id uuid constraint fk_funding_applications__call_id references funding_calls,
    add column draft boolean not null default false,
    add column submitted_time text constraint ck_funding_applications__submitted_time
      check (submitted_time is null
             or (submitted_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' and length(submitted) = 10)),
    add column withdrawn_on date,
    add column withdrawn_note text,
    add constraint ck_funding_applications__draft
      check (not draft or (submitted is null and withdrawn_on is null)),
    add constraint ck_funding_applications__withdrawn check (withdrawn_on >= first_day(submitted));
  comment on column funding_applications.draft is 'Not submitted yet: a draft is no application in overviews and totals.';
  create index ix_funding_applications__call on funding_applications (call_id) where call_id is not null;`;

const LINES = `
  create table funding_amount_lines (
    id               uuid primary key,
    application_id   uuid constraint fk_funding_amount_lines__application_id references funding_applications on delete cascade,
    decision_id      uuid constraint fk_funding_amount_lines__decision_id references funding_decisions on delete cascade,
    position         integer not null,
    scope            text not null constraint ck_funding_amount_lines__scope check (scope in ('whole', 'own')),
    part_id          uuid constraint fk_funding_amount_lines__part_id references project_parts,
    year             integer not null constraint ck_funding_amount_lines__year check (year between 1990 and 2100),
    funding_class    text not null constraint ck_funding_amount_lines__funding_class check (funding_class in ('stateGrant',
      'euSupport', 'municipalContribution', 'otherPublicFunding', 'privateFunding', 'ownContribution', 'serviceIncome')),
    organisation_id  uuid constraint fk_funding_amount_lines__organisation_id references organisations,
    exactness        text not null constraint ck_funding_amount_lines__exactness check (exactness in ('exact', 'approximate', 'range')),
    amount_cents     bigint,
    min_cents        bigint,
    max_cents        bigint,
    constraint ck_funding_amount_lines__one_holder check (num_nonnulls(application_id, decision_id) = 1),
    constraint ck_funding_amount_lines__shape check (case exactness
      when 'range' then num_nulls(min_cents, max_cents) = 0 and amount_cents is null and min_cents <= max_cents
      else num_nonnulls(min_cents, max_cents) = 0 and amount_cents is not null end),
    constraint ck_funding_amount_lines__not_negative check (least(amount_cents, min_cents) >= 0),
    constraint ck_funding_amount_lines__decided check (decision_id is null or exactness = 'exact')
  );
  comment on table funding_amount_lines is 'What is asked or decided per year and source, of the whole project or of the own part.';
  create unique index uq_funding_amount_lines__source on funding_amount_lines
    (application_id, decision_id, scope, part_id, year, funding_class, organisation_id) nulls not distinct;
  create index ix_funding_amount_lines__decision on funding_amount_lines (decision_id) where decision_id is not null;
  ${AUDIT('funding_amount_lines')}`;

const PARTS_OF_AN_APPLICATION = `
  create table funding_application_versions (
    id              uuid primary key,
    application_id  uuid not null constraint fk_funding_application_versions__application_id references funding_applications on delete cascade,
    number          integer not null constraint ck_funding_application_versions__number check (number > 0),
    cause           text not null constraint ck_funding_application_versions__cause check (cause in ('submitted', 'supplemented')),
    happened        date not null,
    snapshot        jsonb not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    constraint uq_funding_application_versions__number unique (application_id, number)
  );
  create trigger refuse_change before update on funding_application_versions
    for each row execute function refuse_change();
  ${AUDIT('funding_application_versions')}

  create table funding_application_attachments (
    id              uuid primary key,
    application_id  uuid not null constraint fk_funding_application_attachments__application_id references funding_applications on delete cascade,
    position        integer not null,
    name            text not null constraint ck_funding_application_attachments__name check (length(name) between 1 and 200),
    required        boolean not null,
    state           text not null constraint ck_funding_application_attachments__state check (state in ('missing', 'ready', 'sent')),
    note            text,
    constraint uq_funding_application_attachments__position unique (application_id, position)
  );
  ${AUDIT('funding_application_attachments')}

  create table funding_supplement_requests (
    id              uuid primary key,
    application_id  uuid not null constraint fk_funding_supplement_requests__application_id references funding_applications on delete cascade,
    requested_on    date not null,
    due_on          date not null,
    due_time        text constraint ck_funding_supplement_requests__due_time check (${CLOCK_TIME('due_time')}),
    text            text not null constraint ck_funding_supplement_requests__text check (length(text) between 1 and 4000),
    answered_on     date,
    answer_note     text,
    recorded_at     timestamptz not null default clock_timestamp(),
    constraint ck_funding_supplement_requests__due check (due_on >= requested_on),
    constraint ck_funding_supplement_requests__answered check (answered_on >= requested_on)
  );
  create index ix_funding_supplement_requests__application on funding_supplement_requests (application_id);
  ${AUDIT('funding_supplement_requests')}`;

// A repayment is decided later, on what was granted: it is a decision of its own, but not the application's outcome.
const DECISIONS = `
  alter table funding_decisions
    add column appeal_until date,
    add column part_cost_models jsonb not null default '[]'
      constraint ck_funding_decisions__part_cost_models check (jsonb_typeof(part_cost_models) = 'array'),
    add constraint ck_funding_decisions__appeal check (appeal_until >= first_day(decided)),
    drop constraint ck_funding_decisions__outcome,
    add constraint ck_funding_decisions__outcome
      check (outcome in ('granted', 'partly', 'rejected', 'withdrawn', 'repayment')),
    drop constraint uq_funding_decisions__application;
  create unique index uq_funding_decisions__application on funding_decisions (application_id) where outcome <> 'repayment';
  create index ix_funding_decisions__application on funding_decisions (application_id);`;
