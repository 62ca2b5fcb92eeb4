import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Cents } from '../../../shared/money/index.js';
import {
  PLAN_YEAR,
  type PlanLine,
  type PlanYear,
  type PlanYearRow,
  type StoredPlanYear,
  toStoredPlan,
} from './plan-rows.js';
import type { VersionCause } from '../../../shared/funding.js';

/** Which plan is meant: a year of a part, or of the project as a whole (null). */
export interface PlanKey {
  projectId: string;
  partId: string | null;
  year: number;
}

/** How a version came to be. */
export interface VersionOrigin {
  number: number;
  cause: VersionCause;
  causeId: string | null;
  reason: string | null;
  countsFrom: string | null;
  recordedBy: string | null;
}

/** A century of years, of the parts that a joint project has. */
const MAX_PLANS = 2000;
const MAX_VERSIONS = 500;

@Injectable()
export class FundingPlanRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Makes the writers of one project's plans wait for each other, also while there is no row to lock. */
  async lockPlans(projectId: string): Promise<void> {
    await this.unitOfWork.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `funding-plan ${projectId}`,
    ]);
  }

  /** The newest version of a year, whether or not it counts already. */
  async findNewest({ projectId, partId, year }: PlanKey): Promise<StoredPlanYear | null> {
    const [row] = await this.unitOfWork.query<PlanYearRow>(
      `${PLAN_YEAR} where y.project_id = $1 and y.part_id is not distinct from $2 and y.year = $3
          and y.superseded_at is null`,
      [projectId, partId, year],
    );
    return row ? toStoredPlan(row) : null;
  }

  /** The newest versions of every part and year of a project. */
  async listNewest(projectId: string): Promise<StoredPlanYear[]> {
    const rows = await this.unitOfWork.query<PlanYearRow>(
      `${PLAN_YEAR} where y.project_id = $1 and y.superseded_at is null
        order by y.year, part.position nulls first limit ${MAX_PLANS}`,
      [projectId],
    );
    return rows.map(toStoredPlan);
  }

  /** The versions that count on a day. */
  async listOn(projectId: string, day: string): Promise<StoredPlanYear[]> {
    const rows = await this.unitOfWork.query<PlanYearRow>(
      `${PLAN_YEAR} where y.project_id = $1 and (y.counts_from is null or y.counts_from <= $2)
          and (y.superseded_on is null or y.superseded_on > $2)
        order by y.year, part.position nulls first limit ${MAX_PLANS}`,
      [projectId, day],
    );
    return rows.map(toStoredPlan);
  }

  /** Every version of a year, newest first. */
  async listVersions({ projectId, partId, year }: PlanKey): Promise<StoredPlanYear[]> {
    const rows = await this.unitOfWork.query<PlanYearRow>(
      `${PLAN_YEAR} where y.project_id = $1 and y.part_id is not distinct from $2 and y.year = $3
        order by y.number desc limit ${MAX_VERSIONS}`,
      [projectId, partId, year],
    );
    return rows.map(toStoredPlan);
  }

  /** How many versions the project's plans have had: it grows with every save, so it is the version of them all. */
  async countVersions(projectId: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      'select count(*)::int as count from funding_plan_years where project_id = $1',
      [projectId],
    );
    return row?.count ?? 0;
  }

  /** Of these parts, those that are not the project's. */
  async listForeignParts(projectId: string, partIds: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select wanted.id from unnest($2::uuid[]) as wanted (id)
        where not exists (select from project_parts p where p.id = wanted.id and p.project_id = $1)`,
      [projectId, partIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Of these instruments, those that nobody knows. */
  async listUnknownInstruments(codes: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ code: string }>(
      `select wanted.code from unnest($1::text[]) as wanted (code)
        where not exists (select from funding_instruments i where i.code = wanted.code)`,
      [codes],
    );
    return rows.map(({ code }) => code);
  }

  /** Of these organisations, those that nobody knows. */
  async listUnknownOrganisations(ids: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select wanted.id from unnest($1::uuid[]) as wanted (id)
        where not exists (select from organisations o where o.id = wanted.id)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends what counted on the day `from` or would have counted later; the earlier days keep their versions. */
  async supersede({ projectId, partId, year }: PlanKey, from: string): Promise<void> {
    await this.unitOfWork.query(
      `update funding_plan_years
          set superseded_at = coalesce(superseded_at, clock_timestamp()),
              superseded_on = least(superseded_on, $4)
        where project_id = $1 and part_id is not distinct from $2 and year = $3
          and (superseded_at is null or superseded_on > $4)`,
      [projectId, partId, year, from],
    );
  }

  async insertVersion(key: PlanKey, origin: VersionOrigin, plan: PlanYear): Promise<string> {
    const id = newId();
    await this.unitOfWork.query(
      `insert into funding_plan_years (id, project_id, part_id, year, number, cause, cause_id, reason, counts_from,
         recorded_by, status, total_cents, exactness, volume_cents, volume_note, note, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        ...[id, key.projectId, key.partId, key.year],
        ...[origin.number, origin.cause, origin.causeId, origin.reason, origin.countsFrom, origin.recordedBy],
        ...valuesOf(plan),
      ],
    );
    await this.insertLines(id, plan.lines);
    return id;
  }

  private async insertLines(planId: string, lines: readonly PlanLine[]): Promise<void> {
    const rows = lines.map((line, position) => ({
      id: newId(),
      position,
      class: line.fundingClass,
      organisation_id: line.organisationId,
      instrument: line.instrument,
      amount: line.amountCents.toString(),
      exactness: line.exactness,
      note: line.note,
    }));
    await this.unitOfWork.query(
      `insert into funding_plan_lines (id, plan_id, position, class, organisation_id, instrument, amount_cents,
         exactness, note)
       select id, $2, position, class, organisation_id, instrument, amount, exactness, note
         from jsonb_to_recordset($1::jsonb) as r (id uuid, position integer, class text, organisation_id uuid,
           instrument text, amount bigint, exactness text, note text)`,
      [JSON.stringify(rows), planId],
    );
  }
}

function valuesOf(plan: PlanYear): (string | Cents | null)[] {
  const { status, totalCents, exactness, volumeCents, volumeNote, note, source } = plan;
  return [status, totalCents, exactness, volumeCents, volumeNote, note, source];
}
