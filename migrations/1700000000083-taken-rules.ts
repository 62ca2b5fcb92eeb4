import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which delivered rules an administrator took into use with a version, so that they wait no more. */
export class TakenRules1700000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table funding_instrument_versions add column taken_rules jsonb
        constraint ck_funding_instrument_versions__taken_rules
          check (taken_rules is null or (jsonb_typeof(taken_rules) = 'array' and origin = 'entered'));
      comment on column funding_instrument_versions.taken_rules is
        'Rules of the delivered file that an administrator took into use with this version.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table funding_instrument_versions drop column taken_rules');
  }
}
