import { Injectable, type OnModuleInit } from '@nestjs/common';
import { invalidField } from '../../../shared/problem.js';
import {
  ImplementersService,
  type ProjectCopier,
  ProjectCopies,
  type ProjectCopy,
  shiftedYear,
} from '../../projects/index.js';
import { FundingPlanService } from './funding-plan.service.js';
import { bodyOfPlan } from './plan-body.js';
import type { StoredPlanYear } from './plan-rows.js';

/** Brings the newest funding plans of a project into its copy, as preliminary ones. */
@Injectable()
export class PlanCopier implements ProjectCopier, OnModuleInit {
  readonly key = 'fundingPlan';
  readonly permission = 'funding.plan.change';

  constructor(
    private readonly copies: ProjectCopies,
    private readonly plans: FundingPlanService,
    private readonly implementers: ImplementersService,
  ) {}

  onModuleInit(): void {
    this.copies.register(this);
  }

  async copy({ fromId, toId, shiftYears, partIds }: ProjectCopy): Promise<void> {
    const plans = await this.plans.newestPlans(fromId);
    await this.requireParts(fromId, plans, partIds);
    for (const plan of plans) {
      // What was approved or closed there is neither here, and no document states it.
      const body = { ...bodyOfPlan(plan), status: 'preliminary' as const, source: null };
      await this.plans.writeVersion({
        projectId: toId,
        partId: plan.partId === null ? null : (partIds.get(plan.partId) ?? null),
        year: shiftedYear(plan.year, shiftYears),
        body,
        cause: 'copied',
        causeId: fromId,
      });
    }
  }

  /** The plan of an implementer belongs to nobody where the implementers stay behind. */
  private async requireParts(
    fromId: string,
    plans: readonly StoredPlanYear[],
    partIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const homeless = new Set(
      plans.map(({ partId }) => partId).filter((id) => id !== null && !partIds.has(id)),
    );
    if (homeless.size === 0) return;
    const parts = await this.implementers.implementersOf(fromId);
    const names = parts.filter(({ id }) => homeless.has(id)).map(({ name }) => name);
    throw invalidField('/bring', 'copy.needs_implementers', { names: names.join(', ') });
  }
}
