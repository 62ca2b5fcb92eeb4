import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { type Cents, cents, formatWire, parseAmount } from '../../shared/money/index.js';
import { Problem, invalidField } from '../../shared/problem.js';
import { ProjectsService } from '../projects/index.js';
import { cover } from './domain/cover.js';
import type { FundingPlanAnswer, FundingPlanBody } from './dto/funding-plan.dto.js';
import { FundingPlanRepository, type PlanYear, type StoredPlanYear } from './funding-plan.repository.js';
import type { StatedPlan } from './stated.js';

/** The funding plan of a project's year: its sources, and what they leave uncovered. */
@Injectable()
export class FundingPlanService {
  constructor(
    private readonly repository: FundingPlanRepository,
    private readonly projects: ProjectsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async get(project: string, yearText: string): Promise<FundingPlanAnswer> {
    const year = readYear(yearText);
    const { id, code } = await this.projects.resolve(project);
    const plan = await this.repository.findPlan(id, year);
    if (!plan) {
      throw new Problem('record.not_found', { params: { record: 'funding plan', id: `${code} ${year}` } });
    }
    return toAnswer(plan);
  }

  /** Writes the plan of a year; an existing one is replaced when its version is the one that was read. */
  async put(
    project: string,
    yearText: string,
    version: number | undefined,
    body: FundingPlanBody,
  ): Promise<FundingPlanAnswer> {
    const year = readYear(yearText);
    const plan = readPlan(body);
    return this.unitOfWork.run(async () => {
      const { id: projectId } = await this.projects.resolve(project);
      await this.repository.lockYear(projectId, year);
      const known = await this.repository.findPlan(projectId, year);
      if (!known) {
        if (version !== undefined) throw new Problem('record.stale');
        const countsFrom = this.clock.today().toString();
        await this.repository.insertPlan({ id: newId(), projectId, year, countsFrom }, plan);
      } else {
        if (version === undefined) throw new Problem('record.version_required');
        if (version !== known.version) throw new Problem('record.stale');
        await this.repository.replacePlan(known.id, { ...plan, source: known.source });
      }
      return this.get(projectId, yearText);
    });
  }

  /** Stores a plan as documents state it, for loaders only. */
  async recordStatedPlan({ projectId, year, countsFrom, source, ...body }: StatedPlan): Promise<void> {
    const plan = readPlan(body);
    await this.unitOfWork.run(() =>
      this.repository.insertPlan({ id: newId(), projectId, year, countsFrom }, { ...plan, source }),
    );
  }
}

/** A year in the path; what is no year of ours is not found. */
function readYear(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year >= 1990 && year <= 2100) return year;
  throw new Problem('record.not_found', { params: { record: 'year', id: text.slice(0, 20) } });
}

/** Sources may leave a rest uncovered, but never make more than the total. */
function readPlan(body: FundingPlanBody): PlanYear {
  const plan: PlanYear = {
    status: body.status,
    totalCents: centsOf(body.total),
    exactness: body.exactness,
    volumeCents: centsOf(body.volume ?? null),
    volumeNote: body.volumeNote ?? null,
    note: body.note ?? null,
    source: null,
    lines: body.lines.map((line) => ({
      fundingClass: line.fundingClass,
      amountCents: centsOf(line.amount) ?? cents(0n),
      exactness: line.exactness,
      note: line.note ?? null,
    })),
  };
  const { coveredCents, overCoveredCents } = cover(plan);
  if (overCoveredCents > 0n && plan.totalCents !== null) {
    throw invalidField('/lines', 'plan.over_total', {
      sum: formatWire(coveredCents),
      total: formatWire(plan.totalCents),
    });
  }
  return plan;
}

function centsOf(value: string | null): Cents | null {
  if (value === null) return null;
  const parsed = parseAmount(value);
  if (!parsed.ok) throw new RangeError(`"${value}" is no amount: ${parsed.reason}`);
  return parsed.amountCents;
}

function toAnswer(plan: StoredPlanYear): FundingPlanAnswer {
  const { id, projectId, year, status, exactness, volumeNote, note, source, version } = plan;
  const covered = cover(plan);
  return {
    ...{ id, projectId, year, status, exactness, volumeNote, note, source, version },
    total: wire(plan.totalCents),
    volume: wire(plan.volumeCents),
    lines: plan.lines.map((line) => ({
      fundingClass: line.fundingClass,
      amount: formatWire(line.amountCents),
      exactness: line.exactness,
      note: line.note,
    })),
    cover: {
      covered: formatWire(covered.coveredCents),
      uncovered: wire(covered.uncoveredCents),
      overCovered: formatWire(covered.overCoveredCents),
      approximate: covered.approximate,
    },
  };
}

function wire(amount: Cents | null): string | null {
  return amount === null ? null : formatWire(amount);
}
