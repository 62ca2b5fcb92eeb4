import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import type { Cents } from '../../shared/money/index.js';
import type { EntrySort } from './dto/entry.dto.js';

/** An entry to be stored. */
export interface NewEntry {
  id: string;
  projectId: string;
  postingDate: string;
  documentDate: string | null;
  voucher: string | null;
  line: string | null;
  account: string;
  costCentre: string | null;
  costCategory: CostCategory | null;
  amountCents: Cents;
  text: string;
  counterparty: string | null;
}

export interface EntryRow {
  id: string;
  project_id: string;
  project_code: string;
  posting_date: string;
  document_date: string | null;
  voucher: string | null;
  line: string | null;
  account: string;
  cost_centre: string | null;
  cost_category: CostCategory | null;
  amount_cents: bigint;
  text: string;
  counterparty: string | null;
  recorded_at: Date;
  batch_id: string | null;
  example: boolean;
  reverses_entry_id: string | null;
  reversed_by_entry_id: string | null;
}

/** Which entries are asked for; null lets everything through. */
export interface EntryFilter {
  projectId: string | null;
  costCategory: string | null;
  account: string | null;
  batchId: string | null;
  from: string | null;
  to: string | null;
  recordedBefore: Temporal.Instant | null;
}

const COLUMNS = `e.id, e.project_id, p.code as project_code, e.posting_date, e.document_date, e.voucher, e.line,
  e.account, e.cost_centre, e.cost_category, e.amount_cents, e.text, e.counterparty, e.recorded_at, e.batch_id,
  e.example, e.reverses_entry_id, r.id as reversed_by_entry_id`;
const TABLES = `ledger_entries e join projects p on p.id = e.project_id
  left join ledger_entries r on r.reverses_entry_id = e.id`;
const FILTER = `($1::uuid is null or e.project_id = $1)
  and ($2::text is null or coalesce(e.cost_category, 'income') = $2)
  and ($3::text is null or e.account = $3)
  and ($4::uuid is null or e.batch_id = $4)
  and ($5::date is null or e.posting_date >= $5)
  and ($6::date is null or e.posting_date <= $6)
  and ($7::timestamptz is null or e.recorded_at < $7)`;
const SORT_COLUMNS: Record<string, { column: string; type: string }> = {
  postingDate: { column: 'e.posting_date', type: 'date' },
  amount: { column: 'e.amount_cents', type: 'bigint' },
  recordedAt: { column: 'e.recorded_at', type: 'timestamptz' },
};

@Injectable()
export class EntriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findEntry(id: string): Promise<EntryRow | null> {
    const [row] = await this.unitOfWork.query<EntryRow>(`select ${COLUMNS} from ${TABLES} where e.id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  /** Locks an entry, so that two cannot take it back at once. */
  async lockEntry(id: string): Promise<boolean> {
    const rows = await this.unitOfWork.query('select 1 from ledger_entries where id = $1 for update', [id]);
    return rows.length === 1;
  }

  async listEntries(
    filter: EntryFilter,
    sort: EntrySort,
    after: { value: string; id: string } | null,
    limit: number,
  ): Promise<EntryRow[]> {
    const descending = sort.startsWith('-');
    const by = SORT_COLUMNS[sort.replace('-', '')];
    if (!by) throw new RangeError(`There is no sort ${sort}.`);
    const direction = descending ? 'desc' : 'asc';
    return this.unitOfWork.query<EntryRow>(
      `select ${COLUMNS} from ${TABLES} where ${FILTER}
          and ($8::${by.type} is null or (${by.column}, e.id) ${descending ? '<' : '>'} ($8, $9::uuid))
        order by ${by.column} ${direction}, e.id ${direction} limit $10`,
      [...filterValues(filter), after?.value ?? null, after?.id ?? null, limit],
    );
  }

  async sumEntries(filter: EntryFilter): Promise<{ count: number; amount_cents: bigint; example: boolean }> {
    const [row] = await this.unitOfWork.query<{ count: number; amount_cents: bigint; example: boolean }>(
      `select count(*)::int as count, coalesce(sum(e.amount_cents), 0)::bigint as amount_cents,
              coalesce(bool_or(e.example), false) as example
         from ledger_entries e where ${FILTER}`,
      filterValues(filter),
    );
    if (!row) throw new Error('The sum returned no row');
    return row;
  }

  async insertEntry(entry: NewEntry, recordedAt: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `insert into ledger_entries (id, project_id, posting_date, document_date, voucher, line, account, cost_centre,
         cost_category, amount_cents, text, counterparty, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        entry.id,
        entry.projectId,
        entry.postingDate,
        entry.documentDate,
        entry.voucher,
        entry.line,
        entry.account,
        entry.costCentre,
        entry.costCategory,
        entry.amountCents,
        entry.text,
        entry.counterparty,
        recordedAt.toString(),
      ],
    );
  }

  /** Stores example entries with the instants at which they would have been recorded; one statement. */
  async insertHistorical(entries: readonly (NewEntry & { recordedAt: Temporal.Instant })[]): Promise<void> {
    await this.unitOfWork.query(
      `insert into ledger_entries (id, project_id, posting_date, document_date, voucher, line, account, cost_centre,
         cost_category, amount_cents, text, counterparty, recorded_at, example)
       select *, true from unnest(${ENTRY_ARRAYS}, $13::timestamptz[])`,
      [...entryArrays(entries), entries.map((entry) => entry.recordedAt.toString())],
    );
  }

  /** Stores the entry that takes another back: the same but for the sign. */
  async insertReversal(reversal: {
    id: string;
    entryId: string;
    postingDate: string;
    recordedAt: Temporal.Instant;
  }): Promise<void> {
    await this.unitOfWork.query(
      `insert into ledger_entries (id, project_id, posting_date, document_date, voucher, line, account, cost_centre,
         cost_category, amount_cents, text, counterparty, recorded_at, example, reverses_entry_id)
       select $1, project_id, $3, document_date, voucher, line, account, cost_centre,
         cost_category, -amount_cents, text, counterparty, $4, example, id
         from ledger_entries where id = $2`,
      [reversal.id, reversal.entryId, reversal.postingDate, reversal.recordedAt.toString()],
    );
  }
}

/** The parameters that {@link entryArrays} fills, in the order of the table's columns. */
export const ENTRY_ARRAYS = `$1::uuid[], $2::uuid[], $3::date[], $4::date[], $5::text[], $6::text[], $7::text[],
  $8::text[], $9::text[], $10::bigint[], $11::text[], $12::text[]`;

/** Entries column by column, for one set-based statement. */
export function entryArrays(entries: readonly NewEntry[]): unknown[][] {
  return [
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.projectId),
    entries.map((entry) => entry.postingDate),
    entries.map((entry) => entry.documentDate),
    entries.map((entry) => entry.voucher),
    entries.map((entry) => entry.line),
    entries.map((entry) => entry.account),
    entries.map((entry) => entry.costCentre),
    entries.map((entry) => entry.costCategory),
    entries.map((entry) => entry.amountCents),
    entries.map((entry) => entry.text),
    entries.map((entry) => entry.counterparty),
  ];
}

function filterValues(filter: EntryFilter): unknown[] {
  return [
    filter.projectId,
    filter.costCategory,
    filter.account,
    filter.batchId,
    filter.from,
    filter.to,
    filter.recordedBefore?.toString() ?? null,
  ];
}
