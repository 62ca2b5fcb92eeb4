import type { Span } from '../../funding/index.js';
import type { ExplainedValue, Explanation, ExplanationStep } from '../../../shared/explanation.js';
import { LADDER_STEPS, type LadderStepKey } from '../../../shared/ladder.js';
import { formatAmount, formatWire } from '../../../shared/money/index.js';
import { type Leak, type ProjectLadder, portfolioLadder } from './ladder.js';

/** An exact amount is a number; of a range both ends are said. */
export function explainedSpan(span: Span | null): ExplainedValue {
  if (span === null) return { kind: 'amount', value: null };
  if (span.fromCents === span.toCents) return { kind: 'amount', value: formatWire(span.fromCents) };
  return { kind: 'text', value: `${formatAmount(span.fromCents)}–${formatAmount(span.toCents)}` };
}

/** The step of one project: what each source gives, and what is lost since the step before. */
export function explainProjectStep({ project, steps }: ProjectLadder, key: LadderStepKey): Explanation {
  const at = LADDER_STEPS.indexOf(key);
  const step = steps[at];
  const result = explainedSpan(step?.own.span ?? null);
  const sum: ExplanationStep = {
    ...{ key, of: `code:${project.code}`, rule: null, rounding: null, result },
    inputs: (step?.sources ?? []).map(({ source, amount }) => ({
      ...{ key: 'fundingClass', of: `source:${source}` },
      ...explainedSpan(amount.span),
    })),
  };
  const before = steps.find((one) => one.step === step?.leak?.against);
  const leak = step?.leak ? [leakStep(step.leak, before?.own.span ?? null, step.own.span, key)] : [];
  return { figure: key, of: `code:${project.code}`, steps: [sum, ...leak], result };
}

/** The step of the portfolio: the own part of each project, and the leak over those known at both steps. */
export function explainPortfolioStep(ladders: readonly ProjectLadder[], key: LadderStepKey): Explanation {
  const at = LADDER_STEPS.indexOf(key);
  const step = portfolioLadder(ladders)[at];
  const result = explainedSpan(step?.own.span ?? null);
  const sum: ExplanationStep = {
    ...{ key, rule: null, rounding: null, result },
    inputs: ladders.map(({ project, steps }) => ({
      ...{ key, of: `code:${project.code}` },
      ...explainedSpan(steps[at]?.own.span ?? null),
    })),
  };
  const both = ladders.filter(({ steps }) => {
    const before = steps.find((one) => one.step === step?.leak?.against);
    return before?.own.span && steps[at]?.own.span;
  });
  const leaks = step?.leak
    ? both.flatMap(({ project, steps }): ExplanationStep[] => {
        const against = step.leak?.against ?? 'applied';
        const before = steps.find((one) => one.step === against)?.own.span ?? null;
        const here = steps[at]?.own.span ?? null;
        const of = `code:${project.code}`;
        return [{ ...leakStep({ against, ...lossOf(before, here) }, before, here, key), of }];
      })
    : [];
  return { figure: key, steps: [sum, ...leaks], result };
}

type Loss = Pick<Leak, 'fromCents' | 'toCents'>;

function lossOf(before: Span | null, here: Span | null): Loss {
  const loss = (earlier: bigint, later: bigint) => (earlier - later) as Loss['fromCents'];
  return {
    fromCents: loss(before?.fromCents ?? 0n, here?.toCents ?? 0n),
    toCents: loss(before?.toCents ?? 0n, here?.fromCents ?? 0n),
  };
}

function leakStep(
  { fromCents, toCents, against }: Loss & Pick<Leak, 'against'>,
  before: Span | null,
  here: Span | null,
  key: LadderStepKey,
): ExplanationStep {
  return {
    ...{ key: 'leak', rule: null, rounding: null },
    inputs: [
      { key: against, ...explainedSpan(before) },
      { key, ...explainedSpan(here) },
    ],
    result: explainedSpan({ fromCents, toCents, approximate: false }),
  };
}
