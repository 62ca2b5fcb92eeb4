import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import { cents } from '../../shared/money/index.js';
import type { BudgetLine } from './domain/check-lines.js';

export interface BudgetHead {
  id: string;
  note: string | null;
  version: number;
}

interface LineRow {
  cost_category: CostCategory;
  year: number;
  amount_cents: bigint;
  example: boolean;
}

/** More lines than a budget may have. */
const MAX_LINES = 500;

@Injectable()
export class BudgetsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async projectExists(projectId: string): Promise<boolean> {
    const rows = await this.unitOfWork.query('select 1 from projects where id = $1', [projectId]);
    return rows.length === 1;
  }

  async findBudget(projectId: string): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      'select id, note, version from budgets where project_id = $1',
      [projectId],
    );
    return row ?? null;
  }

  async lockBudget(projectId: string): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      'select id, note, version from budgets where project_id = $1 for update',
      [projectId],
    );
    return row ?? null;
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

  /** Makes the project's first budget; null when another request just made one. */
  async insertBudget(projectId: string, note: string | null): Promise<BudgetHead | null> {
    const [row] = await this.unitOfWork.query<BudgetHead>(
      `insert into budgets (id, project_id, note) values ($1, $2, $3)
       on conflict (project_id) do nothing returning id, note, version`,
      [newId(), projectId, note],
    );
    return row ?? null;
  }

  async raiseVersion(budgetId: string, note: string | null): Promise<void> {
    await this.unitOfWork.query('update budgets set version = version + 1, note = $2 where id = $1', [
      budgetId,
      note,
    ]);
  }

  /** Leaves exactly these lines; those that stay as they are are not touched, so the audit shows only changes. */
  async replaceLines(budgetId: string, lines: readonly BudgetLine[]): Promise<void> {
    const columns = [
      lines.map((line) => line.costCategory),
      lines.map((line) => line.year),
      lines.map((line) => line.amountCents),
      lines.map((line) => line.example),
    ];
    await this.unitOfWork.query(
      `delete from budget_lines l where l.budget_id = $1 and not exists (
         select from unnest($2::text[], $3::int[]) as kept (cost_category, year)
          where kept.cost_category = l.cost_category and kept.year = l.year)`,
      [budgetId, columns[0], columns[1]],
    );
    await this.unitOfWork.query(
      `insert into budget_lines as l (id, budget_id, cost_category, year, amount_cents, example)
       select * from unnest($6::uuid[], array_fill($1::uuid, array[cardinality($6::uuid[])]),
                            $2::text[], $3::int[], $4::bigint[], $5::boolean[])
       on conflict (budget_id, cost_category, year) do update
         set amount_cents = excluded.amount_cents, example = excluded.example
         where (l.amount_cents, l.example) is distinct from (excluded.amount_cents, excluded.example)`,
      [budgetId, ...columns, lines.map(() => newId())],
    );
  }
}
