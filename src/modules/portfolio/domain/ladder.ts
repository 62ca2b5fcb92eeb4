import { Decimal } from 'decimal.js';
import type {
  KnownAmount,
  KnownLine,
  KnownRepayment,
  ProjectLabel,
  ProjectStanding,
  Span,
  StandingAgreement,
} from '../../funding/index.js';
import {
  LADDER_SOURCES,
  type LadderGap,
  type LadderSource,
  type LadderStepKey,
  ladderSourceOf,
} from '../../../shared/ladder.js';
import type { FundingClass } from '../../../shared/funding.js';
import { type Cents, ZERO_CENTS, allocate, cents, sumCents } from '../../../shared/money/index.js';
import { ZERO_SPAN, addSpans, exactSpan, lessSpan } from './span.js';

/** An amount on the ladder, or why there is none. */
export type LadderAmount =
  { readonly span: Span; readonly gap: null } | { readonly span: null; readonly gap: LadderGap };

/** A record that a step is made of; one that takes money back is negative. The parts of a step add up to it. */
export interface LadderPart {
  readonly key: 'applied' | 'decided' | 'repaid' | 'agreed' | 'received' | 'paidBack' | 'spent' | 'notSplit';
  /** Null where no document says who it comes from. */
  readonly source: LadderSource | null;
  readonly year: number | null;
  readonly fundingClass: FundingClass | null;
  /** Number of the decision, or the document of the agreement. */
  readonly record: string | null;
  readonly span: Span;
}

/** What is lost between two steps; negative where the later step holds more. */
export interface Leak {
  readonly against: LadderStepKey;
  readonly fromCents: Cents;
  readonly toCents: Cents;
  /** Of the earlier step, with one decimal; null for a range or nothing. */
  readonly percent: string | null;
  /** How much of it later decisions took back. */
  readonly repaidCents: Cents;
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
  readonly parts: readonly LadderPart[];
  /** Taken off the amount: to be paid back by later decisions, or paid back from the account. */
  readonly repaidCents: Cents;
  readonly leak: Leak | null;
  readonly example: boolean;
}

export interface ProjectLadder {
  readonly project: ProjectLabel;
  readonly steps: readonly LadderStep[];
}

type Sources = ReadonlyMap<LadderSource, LadderAmount>;
type Step = Omit<LadderStep, 'leak' | 'sources'> & { sources: Sources };

/** An amount that is known. */
export const known = (span: Span): LadderAmount => ({ span, gap: null });
/** No amount, and why. */
export const gap = (reason: LadderGap): LadderAmount => ({ span: null, gap: reason });

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
      before?.own.span && step.own.span
        ? leakBetween(before.step, before.own.span, step.own.span, step.repaidCents)
        : null;
    return { ...step, leak, sources: [...sources].map(([source, amount]) => ({ source, amount })) };
  });
}

/** What the later step holds less than the earlier one. Of ranges the least and the most that it can be. */
export function leakBetween(
  against: LadderStepKey,
  earlier: Span,
  later: Span,
  repaidCents: Cents = ZERO_CENTS,
): Leak {
  const { fromCents, toCents } = lessSpan(earlier, later);
  const exact = fromCents === toCents && earlier.fromCents > 0n;
  const share = () => new Decimal(fromCents.toString()).times(100).div(earlier.fromCents.toString());
  const percent = exact ? share().toDecimalPlaces(1).toString() : null;
  return { against, fromCents, toCents, percent, repaidCents };
}

function appliedStep({ applications }: ProjectStanding): Step {
  if (applications.length === 0) return emptyStep('applied', 'noApplication');
  return summed(
    'applied',
    applications.map((of) => ({ ...of, number: null, refused: false, repayments: [] })),
  );
}

/** A refusal decides on nothing: that is known, and no gap. What later decisions took back is taken off. */
function decidedStep({ applications }: ProjectStanding): Step {
  if (applications.length === 0) return emptyStep('decided', 'noApplication');
  const decided = applications.filter(({ state }) => state !== 'pending');
  if (decided.length === 0) return emptyStep('decided', 'notDecided');
  return summed(
    'decided',
    decided.map(({ decision, state, repayments }) => ({
      ...{ amounts: decision?.amounts ?? [], lines: decision?.lines ?? [], repayments },
      ...{ number: decision?.number ?? null, refused: state === 'refused' },
    })),
  );
}

