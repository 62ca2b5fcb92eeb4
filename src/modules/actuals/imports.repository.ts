import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { cents } from '../../shared/money/index.js';
import type { Figures } from './domain/entry-identity.js';
import { ENTRY_ARRAYS, type NewEntry, entryArrays } from './entries.repository.js';

export interface BatchRow {
  id: string;
  file_name: string;
  encoding: string;
  row_count: number;
  added_count: number;
  known_count: number;
  skipped_count: number;
  total_cents: bigint;
  first_posting_date: string | null;
  last_posting_date: string | null;
  reverses_batch_id: string | null;
  reversed_by_batch_id: string | null;
  recorded_at: Date;
  recorded_by: string;
}

/** What is known of an import before its entries are counted. */
export interface NewBatch {
  id: string;
  fileName: string;
  encoding: string;
  rowCount: number;
  knownCount: number;
  skippedCount: number;
  reversesBatchId: string | null;
  recordedAt: Temporal.Instant;
  recordedBy: string;
}

interface StoredLine {
  identity: string;
  posting_date: string;
  account: string;
  cost_centre: string | null;
  amount_cents: bigint;
}

const BATCH_COLUMNS = `b.id, b.file_name, b.encoding, b.row_count, b.added_count, b.known_count, b.skipped_count,
  b.total_cents, b.first_posting_date, b.last_posting_date, b.reverses_batch_id, r.id as reversed_by_batch_id,
  b.recorded_at, b.recorded_by`;
const BATCH_TABLES = 'import_batches b left join import_batches r on r.reverses_batch_id = b.id';
/** Rows per statement: large enough to be set-based, small enough for the memory of both sides. */
const ROWS_PER_STATEMENT = 10_000;

