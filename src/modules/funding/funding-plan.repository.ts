import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Cents } from '../../shared/money/index.js';
import type { PlanExactness } from './domain/cover.js';
import type { FundingClass, PlanStatus } from '../../shared/funding.js';

export interface PlanLine {
  fundingClass: FundingClass;
  amountCents: Cents;
  exactness: PlanExactness;
  note: string | null;
}

export interface PlanYear {
  status: PlanStatus;
  totalCents: Cents | null;
  exactness: PlanExactness;
  volumeCents: Cents | null;
  volumeNote: string | null;
  note: string | null;
  source: string | null;
  lines: PlanLine[];
}

export interface StoredPlanYear extends PlanYear {
  id: string;
  projectId: string;
  year: number;
  countsFrom: string | null;
  version: number;
}

interface PlanRow {
  id: string;
  project_id: string;
  year: number;
  status: PlanStatus;
  total_cents: Cents | null;
  exactness: PlanExactness;
  volume_cents: Cents | null;
  volume_note: string | null;
  note: string | null;
  source: string | null;
  counts_from: string | null;
  version: number;
}

interface LineRow {
  class: FundingClass;
  amount_cents: Cents;
  exactness: PlanExactness;
  note: string | null;
}

@Injectable()
export class FundingPlanRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Makes the writers of one project's year wait for each other, also while there is no row to lock. */
  async lockYear(projectId: string, year: number): Promise<void> {
    await this.unitOfWork.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `funding-plan ${projectId} ${year}`,
    ]);
  }

  async findPlan(projectId: string, year: number): Promise<StoredPlanYear | null> {
    const [row] = await this.unitOfWork.query<PlanRow>(
      `select id, project_id, year, status, total_cents, exactness, volume_cents, volume_note, note, source,
              counts_from, version
         from funding_plan_years where project_id = $1 and year = $2`,
      [projectId, year],
    );
    if (!row) return null;
    const lines = await this.unitOfWork.query<LineRow>(
      `select class, amount_cents, exactness, note from funding_plan_lines where plan_id = $1 order by position limit 200`,
      [row.id],
    );
    return toPlan(row, lines);
  }

  async listYears(projectId: string): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ year: number }>(
      'select year from funding_plan_years where project_id = $1 order by year desc limit 200',
      [projectId],
    );
    return rows.map((row) => row.year);
  }

  async insertPlan(
    key: { id: string; projectId: string; year: number; countsFrom: string | null },
    plan: PlanYear,
  ): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_plan_years (id, project_id, year, counts_from, status, total_cents, exactness, volume_cents,
         volume_note, note, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [key.id, key.projectId, key.year, key.countsFrom, ...valuesOf(plan)],
    );
    await this.insertLines(key.id, plan.lines);
  }

  async replacePlan(id: string, plan: PlanYear): Promise<void> {
    await this.unitOfWork.query(
      `update funding_plan_years set status = $2, total_cents = $3, exactness = $4, volume_cents = $5,
         volume_note = $6, note = $7, source = $8, version = version + 1 where id = $1`,
      [id, ...valuesOf(plan)],
    );
    await this.unitOfWork.query('delete from funding_plan_lines where plan_id = $1', [id]);
    await this.insertLines(id, plan.lines);
  }

  private async insertLines(planId: string, lines: readonly PlanLine[]): Promise<void> {
    const rows = lines.map((line, position) => ({
      id: newId(),
      position,
      class: line.fundingClass,
      amount: line.amountCents.toString(),
      exactness: line.exactness,
      note: line.note,
    }));
    await this.unitOfWork.query(
      `insert into funding_plan_lines (id, plan_id, position, class, amount_cents, exactness, note)
       select id, $2, position, class, amount, exactness, note from jsonb_to_recordset($1::jsonb)
         as r (id uuid, position integer, class text, amount bigint, exactness text, note text)`,
      [JSON.stringify(rows), planId],
    );
  }
}

function valuesOf(plan: PlanYear): (string | bigint | null)[] {
  const { status, totalCents, exactness, volumeCents, volumeNote, note, source } = plan;
  return [status, totalCents, exactness, volumeCents, volumeNote, note, source];
}

function toPlan(row: PlanRow, lines: readonly LineRow[]): StoredPlanYear {
  return {
    id: row.id,
    projectId: row.project_id,
    year: row.year,
    status: row.status,
    totalCents: row.total_cents,
    exactness: row.exactness,
    volumeCents: row.volume_cents,
    volumeNote: row.volume_note,
    note: row.note,
    source: row.source,
    countsFrom: row.counts_from,
    version: row.version,
    lines: lines.map((line) => ({
      fundingClass: line.class,
      amountCents: line.amount_cents,
      exactness: line.exactness,
      note: line.note,
    })),
  };
}
