import { Temporal } from 'temporal-polyfill';
import {
  horizonCheck,
  parsePartialDay,
  firstDay,
  lastDay,
  type PartialDay,
} from '../../../shared/calendar/index.js';
import { type FieldProblem, fieldProblem } from '../../../shared/problem.js';
import type { FundingAmount } from './amounts.js';
import type { Outcome } from '../../../shared/funding.js';

/** Whether money comes. */
export const isGranted = (outcome: Outcome): boolean => outcome === 'granted' || outcome === 'partly';

/** The project's status that follows from an outcome; a grant in part is a grant. */
export function statusAfter(outcome: Outcome): 'granted' | 'rejected' | 'withdrawn' {
  return outcome === 'partly' ? 'granted' : outcome;
}

/** A decision as a user enters it. */
export interface EnteredDecision {
  readonly decided: string;
  readonly outcome: Outcome;
  readonly amounts: readonly FundingAmount[];
  readonly rate: string | null;
  readonly periodStarts: string | null;
  readonly periodEnds: string | null;
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
    ...pastDayProblems(decision.decided, '/decided', today),
    ...orderProblems(decision.decided, submitted),
    ...(isGranted(decision.outcome) ? grantProblems(decision) : refusalProblems(decision)),
    ...periodProblems(decision, today),
  ];
}

/** A day that has happened: not in the future, and not in a year that nobody can mean. */
export function pastDayProblems(day: string, pointer: string, today: Temporal.PlainDate): FieldProblem[] {
  const date = Temporal.PlainDate.from(day);
  const tooFar = horizonProblems(date, pointer, today);
  if (tooFar.length > 0 || Temporal.PlainDate.compare(date, today) <= 0) return tooFar;
  return [fieldProblem(pointer, 'day.future', { today: today.toString() })];
}

/** A decision cannot come before what it decides on; a submission known to the month counts from its first day. */
function orderProblems(decided: string, submitted: string | null): FieldProblem[] {
  const first = submitted === null ? null : firstDay(partial(submitted));
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

function refusalProblems({ amounts, rate, periodStarts, periodEnds }: EnteredDecision): FieldProblem[] {
  const given: [string, boolean][] = [
    ['/amounts', amounts.length > 0],
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
  const start = periodStarts === null ? null : firstDay(partial(periodStarts));
  const end = periodEnds === null ? null : lastDay(partial(periodEnds));
  const problems = [
    ...(start === null ? [] : horizonProblems(start, '/periodStarts', today)),
    ...(end === null ? [] : horizonProblems(end, '/periodEnds', today)),
  ];
  const wrongOrder = start !== null && end !== null && Temporal.PlainDate.compare(end, start) < 0;
  return wrongOrder
    ? [
        ...problems,
        fieldProblem('/periodEnds', 'day.order', { end: end.toString(), start: start.toString() }),
      ]
    : problems;
}

function horizonProblems(
  date: Temporal.PlainDate,
  pointer: string,
  today: Temporal.PlainDate,
): FieldProblem[] {
  const check = horizonCheck(date, today);
  if (check.ok) return [];
  const year = String(date.year);
  return check.likelyDay === null
    ? [fieldProblem(pointer, 'day.too_far', { year, limit: check.limitYears })]
    : [fieldProblem(pointer, 'day.horizon', { year, suggestion: check.likelyDay.toString() })];
}

function partial(text: string): PartialDay {
  const parsed = parsePartialDay(text);
  if (!parsed.ok) throw new RangeError(`"${text}" is no day, month or year.`);
  return parsed.value;
}
