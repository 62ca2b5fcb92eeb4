import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { firstDay, lastDay, partialDayFrom } from '../../../../shared/calendar/index.js';
import { horizonProblems, pastDayProblems } from '../../../../shared/day-problems.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { FundingAmount } from './amounts.js';
import { type AmountLine, sumOfLines } from './lines.js';
import { type DecisionOutcome, type Outcome, SUPPORT_CLASSES } from '../../../../shared/funding.js';
import {
  ZERO_CENTS,
  cents,
  formatWire,
  percentOf,
  roundHalfUp,
  sumCents,
} from '../../../../shared/money/index.js';

/** Whether money comes. */
export const isGranted = (outcome: DecisionOutcome): boolean => outcome === 'granted' || outcome === 'partly';

/** The project's status that follows from an outcome; a grant in part is a grant. */
export function statusAfter(outcome: Outcome): 'granted' | 'rejected' | 'withdrawn' {
  return outcome === 'partly' ? 'granted' : outcome;
}

/** A decision as a user enters it. */
export interface EnteredDecision {
  readonly decided: string;
  readonly outcome: DecisionOutcome;
  readonly amounts: readonly FundingAmount[];
  readonly rate: string | null;
  readonly periodStarts: string | null;
  readonly periodEnds: string | null;
  readonly lines?: readonly AmountLine[];
  readonly appealUntil?: string | null;
}

/**
 * What is wrong with a decision that a user enters for an application submitted on `submitted` (null: not known).
 * A user's decision is complete: a day, and an exact amount of money when money comes.
 */
export function decisionProblems(
  decision: EnteredDecision,
  submitted: string | null,
  today: Temporal.PlainDate,
): FieldProblem[] {
  return [
    ...pastDayProblems('/decided', decision.decided, today),
    ...orderProblems(decision.decided, submitted),
    ...(isGranted(decision.outcome) ? grantProblems(decision) : refusalProblems(decision)),
    ...shareProblems(decision),
    ...periodProblems(decision, today),
    ...appealProblems(decision, today),
  ];
}

/** What was granted, and what of it is to be paid back already. */
interface GrantedBefore {
  readonly decided: string | null;
  readonly amounts: readonly FundingAmount[];
  readonly repaid: readonly FundingAmount[];
}

/**
 * What is wrong with a repayment: a later decision that so much of a grant is to be paid back. `granted` is the
 * decision it concerns, with the repayments before this one: all together they are never more than the grant. Where
 * the public record does not know its amount, any repayment is believed.
 */
export function repaymentProblems(
  repayment: EnteredDecision,
  granted: GrantedBefore,
  today: Temporal.PlainDate,
): FieldProblem[] {
  const { decided, amounts, rate, periodStarts, periodEnds, lines = [] } = repayment;
  const first = granted.decided === null ? null : firstDay(partialDayFrom(granted.decided));
  const early = first !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(decided), first) < 0;
  return [
    ...pastDayProblems('/decided', decided, today),
    ...(early
      ? [fieldProblem('/decided', 'decision.before_grant', { decided, granted: granted.decided ?? '' })]
      : []),
    ...(amounts.length === 0 ? [fieldProblem('/amounts', 'decision.repayment_amount')] : []),
    ...amounts.flatMap((amount, at) => repaidProblems(amount, granted, `/amounts/${at}`)),
    ...refusalProblems({ ...repayment, amounts: [], lines, rate, periodStarts, periodEnds }),
    ...appealProblems(repayment, today),
  ];
}

function repaidProblems(
  { scope, exactness, totalCents: repaid }: FundingAmount,
  { amounts, repaid: before }: GrantedBefore,
  pointer: string,
): FieldProblem[] {
  if (exactness !== 'exact') return [fieldProblem(`${pointer}/exactness`, 'decision.exact_needed')];
  if (repaid === null || repaid === 0n)
    return [fieldProblem(`${pointer}/total`, 'decision.repayment_amount')];
  const grant = amounts.find((one) => one.scope === scope)?.grantCents ?? null;
  const earlier = sumCents(
    before.filter((one) => one.scope === scope).map(({ totalCents }) => totalCents ?? ZERO_CENTS),
  );
  if (grant === null || earlier + repaid <= grant) return [];
  const params = { repaid: formatWire(repaid), grant: formatWire(grant) };
  return [
    earlier === 0n
      ? fieldProblem(`${pointer}/total`, 'decision.repayment_above_grant', params)
      : fieldProblem(`${pointer}/total`, 'decision.repayments_above_grant', {
          ...params,
          earlier: formatWire(earlier),
          left: formatWire(cents(grant - earlier)),
        }),
  ];
}

