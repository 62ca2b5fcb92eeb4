import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import type { VersionCause } from '../../shared/funding.js';
import { type Cents, cents } from '../../shared/money/index.js';
import type { BudgetLine } from './domain/check-lines.js';

/** One version of a project's budget, without its lines. */
export interface BudgetHead {
  id: string;
  number: number;
  note: string | null;
  /** ISO day from which it counts; null: always. */
  countsFrom: string | null;
  /** The first ISO day on which it no longer counts. */
  supersededOn: string | null;
  cause: VersionCause;
  causeId: string | null;
  reason: string | null;
  recordedAt: Date;
  recordedBy: { id: string; name: string } | null;
}

/** A version in a list, with its sum. */
export interface BudgetSum extends BudgetHead {
  lines: number;
  totalCents: Cents | null;
}

interface LineRow {
  cost_category: CostCategory;
  year: number;
  amount_cents: bigint;
  example: boolean;
}

/** More lines than a budget may have. */
const MAX_LINES = 500;
const MAX_VERSIONS = 500;

const HEAD = `b.id, b.number, b.note, b.counts_from as "countsFrom", b.superseded_on as "supersededOn", b.cause,
  b.cause_id as "causeId", b.reason, b.recorded_at as "recordedAt",
  case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as "recordedBy"`;
const FROM = 'from budgets b left join users u on u.id = b.recorded_by';

@Injectable()
export class BudgetsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async projectExists(projectId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query('select 1 from projects where id = $1', [projectId]);
    return rows.length === 1;
  }

  /** Makes the writers of one project's budget wait for each other, also while there is no row to lock. */
  async lockBudget(projectId: string): Promise<void> {
    await this.unitOfWork.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `budget ${projectId}`,
    ]);
  }

  /** The newest version. */
  async findNewest(projectId: string): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      `select ${HEAD} ${FROM} where b.project_id = $1 and b.superseded_at is null`,
      [projectId],
    );
    return row ?? null;
  }

  async findVersion(projectId: string, number: number): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      `select ${HEAD} ${FROM} where b.project_id = $1 and b.number = $2`,
      [projectId, number],
    );
    return row ?? null;
  }

  /** The version that counts on a day. */
  async findOn(projectId: string, day: string): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      `select ${HEAD} ${FROM} where b.project_id = $1 and (b.counts_from is null or b.counts_from <= $2)
          and (b.superseded_on is null or b.superseded_on > $2)`,
      [projectId, day],
    );
    return row ?? null;
  }

  /** Every version, newest first. */
  async listVersions(projectId: string): Promise<BudgetSum[]> {
    return this.unitOfWork.query<BudgetSum>(
      `select ${HEAD}, sums.lines, sums.total as "totalCents"
         ${FROM}
         cross join lateral (select count(*)::int as lines, sum(l.amount_cents)::bigint as total
           from budget_lines l where l.budget_id = b.id) sums
        where b.project_id = $1 order by b.number desc limit ${MAX_VERSIONS}`,
      [projectId],
    );
  }

  async listLines(budgetId: string): Promise<BudgetLine[]> {
    const rows = await this.unitOfWork.query<LineRow>(
      `select cost_category, year, amount_cents, example from budget_lines
        where budget_id = $1
        order by year, array_position(array['staff', 'purchasedServices', 'travel', 'equipment', 'other', 'flatRate'], cost_category)
        limit $2`,
      [budgetId, MAX_LINES],
    );
    return rows.map((row) => ({
      costCategory: row.cost_category,
      year: row.year,
      amountCents: cents(row.amount_cents),
      example: row.example,
    }));
  }

  /** Ends what counted on the day `from` or would have counted later; the earlier days keep their versions. */
  async supersede(projectId: string, from: string): Promise<void> {
    await this.unitOfWork.query(
      `update budgets
          set superseded_at = coalesce(superseded_at, clock_timestamp()), superseded_on = least(superseded_on, $2)
        where project_id = $1 and (superseded_at is null or superseded_on > $2)`,
      [projectId, from],
    );
  }

  async insertVersion(
    projectId: string,
    head: Omit<BudgetHead, 'id' | 'recordedAt' | 'recordedBy' | 'supersededOn'> & {
      recordedBy: string | null;
    },
    lines: readonly BudgetLine[],
  ): Promise<string> {
    const id = newId();
    const { number, note, countsFrom, cause, causeId, reason, recordedBy } = head;
    await this.unitOfWork.query(
      `insert into budgets (id, project_id, number, note, counts_from, cause, cause_id, reason, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, projectId, number, note, countsFrom, cause, causeId, reason, recordedBy],
    );
    await this.unitOfWork.query(
      `insert into budget_lines (id, budget_id, cost_category, year, amount_cents, example)
       select new.id, $1, new.cost_category, new.year, new.amount_cents, new.example
         from unnest($2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::boolean[])
           as new (id, cost_category, year, amount_cents, example)`,
      [
        id,
        lines.map(() => newId()),
        lines.map((line) => line.costCategory),
        lines.map((line) => line.year),
        lines.map((line) => line.amountCents),
        lines.map((line) => line.example),
      ],
    );
    return id;
  }
}
