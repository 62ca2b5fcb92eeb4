import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a person entered a decided period over what the decision or a change had given. */
export class EditedPeriods1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table project_periods add column edited boolean not null default false;
      alter table project_past_periods add column edited boolean not null default false;
      comment on column project_periods.edited is
        'Entered by hand on the project; of a decided period: it holds instead of that of the newest grant.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table project_periods drop column edited;
      alter table project_past_periods drop column edited;
    `);
  }
}
