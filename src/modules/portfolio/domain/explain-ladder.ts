import type { Span } from '../../funding/index.js';
import type {
  ExplainedValue,
  Explanation,
  ExplanationInput,
  ExplanationStep,
} from '../../../shared/explanation.js';
import {
  LADDER_STEPS,
  type LadderFigure,
  type LadderSource,
  type LadderStepKey,
} from '../../../shared/ladder.js';
import { type Cents, ZERO_CENTS, cents, formatAmount, formatWire } from '../../../shared/money/index.js';
import type { LadderAmount, LadderPart, LadderStep, ProjectLadder } from './ladder.js';
import { portfolioLadder } from './portfolio-ladder.js';
import { addSpans, exactSpan, lessSpan } from './span.js';

/** Which figure of the ladder is explained; of one source where that is named. */
export interface LadderFigureOf {
  readonly step: LadderStepKey;
  readonly figure: LadderFigure;
  readonly source: LadderSource | null;
}

/** An exact amount is a number; of a range both ends are said. */
export function explainedSpan(span: Span | null): ExplainedValue {
  if (span === null) return { kind: 'amount', value: null };
  if (span.fromCents === span.toCents) return { kind: 'amount', value: formatWire(span.fromCents) };
  return { kind: 'text', value: `${formatAmount(span.fromCents)}–${formatAmount(span.toCents)}` };
}

/** What has not happened yet says so; what nobody knows is unknown. */
function explainedAmount(amount: LadderAmount | undefined): ExplainedValue {
  const reason = amount?.gap;
  return !reason || reason === 'amountUnknown'
    ? explainedSpan(amount?.span ?? null)
    : { kind: 'text', value: `gap:${reason}` };
}

/**
 * A step of one project: the decisions, agreements and receipts that it adds up from, and what is lost since the step
 * before. Money that goes back is a part of its own, below zero.
 */
export function explainProjectStep(
  ladder: ProjectLadder,
  { step: key, figure, source }: LadderFigureOf,
): Explanation {
  const { project, steps } = ladder;
  const of = `code:${project.code}`;
  const step = steps.find((one) => one.step === key);
  if (figure === 'whole') return explainWhole([ladder], key, step?.whole ?? null);
  const parts = (step?.parts ?? []).filter((part) => source === null || part.source === source);
  const result = explainedSpan(amountOf(step, source)?.span ?? null);
  const sum: ExplanationStep = {
    ...{ key, of: source === null ? of : `source:${source}`, rule: null, rounding: null, result },
    inputs: parts.map(explainPart),
  };
  const leak = step?.leak && source === null ? [leakStep(steps, step, step.leak.against)] : [];
  const loss = step?.leak ? explainedSpan({ ...step.leak, approximate: false }) : explainedSpan(null);
  return figure === 'leak'
    ? { figure: 'leak', of, steps: [sum, ...leak], result: loss }
    : { figure: key, of, steps: [sum, ...leak], result };
}

function amountOf(step: LadderStep | undefined, source: LadderSource | null): LadderAmount | undefined {
  return source === null ? step?.own : step?.sources.find((one) => one.source === source)?.amount;
}

function explainPart({ key, source, year, fundingClass, record, span }: LadderPart): ExplanationInput {
  const whose = fundingClass ? `class:${fundingClass}` : source && `source:${source}`;
  const of = [year, whose].filter(Boolean).join(' ');
  return { key, ...(of ? { of } : {}), source: record, ...explainedSpan(span) };
}

/** A step of the portfolio: what each project has in it, and the leak over those that are known at both steps. */
export function explainPortfolioStep(ladders: readonly ProjectLadder[], asked: LadderFigureOf): Explanation {
  const { step: key, figure, source } = asked;
  const at = LADDER_STEPS.indexOf(key);
  const step = portfolioLadder(ladders)[at];
  if (figure === 'whole') return explainWhole(ladders, key, step?.whole ?? null);
  const amount = source === null ? step?.own : step?.sources.find((one) => one.source === source)?.amount;
  const result = explainedSpan(amount?.span ?? null);
  const sum: ExplanationStep = {
    ...{ key, rule: null, rounding: null, result, ...(source === null ? {} : { of: `source:${source}` }) },
    inputs: ladders.flatMap(({ project, steps }) => {
      const part = amountOf(steps[at], source);
      return part ? [{ key, of: `code:${project.code}`, ...explainedAmount(part) }] : [];
    }),
  };
  const { leak } = step ?? {};
  if (!leak || source !== null) return { figure: key, steps: [sum], result };
  const steps = [sum, ...leakSteps(ladders, key, leak.against)];
  return figure === 'leak'
    ? { figure: 'leak', steps, result: explainedSpan({ ...leak, approximate: false }) }
    : { figure: key, steps, result };
}

/** Whole projects stand beside the own parts and are never added to them. */
function explainWhole(
  ladders: readonly ProjectLadder[],
  key: LadderStepKey,
  whole: Span | null,
): Explanation {
  const at = LADDER_STEPS.indexOf(key);
  const result = explainedSpan(whole);
  const inputs = ladders.flatMap(({ project, steps }): ExplanationInput[] => {
    const span = steps[at]?.whole ?? null;
    return span ? [{ key, of: `code:${project.code}`, ...explainedSpan(span) }] : [];
  });
  return {
    figure: 'wholeProject',
    steps: [{ key: 'wholeProject', inputs, rule: null, rounding: null, result }],
    result,
  };
}

/** The loss of each project that is known at both steps, and their sum. */
function leakSteps(
  ladders: readonly ProjectLadder[],
  key: LadderStepKey,
  against: LadderStepKey,
): ExplanationStep[] {
  const at = LADDER_STEPS.indexOf(key);
  const both = ladders.flatMap(({ project, steps }) => {
    const [before, here] = [steps[LADDER_STEPS.indexOf(against)]?.own.span, steps[at]];
    return before && here?.own.span
      ? [{ of: `code:${project.code}`, loss: lessSpan(before, here.own.span), steps, here }]
      : [];
  });
  const each = both.map(({ of, steps, here }) => ({ ...leakStep(steps, here, against), of }));
  if (each.length === 1) return each;
  const sum: ExplanationStep = {
    ...{ key: 'leak', rule: null, rounding: null },
    inputs: both.map(({ of, loss }) => ({ key: 'leak', of, ...explainedSpan(loss) })),
    result: explainedSpan(addSpans(both.map(({ loss }) => loss))),
  };
  return [...each, sum];
}

/** What the step before held, less what this one held at first, plus what was taken back since. */
function leakStep(steps: readonly LadderStep[], here: LadderStep, against: LadderStepKey): ExplanationStep {
  const before = steps.find((one) => one.step === against)?.own.span ?? null;
  const now = here.own.span;
  const back: Cents = here.repaidCents;
  const gross = now && lessSpan(now, exactSpan(cents(-back)));
  return {
    ...{ key: 'leak', rule: null, rounding: null },
    inputs: [
      { key: against, ...explainedSpan(before) },
      { key: here.step, ...explainedSpan(gross) },
      ...(back === ZERO_CENTS ? [] : [{ key: 'repaid' as const, ...explainedSpan(exactSpan(cents(-back))) }]),
    ],
    result: explainedSpan(before && now ? lessSpan(before, now) : null),
  };
}
