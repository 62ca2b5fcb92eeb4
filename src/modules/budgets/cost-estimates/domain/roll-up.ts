import type { ExplanationInput, ExplanationStep } from '../../../../shared/explanation.js';
import { type Cents, cents, formatWire } from '../../../../shared/money/index.js';
import { COST_FIGURES, type ComputedFigure, type CostFigure } from './cost-model.js';

/** An implementer of the project. */
export interface RolledImplementer {
  readonly id: string;
  readonly name: string;
}

/** One saved estimate as a part of a sum. */
export interface RolledEstimate {
  /** Null: the project as a whole. */
  readonly part: RolledImplementer | null;
  readonly year: number;
  readonly figures: readonly ComputedFigure[];
}

/** What estimates sum to: of a year, of an implementer over its years, or all of them. */
export interface RollUp {
  /** Null: all years. */
  readonly year: number | null;
  /** Null: all implementers. */
  readonly part: RolledImplementer | null;
  readonly figures: readonly ComputedFigure[];
  /** Implementers without an estimate of a year in which others have one; they are in no sum. */
  readonly missingParts: readonly string[];
  /** Whether an estimate of the whole stands beside those of implementers, and is not added to them. */
  readonly wholeBeside: boolean;
}

/**
 * Sums estimates by year, by implementer where there are several, and altogether. Where implementers have estimates of
 * a year, those are added; else that of the whole stands: the two are never added to each other, as with plans.
 */
export function rollUps(
  estimates: readonly RolledEstimate[],
  implementers: readonly RolledImplementer[],
): RollUp[] {
  const years = [...new Set(estimates.map(({ year }) => year))].sort((a, b) => a - b);
  const byYear = years.map((year) => {
    const ofYear = estimates.filter((one) => one.year === year);
    const ofParts = ofYear.filter(({ part }) => part !== null);
    const counted = ofParts.length > 0 ? ofParts : ofYear;
    const missing =
      ofParts.length > 0 ? implementers.filter(({ id }) => !ofParts.some(({ part }) => part?.id === id)) : [];
    return {
      ...{ year, part: null, counted, wholeBeside: counted.length < ofYear.length },
      missingParts: missing.map(({ name }) => name),
    };
  });
  const counted = byYear.flatMap((one) => one.counted);
  const parts = implementers.filter(({ id }) => counted.some(({ part }) => part?.id === id));
  const all = {
    ...{ year: null, counted, wholeBeside: byYear.some(({ wholeBeside }) => wholeBeside) },
    missingParts: [...new Set(byYear.flatMap(({ missingParts }) => missingParts))],
  };
  const byPart = parts.map((part) => ({
    ...{ year: null, part, missingParts: [], wholeBeside: false },
    counted: counted.filter((one) => one.part?.id === part.id),
  }));
  return [...byYear, ...(parts.length > 1 ? byPart : []), { ...all, part: null }].map(
    ({ counted: summed, ...sum }) => ({ ...sum, figures: sumFigures(summed, nameOf(sum)) }),
  );
}

/** What the sum is of; nothing for all of them. */
function nameOf({ year, part }: Pick<RollUp, 'year' | 'part'>): string | undefined {
  return part?.name ?? (year === null ? undefined : String(year));
}

/**
 * Figure by figure; nothing is computed anew, so the sum is the sum of what stands in the estimates. A figure that is
 * unknown in one of them is unknown in the sum.
 */
function sumFigures(estimates: readonly RolledEstimate[], of: string | undefined): ComputedFigure[] {
  return COST_FIGURES.flatMap((figure) => {
    const found = estimates.flatMap((estimate) => {
      const one = estimate.figures.find((candidate) => candidate.figure === figure);
      return one ? [{ ...one, estimate }] : [];
    });
    return found.length === 0 ? [] : [summed(figure, found, of)];
  });
}

type FoundFigure = ComputedFigure & { readonly estimate: RolledEstimate };

/** The chain of each estimate, then what each implementer's years sum to where there are several, then the sum. */
function summed(figure: CostFigure, found: readonly FoundFigure[], of: string | undefined): ComputedFigure {
  const parts = [...new Map(found.map(({ estimate: { part } }) => [part?.id ?? null, part])).values()];
  const years = new Set(found.map(({ estimate }) => estimate.year));
  const steps: ExplanationStep[] = found.flatMap(({ explanation, estimate }) =>
    explanation.steps.map((step) => ({
      ...step,
      of: [placeOf(estimate), step.of].filter(Boolean).join(' · '),
    })),
  );
  const inputs = found.map(({ amount, estimate }) => input(figure, placeOf(estimate), amount));
  const nested = parts.length > 1 && years.size > 1;
  const sums = parts.map((part) => {
    const own = found.filter(({ estimate }) => (estimate.part?.id ?? null) === (part?.id ?? null));
    return { name: part?.name, own, amount: sumOf(own) };
  });
  const lastInputs = nested ? sums.map(({ name, amount }) => input(figure, name, amount)) : inputs;
  const total = sumOf(found);
  const last = { kind: 'amount', value: wire(total) } as const;
  return {
    figure,
    amount: total,
    unconfirmed: found.some(({ unconfirmed }) => unconfirmed),
    explanation: {
      figure,
      ...(of === undefined ? {} : { of }),
      steps: [
        ...steps,
        ...(nested
          ? sums.map(({ name, own, amount }): ExplanationStep => ({
              key: figure,
              ...(name === undefined ? {} : { of: name }),
              inputs: own.map((one) => input(figure, String(one.estimate.year), one.amount)),
              ...{ rule: null, rounding: null, result: { kind: 'amount', value: wire(amount) } },
            }))
          : []),
        {
          ...{ key: figure, ...(of === undefined ? {} : { of }), inputs: lastInputs },
          ...{ rule: null, rounding: null, result: last },
        },
      ],
      result: last,
    },
  };
}

function sumOf(found: readonly FoundFigure[]): Cents | null {
  return found.reduce<Cents | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : cents(sum + amount)),
    cents(0n),
  );
}

function input(figure: CostFigure, of: string | undefined, amount: Cents | null): ExplanationInput {
  return { key: figure, ...(of === undefined ? {} : { of }), kind: 'amount', value: wire(amount) };
}

/** Whose and of which year an estimate is. */
function placeOf({ part, year }: RolledEstimate): string {
  return part === null ? String(year) : `${part.name} ${year}`;
}

function wire(amount: Cents | null): string | null {
  return amount === null ? null : formatWire(amount);
}
