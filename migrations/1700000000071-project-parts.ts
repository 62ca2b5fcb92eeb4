import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The parts of a joint project: its lead and its part-implementers, and which of them is the centre's own. */
export class ProjectParts1700000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table project_parts (
        id               uuid primary key,
        project_id       uuid not null constraint fk_project_parts__project_id references projects on delete cascade,
        position         integer not null,
        organisation_id  uuid constraint fk_project_parts__organisation_id references organisations,
        name             text,
        kind             text not null constraint ck_project_parts__kind check (kind in ('lead', 'partImplementer')),
        own              boolean not null default false,
        note             text,
        constraint ck_project_parts__named check (num_nonnulls(organisation_id, name) > 0)
      );
      comment on column project_parts.own is 'The part of the centre whose portfolio this is.';
      create unique index uq_project_parts__lead on project_parts (project_id) where kind = 'lead';
      create unique index uq_project_parts__own on project_parts (project_id) where own;
      create index ix_project_parts__project on project_parts (project_id, position);
      create trigger audit after insert or update or delete on project_parts for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table project_parts');
  }
}
