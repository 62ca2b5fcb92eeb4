import { shownWriter } from '../../../platform/access/index.js';
import { type Cents, cents, formatWire, parseAmount } from '../../../shared/money/index.js';
import { invalidField } from '../../../shared/problem.js';
import { type CoverablePlan, cover } from './domain/cover.js';
import type { CoverAnswer, FundingPlanAnswer, FundingPlanBody } from './funding-plan.dto.js';
import type { PlanYear, StoredPlanYear } from './plan-rows.js';

/**
 * Reads a plan; sources may leave a rest uncovered, but never make more than the total.
 *
 * @param at where the plan stands in the caller's body, such as `/plans/0`
 * @throws Problem input.invalid with plan.over_total
 */
export function readPlan(body: FundingPlanBody, at = ''): PlanYear {
  const plan: PlanYear = {
    status: body.status,
    totalCents: centsOf(body.total),
    exactness: body.exactness,
    volumeCents: centsOf(body.volume ?? null),
    volumeNote: body.volumeNote ?? null,
    note: body.note ?? null,
    source: body.source ?? null,
    lines: body.lines.map((line) => ({
      fundingClass: line.fundingClass,
      organisationId: line.organisationId ?? null,
      instrument: line.instrument ?? null,
      amountCents: centsOf(line.amount) ?? cents(0n),
      exactness: line.exactness,
      note: line.note ?? null,
    })),
  };
  const { coveredCents, overCoveredCents } = cover(plan);
  if (overCoveredCents > 0n && plan.totalCents !== null) {
    throw invalidField(`${at}/lines`, 'plan.over_total', {
      sum: formatWire(coveredCents),
      total: formatWire(plan.totalCents),
    });
  }
  return plan;
}

/** The body that would write a stored plan again, for callers that change some of it. */
export function bodyOfPlan(plan: PlanYear): FundingPlanBody {
  return {
    status: plan.status,
    total: wire(plan.totalCents),
    exactness: plan.exactness,
    volume: wire(plan.volumeCents),
    volumeNote: plan.volumeNote,
    note: plan.note,
    source: plan.source,
    lines: plan.lines.map((line) => ({
      fundingClass: line.fundingClass,
      organisationId: line.organisationId,
      instrument: line.instrument,
      amount: formatWire(line.amountCents),
      exactness: line.exactness,
      note: line.note,
    })),
  };
}

/** @param version the number of the newest version, which a change names */
export function toPlanAnswer(plan: StoredPlanYear, version: number): FundingPlanAnswer {
  const { id, projectId, partId, year, number, status, exactness, volumeNote, note, source } = plan;
  const { countsFrom, supersededOn, cause, causeId, reason, recordedAt } = plan;
  return {
    ...{ id, projectId, partId, year, number, status, exactness, volumeNote, note, source, version },
    ...{ countsFrom, supersededOn, cause, causeId, reason, recordedAt },
    recordedBy: shownWriter(plan.recordedBy),
    total: wire(plan.totalCents),
    volume: wire(plan.volumeCents),
    lines: plan.lines.map((line) => ({
      fundingClass: line.fundingClass,
      organisation:
        line.organisationId === null || line.organisationName === null
          ? null
          : { id: line.organisationId, name: line.organisationName },
      instrument: line.instrument,
      amount: formatWire(line.amountCents),
      exactness: line.exactness,
      note: line.note,
    })),
    cover: toCoverAnswer(plan),
  };
}

export function toCoverAnswer(plan: CoverablePlan): CoverAnswer {
  const covered = cover(plan);
  return {
    covered: formatWire(covered.coveredCents),
    uncovered: wire(covered.uncoveredCents),
    overCovered: formatWire(covered.overCoveredCents),
    approximate: covered.approximate,
  };
}

export function wire(amount: Cents | null): string | null {
  return amount === null ? null : formatWire(amount);
}

function centsOf(value: string | null): Cents | null {
  if (value === null) return null;
  const parsed = parseAmount(value);
  if (!parsed.ok) throw new RangeError(`"${value}" is no amount: ${parsed.reason}`);
  return parsed.amountCents;
}
