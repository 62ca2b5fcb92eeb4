import type { CostModel } from '../../../shared/funding.js';
import { type Cents, cents, formatWire, parseAmount } from '../../../shared/money/index.js';
import { Problem } from '../../../shared/problem.js';
import type {
  CostEstimateAnswer,
  CostFigureAnswer,
  CostInputsBody,
  CostResultAnswer,
} from './cost-estimate.dto.js';
import type { CostInputs } from './domain/cost-inputs.js';
import type { ComputedFigure, CostResult } from './domain/cost-model.js';

/** A row of `cost_estimates` with the name of its implementer. */
export interface StoredEstimate {
  id: string;
  project_id: string;
  part_id: string | null;
  part_name: string | null;
  year: number;
  model: CostModel;
  instrument: string;
  instrument_version: number;
  inputs: CostInputsBody;
  figures: CostFigureAnswer[];
  support_rate: string | null;
  computed_on: string;
  note: string | null;
  version: number;
}

/** The inputs as the engine takes them; the body has passed its checks. */
export function readInputs(body: CostInputsBody): CostInputs {
  return {
    model: body.model,
    staff: (body.staff ?? []).map((row) => ({
      kind: row.kind,
      name: row.name ?? null,
      amount: amountOf(row.amount),
      hours: row.hours ?? null,
      on: row.on ?? null,
      teachingStaff: row.teachingStaff ?? false,
    })),
    purchasedServices: knownAmount(body.purchasedServices),
    travel: knownAmount(body.travel),
    travelDays: (body.travelDays ?? []).map((row) => ({
      unitPrice: amountOf(row.unitPrice),
      days: row.days,
      on: row.on ?? null,
    })),
    equipment: knownAmount(body.equipment),
    other: knownAmount(body.other),
    flatRate: body.flatRate ?? null,
    lumpSum: knownAmount(body.lumpSum),
    proven: body.proven ?? false,
    supportRate: body.supportRate ?? null,
  };
}

/** Does what the rules may refuse; the field refused is named where it stands in the body. */
export function withinInputs<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem) || error.errors.length === 0) throw error;
    const errors = error.errors.map((one) => ({
      ...one,
      pointer: one.pointer.startsWith('/inputs') ? one.pointer : `/inputs${one.pointer}`,
    }));
    throw new Problem(error.code, { params: error.params, errors, cause: error });
  }
}

export function toResult(result: CostResult): CostResultAnswer {
  return { ...result, figures: result.figures.map(toFigure) };
}

export function toFigure({ amount, ...figure }: ComputedFigure): CostFigureAnswer {
  return { ...figure, amount: amount === null ? null : formatWire(amount) };
}

/** A stored figure as the sums of the roll-up take it. */
export function ofFigure({ amount, ...figure }: CostFigureAnswer): ComputedFigure {
  return { ...figure, amount: knownAmount(amount) };
}

export function toEstimate(row: StoredEstimate): CostEstimateAnswer {
  return {
    id: row.id,
    projectId: row.project_id,
    partId: row.part_id,
    partName: row.part_name,
    year: row.year,
    model: row.model,
    instrument: row.instrument,
    instrumentVersion: row.instrument_version,
    supportRate: row.support_rate,
    inputs: row.inputs,
    figures: row.figures,
    computedOn: row.computed_on,
    note: row.note,
    version: row.version,
  };
}

function knownAmount(text: string | null | undefined): Cents | null {
  return text === null || text === undefined ? null : amountOf(text);
}

function amountOf(text: string): Cents {
  const parsed = parseAmount(text);
  if (!parsed.ok) throw new RangeError(`"${text}" passed validation and is no amount.`);
  return cents(parsed.amountCents);
}
