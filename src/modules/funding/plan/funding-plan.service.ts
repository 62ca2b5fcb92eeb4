import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { currentContext } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { Problem, invalidField } from '../../../shared/problem.js';
import { ProjectsService } from '../../projects/index.js';
import type { VersionCause } from '../../../shared/funding.js';
import { YEARS } from '../../../shared/years.js';
import type { FundingPlanAnswer, FundingPlanBody } from './funding-plan.dto.js';
import { FundingPlanRepository, type PlanKey } from './funding-plan.repository.js';
import { readPlan, toPlanAnswer } from './plan-body.js';
import type { PlanYear, StoredPlanYear } from './plan-rows.js';
import type { StatedPlan } from '../stated.js';

/** A version to be written by whoever changes a plan. */
export interface NewPlanVersion {
  projectId: string;
  /** The implementer whose plan it is; null: the project as a whole. */
  partId: string | null;
  year: number;
  body: FundingPlanBody;
  cause: VersionCause;
  /** The record that caused it, such as a change request. */
  causeId?: string | null;
  /** ISO day from which it counts; today, or the day the newest version counts from, when left out; null: always. */
  countsFrom?: string | null;
  /** Where the plan stands in the caller's body, so that a refusal points there. */
  at?: string;
}

/** The funding plan of a project's year: its sources, what they leave uncovered, and its versions. */
@Injectable()
export class FundingPlanService {
  constructor(
    private readonly repository: FundingPlanRepository,
    private readonly projects: ProjectsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Every version of a year's plan, newest first; none when there is no plan. */
  async listVersions(project: string, yearText: string, part?: string): Promise<FundingPlanAnswer[]> {
    const year = readYear(yearText);
    const { id: projectId } = await this.projects.resolve(project);
    const versions = await this.repository.listVersions({ projectId, partId: part ?? null, year });
    return versions.map((plan) => toPlanAnswer(plan, versions[0]?.number ?? plan.number));
  }

  /**
   * Reads a plan and refuses what writing it would refuse; nothing is stored.
   *
   * @throws Problem input.invalid for sources above the total and for unknown parts, organisations and instruments
   */
  async check({
    body,
    at = '',
    ...key
  }: Pick<NewPlanVersion, 'projectId' | 'partId' | 'year' | 'body' | 'at'>): Promise<PlanYear> {
    const plan = readPlan(body, at);
    await this.checkReferences(key, plan, at);
    return plan;
  }

  /**
   * Writes a new version of a year's plan; the earlier ones stay readable. Joins the caller's unit of work, and looks
   * at no version that was read: whoever takes one compares it first.
   *
   * @throws Problem input.invalid for sources above the total and for unknown parts, organisations and instruments
   */
  async writeVersion({
    body,
    cause,
    causeId = null,
    at = '',
    ...given
  }: NewPlanVersion): Promise<{ id: string; number: number }> {
    const { projectId, partId, year } = given;
    const key = { projectId, partId, year };
    return this.unitOfWork.run(async () => {
      const plan = await this.check({ ...key, body, at });
      await this.repository.lockPlans(projectId);
      const newest = await this.repository.findNewest(key);
      const countsFrom = given.countsFrom === undefined ? this.nextDay(newest) : given.countsFrom;
      if (newest) await this.repository.supersede(key, countsFrom ?? this.clock.today().toString());
      const number = (newest?.number ?? 0) + 1;
      const id = await this.repository.insertVersion(
        key,
        {
          ...{ number, cause, causeId, countsFrom, reason: body.reason ?? null },
          recordedBy: currentContext()?.actor?.userId ?? null,
        },
        plan,
      );
      return { id, number };
    });
  }

  /** Stores a plan as documents state it, for loaders only. */
  async recordStatedPlan({ projectId, year, countsFrom, partId = null, ...body }: StatedPlan): Promise<void> {
    await this.writeVersion({ projectId, partId, year, body, cause: 'stated', countsFrom });
  }

  /** The newest version of every part and year of a project, also those that count from a later day only. */
  async newestPlans(projectId: string): Promise<StoredPlanYear[]> {
    return this.repository.listNewest(projectId);
  }

  /** The plans of every part and year as they counted on an ISO day. */
  async plansOn(projectId: string, day: string): Promise<StoredPlanYear[]> {
    return this.repository.listOn(projectId, day);
  }

  /** An edit counts from today, but never before the version it stands on, so that it does not undo a later one. */
  private nextDay(newest: StoredPlanYear | null): string {
    const today = this.clock.today().toString();
    const counting = newest?.countsFrom ?? null;
    return counting !== null && counting > today ? counting : today;
  }

  private async checkReferences({ projectId, partId }: PlanKey, plan: PlanYear, at: string): Promise<void> {
    if (partId !== null && (await this.repository.listForeignParts(projectId, [partId])).length > 0) {
      throw invalidField(`${at}/partId`, 'reference.missing', { record: 'part' });
    }
    await this.checkLines(
      plan.lines.map(({ organisationId }) => organisationId),
      (ids) => this.repository.listUnknownOrganisations(ids),
      (index) =>
        invalidField(`${at}/lines/${index}/organisationId`, 'reference.missing', { record: 'organisation' }),
    );
    await this.checkLines(
      plan.lines.map(({ instrument }) => instrument),
      (codes) => this.repository.listUnknownInstruments(codes),
      (index) =>
        invalidField(`${at}/lines/${index}/instrument`, 'reference.missing', { record: 'instrument' }),
    );
  }

  private async checkLines(
    values: readonly (string | null)[],
    listUnknown: (wanted: string[]) => Promise<string[]>,
    refuse: (index: number) => Problem,
  ): Promise<void> {
    const wanted = values.filter((value): value is string => value !== null);
    if (wanted.length === 0) return;
    const [unknown] = await listUnknown([...new Set(wanted)]);
    if (unknown !== undefined) throw refuse(values.indexOf(unknown));
  }
}

/** A year in the path; what is no year of ours is not found. */
function readYear(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year >= YEARS.min && year <= YEARS.max) return year;
  throw new Problem('record.not_found', { params: { record: 'year', id: text.slice(0, 20) } });
}
