import { Decimal } from 'decimal.js';
import type {
  KnownAmount,
  KnownLine,
  ProjectLabel,
  ProjectStanding,
  Span,
  StandingApplication,
} from '../../funding/index.js';
import {
  LADDER_SOURCES,
  LADDER_STEPS,
  type LadderGap,
  type LadderSource,
  type LadderStepKey,
  ladderSourceOf,
} from '../../../shared/ladder.js';
import { type Cents, allocate, cents, sumCents } from '../../../shared/money/index.js';
import { ZERO_SPAN, addSpans, exactSpan } from './span.js';

/** An amount on the ladder, or why there is none. */
export type LadderAmount =
  { readonly span: Span; readonly gap: null } | { readonly span: null; readonly gap: LadderGap };

/** What is lost between two steps; negative where the later step holds more. */
export interface Leak {
  readonly against: LadderStepKey;
  readonly fromCents: Cents;
  readonly toCents: Cents;
  /** Of the earlier step, with one decimal; null for a range or nothing. */
  readonly percent: string | null;
}

/** What one project spent by the day; null without any entry. */
export interface SpentMoney {
  readonly cents: Cents;
  readonly example: boolean;
}

export interface LadderStep {
  readonly step: LadderStepKey;
  readonly own: LadderAmount;
  /** The whole project, beside the own part and never added to it. */
  readonly whole: Span | null;
  readonly sources: readonly { readonly source: LadderSource; readonly amount: LadderAmount }[];
  readonly leak: Leak | null;
  readonly example: boolean;
}

export interface ProjectLadder {
  readonly project: ProjectLabel;
  readonly steps: readonly LadderStep[];
}

type Sources = ReadonlyMap<LadderSource, LadderAmount>;
type Step = Omit<LadderStep, 'leak' | 'sources'> & { sources: Sources };

const known = (span: Span): LadderAmount => ({ span, gap: null });
const gap = (reason: LadderGap): LadderAmount => ({ span: null, gap: reason });
const NO_SOURCES: Sources = new Map();

/** Climbs one project's money from what was applied for to what was paid; each step of the centre's own part. */
export function projectLadder(standing: ProjectStanding, spent: SpentMoney | null): ProjectLadder {
  const applied = appliedStep(standing);
  const decided = decidedStep(standing);
  const agreed = agreedStep(standing, decided);
  const steps = [
    applied,
    decided,
    agreed,
    receivedStep(standing),
    spentStep(spent, decided),
    ...claimSteps(),
  ];
  return { project: standing.project, steps: withLeaks(steps) };
}

/** The leak of each step, against the nearest step before it that is known. */
function withLeaks(steps: readonly Step[]): LadderStep[] {
  return steps.map(({ sources, ...step }, at) => {
    const before = steps.slice(0, at).findLast(({ own }) => own.span !== null);
    const leak =
      before?.own.span && step.own.span ? leakBetween(before.step, before.own.span, step.own.span) : null;
    return { ...step, leak, sources: [...sources].map(([source, amount]) => ({ source, amount })) };
  });
}

/** What the later step holds less than the earlier one. Of ranges the least and the most that it can be. */
export function leakBetween(against: LadderStepKey, earlier: Span, later: Span): Leak {
  const fromCents = cents(earlier.fromCents - later.toCents);
  const toCents = cents(earlier.toCents - later.fromCents);
  const exact = fromCents === toCents && earlier.fromCents > 0n;
  const share = () => new Decimal(fromCents.toString()).times(100).div(earlier.fromCents.toString());
  return { against, fromCents, toCents, percent: exact ? share().toDecimalPlaces(1).toString() : null };
}

function appliedStep({ applications }: ProjectStanding): Step {
  if (applications.length === 0) return emptyStep('applied', 'noApplication');
  return summed(
    'applied',
    applications.map((application) => ({ ...application, refused: false })),
  );
}

function decidedStep({ applications }: ProjectStanding): Step {
  if (applications.length === 0) return emptyStep('decided', 'noApplication');
  const decided = applications.filter(({ state }) => state !== 'pending');
  if (decided.length === 0) return emptyStep('decided', 'notDecided');
  return summed('decided', decided.map(decidedAmounts));
}

interface StatedMoney {
  amounts: readonly KnownAmount[];
  lines: readonly KnownLine[];
  refused: boolean;
}

/** A refusal decides on nothing: that is known, and no gap. */
function decidedAmounts({ decision, state }: StandingApplication): StatedMoney {
  return { amounts: decision?.amounts ?? [], lines: decision?.lines ?? [], refused: state === 'refused' };
}

/** Sums several applications; one of unknown amount makes the step unknown, for a part is not the whole. */
function summed(step: LadderStepKey, all: readonly StatedMoney[]): Step {
  const totals = all.map(ownTotal);
  const wholes = all.map(({ amounts, refused }) =>
    refused ? ZERO_SPAN : (scoped(amounts, 'whole')?.total ?? null),
  );
  const own = totals.every((total) => total !== null) ? known(addSpans(totals)) : gap('amountUnknown');
  return {
    ...{ step, own, example: false },
    whole: wholes.every((whole) => whole !== null) ? addSpans(wholes) : null,
    sources: mergedSources(all.map(sourcesOf)),
  };
}

const scoped = (amounts: readonly KnownAmount[], scope: KnownAmount['scope']) =>
  amounts.find((amount) => amount.scope === scope) ?? null;

function ownTotal({ amounts, lines, refused }: StatedMoney): Span | null {
  if (refused) return ZERO_SPAN;
  return lines.length > 0 ? addSpans(lines) : (scoped(amounts, 'own')?.total ?? null);
}