@Injectable()
export class ImportsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What earlier imports stored under these identities. */
  async findImported(identities: readonly string[]): Promise<Map<string, Figures>> {
    const rows = await this.unitOfWork.query<StoredLine>(
      `select i.identity, e.posting_date, e.account, e.cost_centre, e.amount_cents
         from imported_lines i join ledger_entries e on e.id = i.entry_id
        where i.identity = any($1::uuid[])`,
      [identities],
    );
    return new Map(
      rows.map((row) => [
        row.identity,
        {
          postingDate: row.posting_date,
          account: row.account,
          costCentre: row.cost_centre,
          amountCents: cents(row.amount_cents),
        },
      ]),
    );
  }

  /**
   * Stores the entries whose identity no import has stored, and returns how many those were. The identities decide:
   * where two imports meet, the second waits for the first and adds only what is left.
   */
  async insertNew(
    batchId: string,
    recordedAt: Temporal.Instant,
    entries: readonly (NewEntry & { identity: string })[],
  ): Promise<number> {
    // In one order everywhere, so that two imports never wait for each other.
    const ordered = [...entries].sort((a, b) => (a.identity < b.identity ? -1 : 1));
    let added = 0;
    for (let from = 0; from < ordered.length; from += ROWS_PER_STATEMENT) {
      const part = ordered.slice(from, from + ROWS_PER_STATEMENT);
      const [row] = await this.unitOfWork.query<{ added: number }>(
        `with incoming as (
           select * from unnest(${ENTRY_ARRAYS}, $13::uuid[]) as t (id, project_id, posting_date, document_date, voucher,
             line, account, cost_centre, cost_category, amount_cents, text, counterparty, identity)),
         fresh as (
           insert into imported_lines (identity, entry_id, batch_id)
           select identity, id, $14::uuid from incoming on conflict (identity) do nothing returning entry_id),
         stored as (
           insert into ledger_entries (id, project_id, posting_date, document_date, voucher, line, account, cost_centre,
             cost_category, amount_cents, text, counterparty, recorded_at, batch_id)
           select i.id, i.project_id, i.posting_date, i.document_date, i.voucher, i.line, i.account, i.cost_centre,
             i.cost_category, i.amount_cents, i.text, i.counterparty, $15::timestamptz, $14::uuid
             from incoming i join fresh f on f.entry_id = i.id returning 1)
         select count(*)::int as added from stored`,
        [...entryArrays(part), part.map((entry) => entry.identity), batchId, recordedAt.toString()],
      );
      added += row?.added ?? 0;
    }
    return added;
  }

  /** Takes back every entry of a batch that nobody took back yet, on the day of each. Returns how many. */
  async insertReversals(
    batchId: string,
    reversalBatchId: string,
    recordedAt: Temporal.Instant,
  ): Promise<number> {
    const [open] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::int as count from ledger_entries e where e.batch_id = $1
          and not exists (select from ledger_entries r where r.reverses_entry_id = e.id)`,
      [batchId],
    );
    const ids = Array.from({ length: open?.count ?? 0 }, () => newId());
    const [row] = await this.unitOfWork.query<{ added: number }>(
      `with wrong as (
         select e.*, row_number() over (order by e.id) as place from ledger_entries e where e.batch_id = $1
            and not exists (select from ledger_entries r where r.reverses_entry_id = e.id)),
       stored as (
         insert into ledger_entries (id, project_id, posting_date, document_date, voucher, line, account, cost_centre,
           cost_category, amount_cents, text, counterparty, recorded_at, batch_id, example, reverses_entry_id)
         select n.id, w.project_id, w.posting_date, w.document_date, w.voucher, w.line, w.account, w.cost_centre,
           w.cost_category, -w.amount_cents, w.text, w.counterparty, $3, $2, w.example, w.id
           from wrong w join unnest($4::uuid[]) with ordinality as n (id, place) on n.place = w.place returning 1)
       select count(*)::int as added from stored`,
      [batchId, reversalBatchId, recordedAt.toString(), ids],
    );
    return row?.added ?? 0;
  }

  /** Forgets what a batch imported, so that the file may come again. */
  async forgetLines(batchId: string): Promise<void> {
    await this.unitOfWork.query('delete from imported_lines where batch_id = $1', [batchId]);
  }

  /** Records a batch whose entries stand already; its sums come from them. */
  async insertBatch(batch: NewBatch): Promise<void> {
    await this.unitOfWork.query(
      `insert into import_batches (id, file_name, encoding, row_count, known_count, skipped_count, reverses_batch_id,
         recorded_at, recorded_by, added_count, total_cents, first_posting_date, last_posting_date)
       select $1::uuid, $2, $3, $4, $5, $6, $7, $8, $9,
              count(*), coalesce(sum(amount_cents), 0)::bigint, min(posting_date), max(posting_date)
         from ledger_entries where batch_id = $1`,
      [
        batch.id,
        batch.fileName,
        batch.encoding,
        batch.rowCount,
        batch.knownCount,
        batch.skippedCount,
        batch.reversesBatchId,
        batch.recordedAt.toString(),
        batch.recordedBy,
      ],
    );
  }

  async findBatch(id: string): Promise<BatchRow | null> {
    const [row] = await this.unitOfWork.query<BatchRow>(
      `select ${BATCH_COLUMNS} from ${BATCH_TABLES} where b.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Locks a batch, so that two cannot undo it at once. */
  async lockBatch(id: string): Promise<void> {
    await this.unitOfWork.query('select 1 from import_batches where id = $1 for update', [id]);
  }

  async listBatches(limit: number, after: { recordedAt: string; id: string } | null): Promise<BatchRow[]> {
    return this.unitOfWork.query<BatchRow>(
      `select ${BATCH_COLUMNS} from ${BATCH_TABLES}
        where ($1::timestamptz is null or (b.recorded_at, b.id) < ($1, $2::uuid))
        order by b.recorded_at desc, b.id desc limit $3`,
      [after?.recordedAt ?? null, after?.id ?? null, limit],
    );
  }
}
