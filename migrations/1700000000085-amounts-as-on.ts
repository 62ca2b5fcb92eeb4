import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an application asked for before its answer to a request to supplement: the amounts and lines stay, with the day
 * on which others took their place, so that a look back shows what was asked for then.
 */
export class AmountsAsOn1700000000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['funding_amounts', 'funding_amount_lines']) {
      await runner.query(`
        alter table ${table}
          add column counts_from   date,
          add column superseded_on date,
          add constraint ck_${table}__only_asked_superseded check (superseded_on is null or application_id is not null);
        comment on column ${table}.superseded_on is
          'The first day on which it no longer counts; on counts_from or before it when it never did.';`);
    }
    await runner.query(`
      alter table funding_amounts drop constraint uq_funding_amounts__application_scope;
      create unique index uq_funding_amounts__application_scope on funding_amounts (application_id, scope)
        where superseded_on is null;
      create index ix_funding_amounts__application on funding_amounts (application_id) where application_id is not null;
      drop index uq_funding_amount_lines__source;
      create unique index uq_funding_amount_lines__source on funding_amount_lines
        (application_id, decision_id, scope, part_id, year, funding_class, organisation_id) nulls not distinct
        where superseded_on is null;
      create index ix_funding_amount_lines__application on funding_amount_lines (application_id)
        where application_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from funding_amounts where superseded_on is not null;
      delete from funding_amount_lines where superseded_on is not null;
      drop index ix_funding_amounts__application, uq_funding_amounts__application_scope,
        ix_funding_amount_lines__application, uq_funding_amount_lines__source;
      alter table funding_amounts drop column counts_from, drop column superseded_on,
        add constraint uq_funding_amounts__application_scope unique (application_id, scope);
      alter table funding_amount_lines drop column counts_from, drop column superseded_on;
      create unique index uq_funding_amount_lines__source on funding_amount_lines
        (application_id, decision_id, scope, part_id, year, funding_class, organisation_id) nulls not distinct;
    `);
  }
}