function sourcesOf({ amounts, lines, refused }: StatedMoney): ReadonlyMap<LadderSource, Span> {
  const found = new Map<LadderSource, Span>();
  if (refused) return found.set('support', ZERO_SPAN);
  for (const line of lines) {
    const source = ladderSourceOf(line.fundingClass);
    found.set(source, addSpans([found.get(source) ?? ZERO_SPAN, line]));
  }
  const own = lines.length > 0 ? null : scoped(amounts, 'own');
  if (own?.support) found.set('support', own.support);
  if (own?.own) found.set('ownContribution', own.own);
  return found;
}

function mergedSources(all: readonly ReadonlyMap<LadderSource, Span>[]): Sources {
  const merged = new Map<LadderSource, LadderAmount>();
  for (const source of LADDER_SOURCES) {
    const spans = all.flatMap((one) => one.get(source) ?? []);
    if (spans.length > 0) merged.set(source, known(addSpans(spans)));
  }
  return merged;
}

/**
 * A decision agrees on the support and on the own contribution; what others give is agreed by agreements, of which
 * none recorded is none made.
 */
function agreedStep({ agreements }: ProjectStanding, decided: Step): Step {
  const outside = outsideSums(
    agreements.map((of) => ({ ...of, cents: of.amountCents })),
    decided,
  );
  const [support, own] = [decided.sources.get('support'), decided.sources.get('ownContribution')];
  const sources: Sources = new Map([
    ...(support ? [['support', support] as const] : []),
    ...outside,
    ...(own ? [['ownContribution', own] as const] : []),
  ]);
  const spans = [...sources.values()].flatMap(({ span }) => span ?? []);
  const gapOf = decided.own.gap ?? (support || own ? null : 'amountUnknown');
  const amount = gapOf === null ? known(addSpans(spans)) : gap(gapOf);
  return { step: 'agreed', own: amount, whole: null, sources, example: false };
}

type OutsideMoney = Pick<ProjectStanding['agreements'][number], 'fundingClass'> & { cents: Cents };

/** Per outside source what is agreed or received; zero where a decision counts on a source that has given nothing. */
function outsideSums(money: readonly OutsideMoney[], decided: Step | null): [LadderSource, LadderAmount][] {
  return LADDER_SOURCES.filter((source) => source !== 'support' && source !== 'ownContribution').flatMap(
    (source): [LadderSource, LadderAmount][] => {
      const given = money.filter(({ fundingClass }) => ladderSourceOf(fundingClass) === source);
      if (given.length === 0 && !decided?.sources.has(source)) return [];
      return [[source, known(exactSpan(sumCents(given.map((one) => one.cents))))]];
    },
  );
}

/** The receipts of outside money are recorded; those of the support come with payment claims. */
function receivedStep({ agreements }: ProjectStanding): Step {
  const outside = outsideSums(
    agreements.map((of) => ({ ...of, cents: of.receivedCents })),
    null,
  );
  const sources: Sources = new Map<LadderSource, LadderAmount>([
    ['support', gap('comesWithClaims')],
    ...outside,
    ['ownContribution', gap('ownMoney')],
  ]);
  return { step: 'received', own: gap('comesWithClaims'), whole: null, sources, example: false };
}

/** The ledger holds the centre's own cost; its sources are the exact split by the decided shares. */
function spentStep(spent: SpentMoney | null, decided: Step): Step {
  if (!spent) return emptyStep('spent', 'noEntries');
  const weights = [...decided.sources].flatMap(([source, { span }]) =>
    span && span.fromCents === span.toCents && span.fromCents > 0n
      ? [{ key: source, weight: span.fromCents.toString() }]
      : [],
  );
  const whole = decided.own.span;
  const split =
    whole && weights.length > 0 && sumCents(weights.map(({ weight }) => cents(weight))) === whole.fromCents
      ? allocate(spent.cents, weights)
      : [];
  const shares = new Map(split.map(({ key, amountCents }) => [key, amountCents]));
  const sources = new Map<LadderSource, LadderAmount>();
  for (const { key } of weights) {
    const share = shares.get(key);
    if (share !== undefined) sources.set(key, known(exactSpan(share)));
  }
  return { step: 'spent', own: known(exactSpan(spent.cents)), whole: null, sources, example: spent.example };
}

/** Nothing of it is recorded anywhere yet: unknown, and not zero. */
function claimSteps(): Step[] {
  return (['claimed', 'approved', 'paid'] as const).map((step) => emptyStep(step, 'comesWithClaims'));
}

function emptyStep(step: LadderStepKey, reason: LadderGap): Step {
  return { step, own: gap(reason), whole: null, sources: NO_SOURCES, example: false };
}

/** A step of the portfolio: the sum of the own parts that are known, with those that are not beside it. */
export interface PortfolioStep {
  readonly step: LadderStepKey;
  readonly own: LadderAmount;
  readonly known: number;
  readonly unknown: readonly ProjectLabel[];
  readonly whole: Span | null;
  readonly wholeKnown: number;
  readonly sources: readonly { readonly source: LadderSource; readonly amount: LadderAmount }[];
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
      const [earlier, later] = [steps[before]?.own.span, steps[at]?.own.span];
      return earlier && later ? [{ earlier, later }] : [];
    });
    if (both.length === 0) continue;
    const [earlier, later] = [addSpans(both.map((of) => of.earlier)), addSpans(both.map((of) => of.later))];
    return { ...leakBetween(LADDER_STEPS[before] ?? 'applied', earlier, later), projects: both.length };
  }
  return null;
}
