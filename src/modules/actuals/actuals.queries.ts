import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import { type Cents, cents } from '../../shared/money/index.js';
import type { ReportCell, ReportedProject } from './domain/budget-vs-actual.js';

/** What the report counts. */
export interface ReportScope {
  /** The last posting day that counts. */
  to: Temporal.PlainDate;
  /** The first posting day that counts; null for all before. */
  from: Temporal.PlainDate | null;
  /** The budget year; null for the whole budget. */
  year: number | null;
  /** What was recorded at this instant or later is left out. */
  recordedBefore: Temporal.Instant | null;
  projectId: string | null;
  /** The day whose version of each budget counts. */
  asOn: Temporal.PlainDate;
}

interface CellRow {
  project_id: string;
  code: string;
  name_fi: string;
  name_sv: string | null;
  name_en: string | null;
  starts_on: string | null;
  ends_on: string | null;
  first_year: number | null;
  last_year: number | null;
  category: CostCategory | 'income';
  budget_cents: bigint | null;
  actual_cents: bigint | null;
  example: boolean;
}

/** A project and the posting days of which the cost is asked. */
export interface CostWindow {
  projectId: string;
  /** Null for all before. */
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate;
}

/** What a project cost in its window. */
export interface WindowCost {
  projectId: string;
  amountCents: Cents;
  entries: number;
  /** Whether an example figure is in it. */
  example: boolean;
}

/** 2 000 projects with every category and income. */
const MAX_CELLS = 16_000;

/** Big reads of the ledger. */
@Injectable()
export class ActualsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Budget and ledger of every project that has either, in one statement. The decided period goes before the actual
   * and the planned one, because the money may be used in it.
   */
  async sumBudgetAndActual(
    scope: ReportScope,
  ): Promise<{ projects: ReportedProject[]; cells: ReportCell[] }> {
    const rows = await this.unitOfWork.query<CellRow>(
      `with spent as (
         select project_id, coalesce(cost_category, 'income') as category,
                sum(amount_cents)::bigint as actual_cents, bool_or(example) as example
           from ledger_entries
          where posting_date <= $1 and ($2::date is null or posting_date >= $2)
            and ($3::timestamptz is null or recorded_at < $3) and ($4::uuid is null or project_id = $4)
          group by 1, 2),
       counting as (
         select id, project_id from budgets
          where (counts_from is null or counts_from <= $7) and (superseded_on is null or superseded_on > $7)),
       planned as (
         select b.project_id, l.cost_category as category,
                sum(l.amount_cents)::bigint as budget_cents, bool_or(l.example) as example
           from counting b join budget_lines l on l.budget_id = b.id
          where ($5::int is null or l.year = $5) and ($4::uuid is null or b.project_id = $4)
          group by 1, 2),
       budgeted as (
         select b.project_id, min(l.year) as first_year, max(l.year) as last_year
           from counting b join budget_lines l on l.budget_id = b.id
          where $4::uuid is null or b.project_id = $4
          group by 1),
       period as (
         select distinct on (project_id) project_id, starts_on, ends_on from project_periods
          where starts_on is not null and ends_on is not null
          order by project_id, array_position(array['decided', 'actual', 'planned'], kind))
       select project_id, p.code, p.name_fi, p.name_sv, p.name_en, period.starts_on, period.ends_on,
              budgeted.first_year, budgeted.last_year, category,
              planned.budget_cents, spent.actual_cents,
              coalesce(spent.example, false) or coalesce(planned.example, false) as example
         from spent full join planned using (project_id, category)
         join projects p on p.id = project_id
         left join period using (project_id)
         left join budgeted using (project_id)
        order by p.code, category limit $6`,
      [
        scope.to.toString(),
        scope.from?.toString() ?? null,
        scope.recordedBefore?.toString() ?? null,
        scope.projectId,
        scope.year,
        MAX_CELLS,
        scope.asOn.toString(),
      ],
    );
    const projects = new Map(rows.map((row) => [row.project_id, toProject(row)]));
    return { projects: [...projects.values()], cells: rows.map(toCell) };
  }

  /** The cost posted within each window, income left out; a project without an entry in it is left out. */
  async sumCosts(windows: readonly CostWindow[]): Promise<WindowCost[]> {
    const rows = await this.unitOfWork.query<{
      project_id: string;
      amount_cents: bigint;
      entries: number;
      example: boolean;
    }>(
      `select w.project_id, sum(e.amount_cents)::bigint as amount_cents, count(*)::int as entries,
              bool_or(e.example) as example
         from unnest($1::uuid[], $2::date[], $3::date[]) as w (project_id, starts, ends)
         join ledger_entries e on e.project_id = w.project_id and e.cost_category is not null
          and (w.starts is null or e.posting_date >= w.starts) and e.posting_date <= w.ends
        group by w.project_id limit $4`,
      [
        windows.map(({ projectId }) => projectId),
        windows.map(({ from }) => from?.toString() ?? null),
        windows.map(({ to }) => to.toString()),
        MAX_CELLS,
      ],
    );
    return rows.map((row) => ({
      projectId: row.project_id,
      amountCents: cents(row.amount_cents),
      entries: row.entries,
      example: row.example,
    }));
  }
}

function toProject(row: CellRow): ReportedProject {
  return {
    id: row.project_id,
    code: row.code,
    nameFi: row.name_fi,
    nameSv: row.name_sv,
    nameEn: row.name_en,
    period:
      row.starts_on === null || row.ends_on === null
        ? null
        : { from: Temporal.PlainDate.from(row.starts_on), to: Temporal.PlainDate.from(row.ends_on) },
    budgetYears:
      row.first_year === null || row.last_year === null
        ? null
        : { first: row.first_year, last: row.last_year },
  };
}

function toCell(row: CellRow): ReportCell {
  return {
    projectId: row.project_id,
    category: row.category,
    budgetCents: row.budget_cents === null ? null : cents(row.budget_cents),
    actualCents: row.actual_cents === null ? null : cents(row.actual_cents),
    example: row.example,
  };
}
