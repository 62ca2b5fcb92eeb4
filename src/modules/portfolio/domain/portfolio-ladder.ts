import type { ProjectLabel, Span } from '../../funding/index.js';
import {
  LADDER_SOURCES,
  LADDER_STEPS,
  type LadderSource,
  type LadderStepKey,
} from '../../../shared/ladder.js';
import { type Cents, sumCents } from '../../../shared/money/index.js';
import {
  type LadderAmount,
  type LadderStep,
  type Leak,
  type ProjectLadder,
  gap,
  known,
  leakBetween,
} from './ladder.js';
import { addSpans } from './span.js';

/** A step of the portfolio: the sum of the own parts that are known, with those that are not beside it. */
export interface PortfolioStep {
  readonly step: LadderStepKey;
  readonly own: LadderAmount;
  readonly known: number;
  readonly unknown: readonly ProjectLabel[];
  readonly whole: Span | null;
  readonly wholeKnown: number;
  readonly sources: readonly { readonly source: LadderSource; readonly amount: LadderAmount }[];
  /** Of the projects in the amount. */
  readonly repaidCents: Cents;
  /** Over the projects that are known at both steps, for the sums are of different projects. */
  readonly leak: (Leak & { readonly projects: number }) | null;
  readonly example: boolean;
}

/** Sums the ladders of projects; nothing of unknown amount is in a sum. */
export function portfolioLadder(ladders: readonly ProjectLadder[]): PortfolioStep[] {
  return LADDER_STEPS.map((step, at) => {
    const here = ladders.flatMap(({ project, steps }) => (steps[at] ? [{ project, step: steps[at] }] : []));
    const sums = here.flatMap((of) => of.step.own.span ?? []);
    const wholes = here.flatMap((of) => of.step.whole ?? []);
    const [first] = here.flatMap((of) => of.step.own.gap ?? []);
    return {
      step,
      own: sums.length > 0 ? known(addSpans(sums)) : gap(first ?? 'noApplication'),
      known: sums.length,
      unknown: here.filter((of) => isUnknown(of.step.own)).map((of) => of.project),
      whole: wholes.length > 0 ? addSpans(wholes) : null,
      wholeKnown: wholes.length,
      sources: portfolioSources(here.map((of) => of.step)),
      repaidCents: sumCents(here.map((of) => of.step.repaidCents)),
      leak: portfolioLeak(ladders, at),
      example: here.some((of) => of.step.example),
    };
  });
}

/** What has not happened yet is not unknown: it has no amount. */
function isUnknown({ gap: reason }: LadderAmount): boolean {
  return reason === 'amountUnknown';
}

function portfolioSources(steps: readonly LadderStep[]): PortfolioStep['sources'] {
  return LADDER_SOURCES.flatMap((source) => {
    const amounts = steps.flatMap((step) => step.sources.filter((one) => one.source === source));
    const spans = amounts.flatMap(({ amount }) => amount.span ?? []);
    const [first] = amounts.flatMap(({ amount }) => amount.gap ?? []);
    if (spans.length > 0) return [{ source, amount: known(addSpans(spans)) }];
    return first ? [{ source, amount: gap(first) }] : [];
  });
}

/** Against the nearest earlier step at which some project is known that is known here too. */
function portfolioLeak(ladders: readonly ProjectLadder[], at: number): PortfolioStep['leak'] {
  for (let before = at - 1; before >= 0; before -= 1) {
    const both = ladders.flatMap(({ steps }) => {
      const [earlier, here] = [steps[before]?.own.span, steps[at]];
      return earlier && here?.own.span
        ? [{ earlier, later: here.own.span, repaidCents: here.repaidCents }]
        : [];
    });
    if (both.length === 0) continue;
    const [earlier, later] = [addSpans(both.map((of) => of.earlier)), addSpans(both.map((of) => of.later))];
    const repaidCents = sumCents(both.map((of) => of.repaidCents));
    const leak = leakBetween(LADDER_STEPS[before] ?? 'applied', earlier, later, repaidCents);
    return { ...leak, projects: both.length };
  }
  return null;
}
