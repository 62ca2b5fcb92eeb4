import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budgets get versions: an edit makes a new one, the old ones stay readable, one of them counts on a day. */
export class BudgetVersions1700000000074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table budgets
        add number         integer not null default 1 constraint ck_budgets__number check (number > 0),
        add counts_from    date,
        add superseded_on  date,
        add superseded_at  timestamptz,
        add cause          text not null default 'edited' constraint ck_budgets__cause
                           check (cause in ('stated', 'edited', 'change', 'copied', 'imported')),
        add cause_id       uuid,
        add reason         text,
        add recorded_by    uuid constraint fk_budgets__recorded_by references users;
      update budgets set number = version;
      alter table budgets
        alter cause drop default,
        drop column version,
        drop constraint uq_budgets__project,
        add constraint uq_budgets__number unique (project_id, number);
      alter table budgets rename column created_at to recorded_at;
      alter table budgets alter recorded_at set default clock_timestamp();
      create unique index uq_budgets__current on budgets (project_id) where superseded_at is null;
      comment on column budgets.counts_from is 'Null: always, as the first version does.';
      comment on column budgets.superseded_on is
        'The first day on which the version no longer counts; before counts_from when it never did.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index uq_budgets__current;
      delete from budgets where superseded_at is not null;
      alter table budgets drop constraint uq_budgets__number, add version integer not null default 1;
      update budgets set version = number;
      alter table budgets rename column recorded_at to created_at;
      alter table budgets
        alter created_at set default now(),
        drop column number, drop column counts_from, drop column superseded_on, drop column superseded_at,
        drop column cause, drop column cause_id, drop column reason, drop column recorded_by,
        add constraint uq_budgets__project unique (project_id);
    `);
  }
}
