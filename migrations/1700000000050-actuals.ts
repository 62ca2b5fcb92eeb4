import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of actuals: append-only entries, the imports they came by, and what an import remembers. */
export class Actuals1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cost_centres (
        id          uuid primary key,
        code        text not null constraint ck_cost_centres__code check (length(code) between 1 and 60),
        project_id  uuid not null constraint fk_cost_centres__project_id references projects on delete cascade,
        version     integer not null default 1,
        created_at  timestamptz not null default now()
      );
      create unique index uq_cost_centres__code on cost_centres (lower(code));
      create trigger audit after insert or update or delete on cost_centres for each row execute function audit_row();

      create table import_batches (
        id                  uuid primary key,
        file_name           text not null constraint ck_import_batches__file_name check (length(file_name) between 1 and 255),
        encoding            text not null,
        row_count           integer not null,
        added_count         integer not null,
        known_count         integer not null,
        skipped_count       integer not null,
        total_cents         bigint not null,
        first_posting_date  date,
        last_posting_date   date,
        reverses_batch_id   uuid constraint fk_import_batches__reverses_batch_id references import_batches
                            constraint uq_import_batches__reversal unique,
        recorded_at         timestamptz not null,
        recorded_by         text not null
      );
      create index ix_import_batches__recorded on import_batches (recorded_at desc, id desc);
      create trigger refuse_change before update or delete on import_batches
        for each row execute function refuse_change();
      create trigger audit after insert or update or delete on import_batches for each row execute function audit_row();

      -- Cost is positive, income negative. An income stands in no cost category. A wrong entry is never changed: another
      -- entry takes it back.
      create table ledger_entries (
        id                 uuid primary key,
        project_id         uuid not null constraint fk_ledger_entries__project_id references projects,
        posting_date       date not null constraint ck_ledger_entries__posting_date
                           check (posting_date between '1990-01-01' and '2100-12-31'),
        document_date      date,
        voucher            text constraint ck_ledger_entries__voucher check (length(voucher) between 1 and 60),
        line               text constraint ck_ledger_entries__line check (length(line) between 1 and 20),
        account            text not null constraint ck_ledger_entries__account check (account ~ '^[0-9]{3,10}$'),
        cost_centre        text constraint ck_ledger_entries__cost_centre check (length(cost_centre) between 1 and 60),
        cost_category      text constraint ck_ledger_entries__cost_category check (cost_category in
          ('staff', 'purchasedServices', 'travel', 'equipment', 'other', 'flatRate', 'notItemised')),
        amount_cents       bigint not null constraint ck_ledger_entries__amount
                           check (amount_cents <> 0 and amount_cents between -100000000000000 and 100000000000000),
        text               text not null constraint ck_ledger_entries__text check (length(text) <= 500),
        counterparty       text constraint ck_ledger_entries__counterparty check (length(counterparty) between 1 and 200),
        recorded_at        timestamptz not null,
        batch_id           uuid constraint fk_ledger_entries__batch_id references import_batches deferrable initially deferred,
        example            boolean not null default false,
        reverses_entry_id  uuid constraint fk_ledger_entries__reverses_entry_id references ledger_entries
                           constraint uq_ledger_entries__reversal unique
      );
      create index ix_ledger_entries__project on ledger_entries (project_id, posting_date, id);
      create index ix_ledger_entries__posting_date on ledger_entries (posting_date, id);
      create index ix_ledger_entries__batch on ledger_entries (batch_id) where batch_id is not null;
      create trigger refuse_change before update or delete on ledger_entries
        for each row execute function refuse_change();
      create trigger refuse_truncate before truncate on ledger_entries
        for each statement execute function refuse_change();
      create trigger audit after insert or update or delete on ledger_entries for each row execute function audit_row();
      comment on table ledger_entries is 'What was posted. Append-only: a correction is another entry that reverses it.';
      comment on column ledger_entries.example is 'An example figure, marked so wherever it shows; not from any ledger.';

      -- What has been imported, so that the same or an overlapping file adds nothing twice. Taken away when the import is
      -- undone, which the entries themselves cannot be.
      create table imported_lines (
        identity  uuid primary key,
        entry_id  uuid not null constraint fk_imported_lines__entry_id references ledger_entries,
        batch_id  uuid not null constraint fk_imported_lines__batch_id references import_batches deferrable initially deferred
      );
      create index ix_imported_lines__batch on imported_lines (batch_id);
      create index ix_imported_lines__entry on imported_lines (entry_id);
      comment on table imported_lines is 'Derived: the hash of voucher and line (or content) of every imported row in force.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table imported_lines, ledger_entries, import_batches, cost_centres');
  }
}
