import type { Explanation, ExplanationInput, ExplanationStep } from '../../../../shared/explanation.js';
import type { ExplainedTerm } from '../../../../shared/explanation-terms.js';
import {
  type Cents,
  absoluteCents,
  cents,
  formatWire,
  roundHalfUp,
  shareOf,
} from '../../../../shared/money/index.js';
import { type RolledUp, type SourceLine, sharesOf } from './roll-up.js';

const HUNDRED_PERCENT = cents(10_000n);

/** How much of the whole a part is, in percent with two decimals; null without a whole. */
export function percentShare(part: Cents, whole: Cents | null): string | null {
  if (whole === null || whole <= 0n) return null;
  return formatWire(shareOf(HUNDRED_PERCENT, part, whole, roundHalfUp));
}

/**
 * How covered, uncovered, the support rate and the share of own contribution of a year, or of all years, come about.
 *
 * @param of whose figures they are, such as `2021`
 * @param nameOf what an organisation is called, by its id
 */
export function explainPlan(
  plan: RolledUp,
  of: string | undefined,
  nameOf: (organisationId: string) => string | null = () => null,
): Explanation[] {
  const { supportCents, ownCents } = sharesOf(plan.lines);
  const total = { key: 'totalCost', ...amount(plan.totalCents) } as const;
  const covered = step(
    'covered',
    plan.lines.map((line) => inputOf(line, nameOf)),
    plan.cover.coveredCents,
  );
  const sum = (support: boolean, result: Cents) =>
    step(
      support ? 'support' : 'ownContribution',
      plan.lines
        .filter((line) => sharesOf([line]).supportCents > 0n === support)
        .map((line) => inputOf(line, nameOf)),
      result,
    );
  const share = (key: 'supportRate' | 'ownShare', part: ExplainedTerm, value: Cents): ExplanationStep => ({
    ...{ key, inputs: [{ key: part, ...amount(value) }, total], rule: null, rounding: 'halfUp' as const },
    result: { kind: 'percent', value: percentShare(value, plan.totalCents) },
  });
  return [
    [covered],
    [
      covered,
      step('uncovered', [total, { key: 'covered', ...amount(plan.cover.coveredCents) }], missing(plan)),
    ],
    [sum(true, supportCents), share('supportRate', 'support', supportCents)],
    [sum(false, ownCents), share('ownShare', 'ownContribution', ownCents)],
  ].map((steps) => explained(steps, of));
}

/** An amount as an explanation shows it; null is unknown. */
export function amount(value: Cents | null): { kind: 'amount'; value: string | null } {
  return { kind: 'amount', value: value === null ? null : formatWire(value) };
}

function explained(steps: readonly ExplanationStep[], of: string | undefined): Explanation {
  const last = steps[steps.length - 1];
  if (!last) throw new RangeError('An explanation has a step.');
  return { figure: last.key, ...(of === undefined ? {} : { of }), steps, result: last.result };
}

function step(
  key: ExplainedTerm,
  inputs: readonly ExplanationInput[],
  result: Cents | null,
): ExplanationStep {
  return { key, inputs, rule: null, rounding: null, result: amount(result) };
}

function inputOf(line: SourceLine, nameOf: (id: string) => string | null): ExplanationInput {
  const name = line.organisationId === null ? null : nameOf(line.organisationId);
  return { key: 'amount', of: `class:${line.fundingClass}`, ...amount(line.amountCents), source: name };
}

/** The uncovered rest, below zero where the sources make more than the total. */
function missing({ totalCents, cover }: RolledUp): Cents | null {
  if (totalCents === null) return null;
  const { uncoveredCents, overCoveredCents } = cover;
  return overCoveredCents > 0n ? cents(-absoluteCents(overCoveredCents)) : uncoveredCents;
}