interface StatedMoney {
  readonly amounts: readonly KnownAmount[];
  readonly lines: readonly KnownLine[];
  readonly number: string | null;
  readonly refused: boolean;
  readonly repayments: readonly KnownRepayment[];
}

/** Sums several applications; one of unknown amount makes the step unknown, for a part is not the whole. */
function summed(step: 'applied' | 'decided', all: readonly StatedMoney[]): Step {
  const parts = all.flatMap((of) => [...statedParts(step, of), ...of.repayments.flatMap(repaidPart)]);
  const wholes = all.map(wholeOf);
  const own = all.every(isOwnKnown) ? known(spanOf(parts)) : gap('amountUnknown');
  return {
    ...{ step, own, parts, example: false, sources: sourcesOf(parts) },
    whole: wholes.every((whole) => whole !== null) ? addSpans(wholes) : null,
    repaidCents: cents(-spanOf(parts.filter(({ key }) => key === 'repaid')).fromCents),
  };
}

const spanOf = (parts: readonly LadderPart[]): Span => addSpans(parts.map(({ span }) => span));
const scoped = (amounts: readonly KnownAmount[], scope: KnownAmount['scope']) =>
  amounts.find((amount) => amount.scope === scope) ?? null;

function isOwnKnown({ amounts, lines, refused, repayments }: StatedMoney): boolean {
  if (refused) return true;
  const stated = lines.length > 0 || (scoped(amounts, 'own')?.total ?? null) !== null;
  return stated && repayments.every(({ ownCents }) => ownCents !== null);
}

/** Of the whole project; what is paid back of a part of it is paid back of the whole. */
function wholeOf({ amounts, refused, repayments }: StatedMoney): Span | null {
  if (refused) return ZERO_SPAN;
  const whole = scoped(amounts, 'whole')?.total ?? null;
  const repaid = sumCents(repayments.flatMap(({ ownCents, wholeCents }) => wholeCents ?? ownCents ?? []));
  return whole && lessSpan(whole, exactSpan(repaid));
}

/** The lines of a decision or application; without any its support, its own contribution, and what is left. */
function statedParts(
  key: 'applied' | 'decided',
  { amounts, lines, number, refused }: StatedMoney,
): LadderPart[] {
  const part = (source: LadderSource | null, span: Span): LadderPart => ({
    ...{ key: source === null ? 'notSplit' : key, source, year: null, fundingClass: null },
    ...{ record: number, span },
  });
  if (refused) return [part('support', ZERO_SPAN)];
  if (lines.length > 0) {
    return lines.map(({ year, fundingClass, ...span }) => ({
      ...part(ladderSourceOf(fundingClass), span),
      ...{ year, fundingClass },
    }));
  }
  const own = scoped(amounts, 'own');
  const told = [
    ...(own?.support ? [part('support', own.support)] : []),
    ...(own?.own ? [part('ownContribution', own.own)] : []),
  ];
  if (!own?.total) return told;
  const rest = lessEnds(own.total, spanOf(told));
  return rest.fromCents === 0n && rest.toCents === 0n ? told : [...told, part(null, rest)];
}

/** What is left of each end of a range. */
function lessEnds(all: Span, part: Span): Span {
  return {
    fromCents: cents(all.fromCents - part.fromCents),
    toCents: cents(all.toCents - part.toCents),
    approximate: all.approximate,
  };
}

/** The support goes back to who gave it. */
function repaidPart({ number, ownCents }: KnownRepayment): LadderPart[] {
  if (ownCents === null) return [];
  return [
    {
      ...{ key: 'repaid', source: 'support', year: null, fundingClass: null, record: number },
      span: exactSpan(cents(-ownCents)),
    },
  ];
}

function sourcesOf(parts: readonly LadderPart[]): Map<LadderSource, LadderAmount> {
  return new Map(
    LADDER_SOURCES.flatMap((source) => {
      const given = parts.filter((part) => part.source === source);
      return given.length > 0 ? [[source, known(spanOf(given))] as const] : [];
    }),
  );
}

const isOutside = (source: LadderSource | null): boolean =>
  source !== null && source !== 'support' && source !== 'ownContribution';

/**
 * A decision agrees on the support and on the own contribution; what others give is agreed by agreements, of which
 * none recorded is none made. Where the decision does not tell who gives what, it is not known what they agreed to.
 */