/** Decided shares are exactly 100 % of the decided cost: lines to the cent, and percentages where both are stated. */
function shareProblems({ outcome, amounts, rate, lines = [] }: EnteredDecision): FieldProblem[] {
  if (!isGranted(outcome)) return [];
  const scopes = [...new Set(lines.map(({ scope }) => scope))];
  const ofLines = scopes.flatMap((scope) => {
    const total = amounts.find((amount) => amount.scope === scope)?.totalCents ?? null;
    if (total === null) return [fieldProblem('/lines', 'decision.lines_without_total', { scope })];
    const { fromCents: sum } = sumOfLines(lines.filter((line) => line.scope === scope));
    const off = sum - total;
    return off === 0n
      ? []
      : [
          fieldProblem('/lines', 'decision.lines_not_whole', {
            scope,
            sum: formatWire(sum),
            total: formatWire(total),
            off: formatWire(cents(off)),
          }),
        ];
  });
  const ofSupport = amounts.flatMap((amount) => supportProblems(amount, lines));
  const inexact = lines.flatMap(({ exactness }, at) =>
    exactness === 'exact' ? [] : [fieldProblem(`/lines/${at}/exactness`, 'decision.exact_needed')],
  );
  const ofRates = amounts.flatMap(({ supportRate, ownRate }, at) => {
    if (supportRate === null || ownRate === null) return [];
    const sum = new Decimal(supportRate).plus(ownRate);
    // Above 100 is refused with the amounts themselves.
    return sum.gte(100)
      ? []
      : [fieldProblem(`/amounts/${at}/ownRate`, 'decision.rates_not_whole', { sum: sum.toString() })];
  });
  const aboveRate = amounts.flatMap((amount, at) => rateProblems(amount, rate, `/amounts/${at}/grant`));
  return [...ofLines, ...ofSupport, ...inexact, ...ofRates, ...aboveRate];
}

/** A grant is at most what its own rates give of the total, half-up to the cent: the cost that they are of is no larger. */
function rateProblems(
  { totalCents: total, grantCents: grant, supportRate }: FundingAmount,
  decidedRate: string | null,
  pointer: string,
): FieldProblem[] {
  const [rate] = [decidedRate, supportRate]
    .filter((one) => one !== null)
    .sort((a, b) => new Decimal(a).cmp(b));
  if (rate === undefined || total === null || grant === null) return [];
  const most = percentOf(total, rate, roundHalfUp);
  return grant <= most
    ? []
    : [
        fieldProblem(pointer, 'decision.grant_above_rate', {
          ...{ grant: formatWire(grant), rate, total: formatWire(total), most: formatWire(most) },
        }),
      ];
}

/** Where the lines tell the support apart, they tell the grant: the same money, to the cent. */
function supportProblems({ scope, grantCents }: FundingAmount, lines: readonly AmountLine[]): FieldProblem[] {
  const support = lines.filter((line) => line.scope === scope && SUPPORT_CLASSES.has(line.fundingClass));
  const { fromCents: sum } = sumOfLines(support);
  if (support.length === 0 || grantCents === null || sum === grantCents) return [];
  return [
    fieldProblem('/lines', 'decision.lines_not_grant', {
      scope,
      sum: formatWire(sum),
      grant: formatWire(grantCents),
      off: formatWire(cents(sum - grantCents)),
    }),
  ];
}

function appealProblems(
  { decided, appealUntil = null }: EnteredDecision,
  today: Temporal.PlainDate,
): FieldProblem[] {
  if (appealUntil === null) return [];
  const tooFar = horizonProblems('/appealUntil', appealUntil, today);
  if (tooFar.length > 0 || appealUntil >= decided) return tooFar;
  return [fieldProblem('/appealUntil', 'day.order', { end: appealUntil, start: decided })];
}

/** A decision cannot come before what it decides on; a submission known to the month counts from its first day. */
function orderProblems(decided: string, submitted: string | null): FieldProblem[] {
  const first = submitted === null ? null : firstDay(partialDayFrom(submitted));
  return first !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(decided), first) < 0
    ? [fieldProblem('/decided', 'decision.before_application', { decided, submitted: submitted ?? '' })]
    : [];
}

function grantProblems({ amounts }: EnteredDecision): FieldProblem[] {
  if (amounts.length === 0) return [fieldProblem('/amounts', 'decision.amount_needed')];
  return amounts.flatMap((amount, at) => [
    ...(amount.exactness === 'exact'
      ? []
      : [fieldProblem(`/amounts/${at}/exactness`, 'decision.exact_needed')]),
    ...(amount.grantCents === null ? [fieldProblem(`/amounts/${at}/grant`, 'field.required')] : []),
  ]);
}

function refusalProblems({
  amounts,
  lines = [],
  rate,
  periodStarts,
  periodEnds,
}: EnteredDecision): FieldProblem[] {
  const given: [string, boolean][] = [
    ['/amounts', amounts.length > 0],
    ['/lines', lines.length > 0],
    ['/rate', rate !== null],
    ['/periodStarts', periodStarts !== null],
    ['/periodEnds', periodEnds !== null],
  ];
  return given.flatMap(([pointer, stands]) =>
    stands ? [fieldProblem(pointer, 'decision.nothing_granted')] : [],
  );
}

function periodProblems(
  { periodStarts, periodEnds }: EnteredDecision,
  today: Temporal.PlainDate,
): FieldProblem[] {
  const start = periodStarts === null ? null : firstDay(partialDayFrom(periodStarts));
  const end = periodEnds === null ? null : lastDay(partialDayFrom(periodEnds));
  const problems = [
    ...horizonProblems('/periodStarts', periodStarts, today),
    ...horizonProblems('/periodEnds', periodEnds, today),
  ];
  const wrongOrder = start !== null && end !== null && Temporal.PlainDate.compare(end, start) < 0;
  return wrongOrder
    ? [
        ...problems,
        fieldProblem('/periodEnds', 'day.order', { end: end.toString(), start: start.toString() }),
      ]
    : problems;
}
