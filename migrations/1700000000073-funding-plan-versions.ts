import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Funding plans per part, with versions that stay readable, and the agreements and receipts behind outside money. Of
 * the versions of a part's year one counts on a day: from its `counts_from` until it was superseded.
 */
export class FundingPlanVersions1700000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table funding_plan_years
        add part_id        uuid constraint fk_funding_plan_years__part_id references project_parts,
        add number         integer not null default 1 constraint ck_funding_plan_years__number check (number > 0),
        add superseded_on  date,
        add superseded_at  timestamptz,
        add cause          text not null default 'edited' constraint ck_funding_plan_years__cause
                           check (cause in ('stated', 'edited', 'change', 'copied', 'imported')),
        add cause_id       uuid,
        add reason         text,
        add recorded_at    timestamptz not null default clock_timestamp(),
        add recorded_by    uuid constraint fk_funding_plan_years__recorded_by references users;
      update funding_plan_years y
         set number = version, cause = case when source is null then 'edited' else 'stated' end,
             recorded_at = coalesce((select max(a.at) from audit_entries a
               where a.table_name = 'funding_plan_years' and a.record_id = y.id::text), clock_timestamp());
      alter table funding_plan_years
        alter cause drop default,
        drop column version,
        drop constraint uq_funding_plan_years__year,
        add constraint uq_funding_plan_years__number unique nulls not distinct (project_id, part_id, year, number);
      create unique index uq_funding_plan_years__current on funding_plan_years (project_id, part_id, year)
        nulls not distinct where superseded_at is null;
      comment on column funding_plan_years.part_id is 'Null: the project as a whole.';
      comment on column funding_plan_years.superseded_on is
        'The first day on which the version no longer counts; before counts_from when it never did.';

      alter table funding_plan_lines
        add organisation_id  uuid constraint fk_funding_plan_lines__organisation_id references organisations,
        add instrument       text constraint fk_funding_plan_lines__instrument references funding_instruments (code);
      comment on column funding_plan_lines.organisation_id is 'Whose money it is, where one organisation is named.';
      comment on column funding_plan_lines.instrument is 'Null: the instrument of the project.';

      create table funding_agreements (
        id               uuid primary key,
        project_id       uuid not null constraint fk_funding_agreements__project_id references projects on delete cascade,
        part_id          uuid constraint fk_funding_agreements__part_id references project_parts,
        organisation_id  uuid not null constraint fk_funding_agreements__organisation_id references organisations,
        funding_class    text not null constraint ck_funding_agreements__funding_class check (funding_class in ('stateGrant',
          'euSupport', 'municipalContribution', 'otherPublicFunding', 'privateFunding', 'serviceIncome')),
        signed_on        date not null,
        valid_from       date,
        valid_to         date,
        amount_cents     bigint not null constraint ck_funding_agreements__amount check (amount_cents > 0),
        document         text,
        note             text,
        version          integer not null default 1,
        recorded_at      timestamptz not null default clock_timestamp(),
        constraint ck_funding_agreements__validity check (valid_to >= valid_from)
      );
      create index ix_funding_agreements__project on funding_agreements (project_id);
      create trigger audit after insert or update or delete on funding_agreements for each row execute function audit_row();

      create table funding_receipts (
        id            uuid primary key,
        agreement_id  uuid not null constraint fk_funding_receipts__agreement_id references funding_agreements on delete cascade,
        received_on   date not null,
        amount_cents  bigint not null constraint ck_funding_receipts__amount check (amount_cents <> 0),
        note          text,
        recorded_at   timestamptz not null default clock_timestamp()
      );
      comment on table funding_receipts is 'Money that came into the account; a negative one corrects an earlier one.';
      create index ix_funding_receipts__agreement on funding_receipts (agreement_id);
      create trigger audit after insert or update or delete on funding_receipts for each row execute function audit_row();
      create trigger refuse_change before update or delete on funding_receipts for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table funding_receipts, funding_agreements;
      alter table funding_plan_lines drop column organisation_id, drop column instrument;
      drop index uq_funding_plan_years__current;
      delete from funding_plan_years where superseded_at is not null or part_id is not null;
      alter table funding_plan_years drop constraint uq_funding_plan_years__number, add version integer not null default 1;
      update funding_plan_years set version = number;
      alter table funding_plan_years
        drop column part_id, drop column number, drop column superseded_on, drop column superseded_at,
        drop column cause, drop column cause_id, drop column reason, drop column recorded_at, drop column recorded_by,
        add constraint uq_funding_plan_years__year unique (project_id, year);
    `);
  }
}
