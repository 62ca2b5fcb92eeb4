import { Injectable, type OnModuleInit } from '@nestjs/common';
import { cents, formatWire } from '../../../shared/money/index.js';
import { refuseFields } from '../../../shared/problem.js';
import { FundingPlanService } from '../plan/funding-plan.service.js';
import { wire } from '../plan/plan-body.js';
import type { PlanYear } from '../plan/plan-rows.js';
import { listDoubles } from '../plan/project-plan.service.js';
import {
  type ChangeEffect,
  ChangeEffects,
  type ChangeOutcome,
  type DecidedChange,
  type PlanChange,
} from './change-effects.js';
import { ChangeRequestsRepository } from './change-requests.repository.js';

/** The plan of a part's year as it stands and as it is asked for. */
interface PlanPair {
  readonly partId: string | null;
  readonly year: number;
  readonly before: PlanYear | null;
  readonly after: PlanYear;
}

/** The funding plans of a change: each becomes a new version, and the old one stays readable. */
@Injectable()
export class PlanChangeEffect implements ChangeEffect, OnModuleInit {
  constructor(
    private readonly effects: ChangeEffects,
    private readonly plans: FundingPlanService,
    private readonly repository: ChangeRequestsRepository,
  ) {}

  onModuleInit(): void {
    this.effects.register(this);
  }

  async preview({ projectId, proposed }: DecidedChange): Promise<Partial<ChangeOutcome>> {
    const asked = proposed.plans ?? [];
    if (asked.length === 0) return {};
    refuseFields(listDoubles(asked));
    const known = await this.plans.newestPlans(projectId);
    const pairs: PlanPair[] = [];
    for (const [at, { partId = null, year, ...body }] of asked.entries()) {
      const before = known.find((plan) => plan.partId === partId && plan.year === year) ?? null;
      const after = await this.plans.check({ projectId, partId, year, body, at: `/plans/${at}` });
      pairs.push({ partId, year, before, after });
    }
    const names = await this.repository.listNames([
      ...new Set(
        pairs.flatMap(({ partId, before, after }) => [
          ...(partId === null ? [] : [partId]),
          ...[...(before?.lines ?? []), ...after.lines].flatMap(({ organisationId }) => organisationId ?? []),
        ]),
      ),
    ]);
    return {
      plans: pairs.map(({ partId, year, before, after }) => ({
        part: named(partId, names),
        year,
        totalBefore: wire(before?.totalCents ?? null),
        totalAfter: wire(after.totalCents),
        lines: linesOf(before, after, names),
      })),
    };
  }

  async apply(change: DecidedChange): Promise<Partial<ChangeOutcome>> {
    const outcome = await this.preview(change);
    for (const [at, { partId = null, year, ...body }] of (change.proposed.plans ?? []).entries()) {
      await this.plans.writeVersion({
        projectId: change.projectId,
        partId,
        year,
        body: { ...body, reason: change.label },
        cause: 'change',
        causeId: change.id,
        countsFrom: change.countsFrom,
        at: `/plans/${at}`,
      });
    }
    return outcome;
  }
}

function named(id: string | null, names: ReadonlyMap<string, string>): { id: string; name: string } | null {
  return id === null ? null : { id, name: names.get(id) ?? '–' };
}

/** Each source once, in the order of the plan before, then what is new. */
function linesOf(
  before: PlanYear | null,
  after: PlanYear,
  names: ReadonlyMap<string, string>,
): PlanChange['lines'] {
  const rows = new Map<string, PlanChange['lines'][number] & { sums: { before: bigint; after: bigint } }>();
  for (const [side, plan] of [['before', before] as const, ['after', after] as const]) {
    for (const { fundingClass, organisationId, instrument, amountCents } of plan?.lines ?? []) {
      const key = [fundingClass, organisationId ?? '', instrument ?? ''].join(' ');
      const row = rows.get(key) ?? {
        fundingClass,
        organisation: named(organisationId, names),
        instrument,
        before: null,
        after: null,
        sums: { before: 0n, after: 0n },
      };
      row.sums[side] += amountCents;
      rows.set(key, { ...row, [side]: formatWire(cents(row.sums[side])) });
    }
  }
  return [...rows.values()].map(({ sums: _sums, ...row }) => row);
}