function agreedStep({ agreements }: ProjectStanding, decided: Step): Step {
  const certain = decided.parts.filter(({ source }) => source !== null && !isOutside(source));
  const agreed = agreements.map((of) => agreementPart('agreed', of, of.amountCents));
  const without = [...decided.sources.keys()].filter(
    (source) => isOutside(source) && !agreed.some((part) => part.source === source),
  );
  const parts: LadderPart[] = [
    ...certain,
    ...agreed,
    ...without.map((source): LadderPart => ({
      ...{ key: 'agreed', source, year: null, fundingClass: null, record: null, span: ZERO_SPAN },
    })),
  ];
  const told = certain.length > 0 && decided.parts.every(({ source }) => source !== null);
  const gapOf = decided.own.gap ?? (told ? null : 'amountUnknown');
  return {
    ...{ step: 'agreed', own: gapOf === null ? known(spanOf(parts)) : gap(gapOf), whole: null, parts },
    ...{ sources: sourcesOf(parts), repaidCents: ZERO_CENTS, example: false },
  };
}

function agreementPart(
  key: 'agreed' | 'received' | 'paidBack',
  { fundingClass, document }: StandingAgreement,
  amountCents: Cents,
): LadderPart {
  const source = ladderSourceOf(fundingClass);
  return { key, source, year: null, fundingClass, record: document, span: exactSpan(amountCents) };
}

/** The receipts of outside money are recorded; those of the support come with payment claims. */
function receivedStep({ agreements }: ProjectStanding): Step {
  const parts = agreements.flatMap((of) => [
    agreementPart('received', of, cents(of.receivedCents + of.paidBackCents)),
    ...(of.paidBackCents > 0n ? [agreementPart('paidBack', of, cents(-of.paidBackCents))] : []),
  ]);
  const sources: Sources = new Map<LadderSource, LadderAmount>([
    ['support', gap('comesWithClaims')],
    ...sourcesOf(parts),
    ['ownContribution', gap('ownMoney')],
  ]);
  const repaidCents = sumCents(agreements.map((of) => of.paidBackCents));
  return {
    ...{ step: 'received', own: gap('comesWithClaims'), whole: null, sources, parts },
    ...{ repaidCents, example: false },
  };
}

/**
 * The ledger holds the centre's own cost; its sources are the exact split by the decided shares. What is paid back
 * later does not change in which shares the cost was covered.
 */
function spentStep(spent: SpentMoney | null, { parts: decided }: Step): Step {
  if (!spent) return emptyStep('spent', 'noEntries');
  const shares = [...sourcesOf(decided.filter(({ key }) => key !== 'repaid'))];
  const weights = shares.flatMap(([source, { span }]) =>
    span && span.fromCents === span.toCents && span.fromCents > 0n
      ? [{ key: source, weight: span.fromCents.toString() }]
      : [],
  );
  const told = shares.every(([, { span }]) => span && span.fromCents === span.toCents);
  const whole = decided.every(({ source }) => source !== null) && told && weights.length > 0;
  const split = new Map(
    whole ? allocate(spent.cents, weights).map(({ key, amountCents }) => [key, amountCents]) : [],
  );
  const part = (source: LadderSource | null, amountCents: Cents): LadderPart => ({
    ...{ key: 'spent', source, year: null, fundingClass: null, record: null, span: exactSpan(amountCents) },
  });
  const parts = whole
    ? weights.map(({ key }) => part(key, split.get(key) ?? ZERO_CENTS))
    : [part(null, spent.cents)];
  return {
    ...{ step: 'spent', own: known(exactSpan(spent.cents)), whole: null, parts, sources: sourcesOf(parts) },
    ...{ repaidCents: ZERO_CENTS, example: spent.example },
  };
}

/** Nothing of it is recorded anywhere yet: unknown, and not zero. */
function claimSteps(): Step[] {
  return (['claimed', 'approved', 'paid'] as const).map((step) => emptyStep(step, 'comesWithClaims'));
}

function emptyStep(step: LadderStepKey, reason: LadderGap): Step {
  return {
    ...{ step, own: gap(reason), whole: null, sources: new Map(), parts: [] },
    ...{ repaidCents: ZERO_CENTS, example: false },
  };
}
