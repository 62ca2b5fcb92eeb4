import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The spreadsheets that centres moved in with: what each import did, and what people said their headers mean. */
export class MovingIn1700000000078 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table moving_in_imports (
        id               uuid primary key,
        file_name        text not null constraint ck_moving_in_imports__file_name check (length(file_name) <= 200),
        format           text not null constraint ck_moving_in_imports__format check (format in ('xlsx', 'csv')),
        row_count        integer not null,
        added_count      integer not null,
        changed_count    integer not null,
        unchanged_count  integer not null,
        last_audit_id    bigint not null,
        recorded_at      timestamptz not null,
        recorded_by      text not null,
        undone_at        timestamptz,
        undone_by        text,
        constraint ck_moving_in_imports__counts check (row_count >= added_count + changed_count + unchanged_count),
        constraint ck_moving_in_imports__undone check ((undone_at is null) = (undone_by is null))
      );
      comment on column moving_in_imports.last_audit_id is
        'The last entry of the audit trail when the import was stored: later ones about its projects were built on it.';
      create index ix_moving_in_imports__recorded_at on moving_in_imports (recorded_at, id);
      create trigger audit after insert or update or delete on moving_in_imports for each row execute function audit_row();

      create table moving_in_projects (
        id          uuid primary key,
        import_id   uuid not null constraint fk_moving_in_projects__import_id references moving_in_imports on delete cascade,
        project_id  uuid not null,
        row_number  integer not null,
        act         text not null constraint ck_moving_in_projects__act check (act in ('added', 'changed')),
        before      jsonb,
        constraint uq_moving_in_projects__project unique (import_id, project_id),
        constraint ck_moving_in_projects__before check ((act = 'changed') = (before is not null))
      );
      comment on column moving_in_projects.project_id is 'No foreign key: an import that was undone still says what it had made.';
      create index ix_moving_in_projects__project on moving_in_projects (project_id);
      create trigger audit after insert or update or delete on moving_in_projects for each row execute function audit_row();

      create table moving_in_headers (
        id           uuid primary key,
        header       text not null constraint uq_moving_in_headers__header unique
                       constraint ck_moving_in_headers__header check (length(header) between 1 and 200),
        field        text,
        recorded_at  timestamptz not null
      );
      comment on column moving_in_headers.field is 'Null: people said that the column is to be left out.';
      create trigger audit after insert or update or delete on moving_in_headers for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table moving_in_headers, moving_in_projects, moving_in_imports');
  }
}
