import { type Cents, cents, formatWire } from '../../../../shared/money/index.js';
import type { ExplanationInput } from '../../../../shared/explanation.js';
import { COST_FIGURES, type ComputedFigure, type CostFigure } from './cost-model.js';

/** One estimate as a part of a sum. */
export interface RolledPart {
  /** What it is called in the sum: the implementer and the year. */
  readonly of: string;
  readonly figures: readonly ComputedFigure[];
}

/**
 * Sums estimates figure by figure. Nothing is computed anew, so the sum is the sum of what stands in the parts; a
 * figure that is unknown in one part is unknown in the sum.
 */
export function rollUp(parts: readonly RolledPart[]): ComputedFigure[] {
  return COST_FIGURES.flatMap((figure) => {
    const found = parts.flatMap(({ of, figures }) => {
      const one = figures.find((candidate) => candidate.figure === figure);
      return one ? [{ of, ...one }] : [];
    });
    return found.length === 0 ? [] : [summed(figure, found)];
  });
}

function summed(figure: CostFigure, parts: readonly (ComputedFigure & { of: string })[]): ComputedFigure {
  const amount = parts.reduce<Cents | null>(
    (sum, part) => (sum === null || part.amount === null ? null : cents(sum + part.amount)),
    cents(0n),
  );
  const inputs = parts.map((part): ExplanationInput => ({
    key: figure,
    of: part.of,
    kind: 'amount',
    value: part.amount === null ? null : formatWire(part.amount),
  }));
  const result = { kind: 'amount', value: amount === null ? null : formatWire(amount) } as const;
  return {
    figure,
    amount,
    unconfirmed: parts.some(({ unconfirmed }) => unconfirmed),
    explanation: { figure, steps: [{ key: figure, inputs, rule: null, rounding: null, result }], result },
  };
}
