import type { CostRule } from './cost-terms.js';
import type { ExplainedTerm } from '../../../../shared/explanation-terms.js';
import type {
  ExplainedRounding,
  Explanation,
  ExplanationInput,
  ExplanationStep,
} from '../../../../shared/explanation.js';
import {
  type Cents,
  type Fraction,
  formatWire,
  roundDown,
  roundHalfUp,
  type Rounding,
  roundUpToEuro,
} from '../../../../shared/money/index.js';

/** An amount together with the chain of steps that made it; null is unknown. */
export interface Figure {
  readonly key: ExplainedTerm;
  readonly of?: string;
  readonly amount: Cents | null;
  readonly steps: readonly ExplanationStep[];
}

/** A figure that is known. */
export interface KnownFigure extends Figure {
  readonly amount: Cents;
}

const ROUNDINGS: Readonly<Record<ExplainedRounding, Rounding>> = {
  down: roundDown,
  halfUp: roundHalfUp,
  upToEuro: roundUpToEuro,
};

/** How a rule wants its result rounded; half up where it does not say. */
export function roundingOf(rule: CostRule): ExplainedRounding {
  return rule.rounding === 'down' || rule.rounding === 'upToEuro' ? rule.rounding : 'halfUp';
}

interface Working {
  key: ExplainedTerm;
  of?: string;
  inputs: readonly ExplanationInput[];
  rule?: CostRule | null;
  /** Figures that it is made from: their steps come before its own. */
  from?: readonly Figure[];
}

/** Rounds an exact number of cents, and tells by the same argument how: the figure and its step cannot differ. */
export function rounded(
  exact: Fraction,
  rounding: ExplainedRounding,
  { key, of, inputs, rule = null, from = [] }: Working,
): KnownFigure {
  const amount = ROUNDINGS[rounding](exact);
  const cutNothing = exact.numerator === amount * exact.denominator;
  return figure(amount, { key, inputs, rule, from, ...(of ? { of } : {}) }, cutNothing ? null : rounding);
}

/** A sum of figures. */
export function sumOf(key: ExplainedTerm, parts: readonly KnownFigure[]): KnownFigure {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  return rounded({ numerator: amount, denominator: 1n }, 'halfUp', {
    key,
    inputs: parts.map(inputOf),
    from: parts,
  });
}

/** What is not known, with what was missing for it. */
export function unknown({ key, of, inputs, rule = null, from = [] }: Working): Figure {
  const step: ExplanationStep = {
    key,
    ...(of ? { of } : {}),
    inputs,
    rule: rule && rule.explained,
    rounding: null,
    result: { kind: 'amount', value: null },
  };
  return { key, amount: null, steps: [...stepsOf(from), step] };
}

/** An amount as it was entered: it is where a chain begins and has no step of its own. */
export function given(key: ExplainedTerm, amount: Cents): KnownFigure {
  return { key, amount, steps: [] };
}

/** The figure as the input of a later step. */
export function inputOf({ key, of, amount }: Figure): ExplanationInput {
  return {
    key,
    ...(of ? { of } : {}),
    kind: 'amount',
    value: amount === null ? null : formatWire(amount),
  };
}

/** The figure with its chain, as the page shows it. */
export function explain({ key, of, amount, steps }: Figure): Explanation {
  return {
    figure: key,
    ...(of ? { of } : {}),
    steps,
    result: { kind: 'amount', value: amount === null ? null : formatWire(amount) },
  };
}

/** Whether a rule that no source confirmed had a part in it. */
export function isUnconfirmed({ steps }: Figure): boolean {
  return steps.some(({ rule }) => rule !== null && !rule.confirmed);
}

function figure(
  amount: Cents,
  { key, of, inputs, rule, from = [] }: Working,
  rounding: ExplainedRounding | null,
): KnownFigure {
  const step: ExplanationStep = {
    key,
    ...(of ? { of } : {}),
    inputs,
    rule: rule ? rule.explained : null,
    rounding,
    result: { kind: 'amount', value: formatWire(amount) },
  };
  return { key, ...(of ? { of } : {}), amount, steps: [...stepsOf(from), step] };
}

/** The steps of several figures, each once and in their order. */
function stepsOf(figures: readonly Figure[]): ExplanationStep[] {
  return [...new Set(figures.flatMap((one) => one.steps))];
}
