import { Temporal } from 'temporal-polyfill';
import { type DeadlineBasis, workingDayOnOrBefore } from '../../../../shared/calendar/index.js';
import type { DeadlineKind } from '../../../../shared/deadline.js';
import type { ExplainedRule } from '../../../../shared/explanation.js';
import { type ObligationBase, type ObligationKey, obligationTitle } from '../../../../shared/obligations.js';
import type { LocalText } from '../../instruments/domain/instrument.js';
import {
  type AppliedRule,
  type Terms,
  explainRule,
  ruleOf,
  rulesOf,
} from '../../instruments/domain/terms.js';

/** Something that must be done, or that ends, by a day. */
export interface Obligation {
  readonly key: ObligationKey;
  /** Tells several of a key apart: a year of use, a number, a variant of the rule; empty where there is one. */
  readonly occurrence: string;
  readonly kind: DeadlineKind;
  readonly basis: DeadlineBasis;
  /** ISO day; null while the day it is counted from is not known to the day. */
  readonly due: string | null;
  readonly time: string | null;
  readonly base: ObligationBase;
  readonly baseOn: string | null;
  /** Null where the day is a fact of its own, such as the appeal date that the decision states. */
  readonly rule: ExplainedRule | null;
  /** The ISO day on which it was met; null while it stands. */
  readonly settledOn: string | null;
  readonly title: LocalText;
}

/** What is known of a grant. A day known only to the month or year counts as not known to the day. */
export interface GrantFacts {
  readonly decided: string | null;
  readonly appealUntil: string | null;
  readonly periodStarts: string | null;
  readonly periodEnds: string | null;
  /** Nobody records payments yet: null, and what is counted from it has no date. */
  readonly lastPaymentOn: string | null;
}

/** Reports of one grant; more would be a slip in the rule. */
const MAX_REPORTS = 60;

type Draft = Omit<Obligation, 'title' | 'time' | 'settledOn' | 'occurrence' | 'basis'> &
  Partial<Pick<Obligation, 'time' | 'settledOn' | 'occurrence' | 'basis'>> & { subject?: string };

/** Everything a grant obliges to by a day, in the order of the days; those without a day last. */
export function obligationsOf(terms: Terms | null, facts: GrantFacts): Obligation[] {
  const days = daysOf(facts);
  return [
    ...appeal(days.appealUntil),
    ...endOfPeriod(days.ends),
    ...(terms === null
      ? []
      : [
          ...changeRequest(terms, days.ends),
          ...finalClaim(terms, days),
          ...rulesOf(terms, 'reportDue').flatMap((rule) => reports(rule, days)),
          ...retention(terms, days),
        ]),
  ].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.key.localeCompare(b.key));
}

/** The answer that a funder's request for a supplement asks for. */
export function supplementObligation(request: {
  requestedOn: string;
  dueOn: string;
  dueTime: string | null;
  answeredOn: string | null;
}): Obligation {
  return obligation({
    key: 'supplement',
    kind: 'application',
    basis: 'call',
    due: request.dueOn,
    time: request.dueTime,
    base: 'supplementRequest',
    baseOn: request.requestedOn,
    rule: null,
    settledOn: request.answeredOn,
  });
}

/** The closing of a call; one known only to the month has no day. */
export function callObligation(call: {
  title: string;
  closes: string | null;
  closesTime: string | null;
}): Obligation {
  const closes = toDay(call.closes)?.toString() ?? null;
  return obligation({
    key: 'callClosing',
    subject: call.title,
    kind: 'call',
    basis: 'call',
    due: closes,
    time: closes === null ? null : call.closesTime,
    base: 'callClosing',
    baseOn: closes,
    rule: null,
  });
}

type Day = Temporal.PlainDate | null;

interface Days {
  decided: Day;
  appealUntil: Day;
  starts: Day;
  ends: Day;
  lastPayment: Day;
}

function daysOf(facts: GrantFacts): Days {
  return {
    decided: toDay(facts.decided),
    appealUntil: toDay(facts.appealUntil),
    starts: toDay(facts.periodStarts),
    ends: toDay(facts.periodEnds),
    lastPayment: toDay(facts.lastPaymentOn),
  };
}

function toDay(text: string | null): Day {
  return text?.length === 'YYYY-MM-DD'.length ? Temporal.PlainDate.from(text) : null;
}

/** A date that an act sets is statutory and moves to a working day; one of a decision or a guide stands. */
function basisOf(rule: AppliedRule): DeadlineBasis {
  return rule.source.act === undefined ? 'decision' : 'statutory';
}

function obligation({ subject, ...draft }: Draft): Obligation {
  const occurrence = draft.occurrence ?? '';
  const title = (language: 'fi' | 'sv' | 'en') => obligationTitle(draft.key, subject ?? occurrence, language);
  return {
    time: null,
    settledOn: null,
    basis: 'decision',
    ...draft,
    occurrence,
    title: { fi: title('fi'), sv: title('sv'), en: title('en') },
  };
}

/** The decision itself states the day, so it stands as it is written there. */
function appeal(until: Day): Obligation[] {
  if (until === null) return [];
  const due = until.toString();
  return [obligation({ key: 'appeal', kind: 'other', due, base: 'appealPeriod', baseOn: due, rule: null })];
}

function endOfPeriod(ends: Day): Obligation[] {
  const due = ends?.toString() ?? null;
  return [
    obligation({ key: 'endOfPeriod', kind: 'other', due, base: 'endOfPeriod', baseOn: due, rule: null }),
  ];
}

/**
 * The last day on which a change can be asked for: the lead time counted back from the end of the use period, then to
 * the previous working day, since an office that is closed receives nothing. Where no lead time is stated and changes
 * are never retroactive, it is the end of the period itself.
 */
function changeRequest(terms: Terms, ends: Day): Obligation[] {
  const rule = ruleOf(terms, 'changeLeadTime') ?? ruleOf(terms, 'changesNotRetroactive');
  if (rule === null || rule.value === false) return [];
  const day = ends === null ? null : lastDayToFile(rule, ends);
  return [
    obligation({
      key: 'changeRequest',
      kind: 'application',
      due: day?.toString() ?? null,
      base: 'endOfPeriod',
      baseOn: ends?.toString() ?? null,
      rule: explainRule(rule),
    }),
  ];
}

/** By which day a change that concerns `until` has to be asked for. */
export function lastDayToFile(rule: AppliedRule, until: Temporal.PlainDate): Temporal.PlainDate {
  return workingDayOnOrBefore(
    rule.rule === 'changeLeadTime' ? until.subtract(durationOf(rule), CONSTRAIN) : until,
  );
}

function finalClaim(terms: Terms, days: Days): Obligation[] {
  const rule = ruleOf(terms, 'finalClaimAfter');
  return rule === null ? [] : [afterBase('finalClaim', 'claim', rule, days)];
}

/** Several retentions may be stated: the longest that applies. */
function retention(terms: Terms, days: Days): Obligation[] {
  const all = rulesOf(terms, 'retention').map((rule) => afterBase('retentionEnd', 'other', rule, days));
  const longest = all.sort((a, b) => (b.due ?? '').localeCompare(a.due ?? ''))[0];
  return longest === undefined ? [] : [{ ...longest, occurrence: '' }];
}

/**
 * The reports of one rule: on a day of each year about the year of use before it, every so many months about the time
 * since the last one, or once, counted from its base.
 */
function reports(rule: AppliedRule, days: Days): Obligation[] {
  const { starts, ends } = days;
  if (rule.unit !== 'monthDay' && rule.every === undefined)
    return [afterBase('report', 'report', rule, days)];
  if (starts === null || ends === null) {
    return [reportOf(rule, '', null, rule.unit === 'monthDay' ? 'yearOfUse' : 'reportingPeriod', null)];
  }
  return rule.unit === 'monthDay' ? yearlyReports(rule, starts, ends) : periodicReports(rule, starts, ends);
}

function yearlyReports(
  rule: AppliedRule,
  starts: Temporal.PlainDate,
  ends: Temporal.PlainDate,
): Obligation[] {
  const [month = 12, day = 31] = String(rule.value).split('-').map(Number);
  const step = rule.every === undefined ? 1 : Math.max(1, Temporal.Duration.from(rule.every).years);
  const found: Obligation[] = [];
  for (
    let year = starts.year + step - 1;
    year < ends.year + step && found.length < MAX_REPORTS;
    year += step
  ) {
    const last = Temporal.PlainDate.from({ year: Math.min(year, ends.year), month: 12, day: 31 });
    const due = Temporal.PlainDate.from({ year: last.year + 1, month, day });
    found.push(reportOf(rule, String(last.year), due, 'yearOfUse', last));
  }
  return found;
}

function periodicReports(
  rule: AppliedRule,
  starts: Temporal.PlainDate,
  ends: Temporal.PlainDate,
): Obligation[] {
  const every = Temporal.Duration.from(rule.every ?? 'P1Y');
  const found: Obligation[] = [];
  for (let number = 1; number <= MAX_REPORTS; number += 1) {
    const last = starts.add(times(every, number), CONSTRAIN).subtract({ days: 1 });
    const isLast = Temporal.PlainDate.compare(last, ends) >= 0;
    const base = isLast ? ends : last;
    found.push(
      reportOf(rule, String(number), base.add(durationOf(rule), CONSTRAIN), 'reportingPeriod', base),
    );
    if (isLast) break;
  }
  return found;
}

function reportOf(
  rule: AppliedRule,
  occurrence: string,
  due: Day,
  base: ObligationBase,
  baseOn: Day,
): Obligation {
  return obligation({
    key: 'report',
    occurrence: [rule.variant, occurrence].filter((part) => part !== undefined && part !== '').join(' '),
    kind: 'report',
    basis: basisOf(rule),
    due: due?.toString() ?? null,
    base,
    baseOn: baseOn?.toString() ?? null,
    rule: explainRule(rule),
  });
}

/** A duration counted from the rule's base: 31.5. and four months make 30.9. (act 150/1930 §3). */
function afterBase(key: ObligationKey, kind: DeadlineKind, rule: AppliedRule, days: Days): Obligation {
  const { base, on } = baseOf(rule, days);
  return obligation({
    key,
    occurrence: rule.variant ?? '',
    kind,
    basis: basisOf(rule),
    due: on?.add(durationOf(rule), CONSTRAIN).toString() ?? null,
    base,
    baseOn: on?.toString() ?? null,
    rule: explainRule(rule),
  });
}

const CONSTRAIN = { overflow: 'constrain' } as const;

function baseOf(rule: AppliedRule, days: Days): { base: ObligationBase; on: Day } {
  switch (rule.base) {
    case 'decision':
      return { base: 'decision', on: days.decided };
    case 'startOfProject':
    case 'startOfUsePeriod':
      return { base: 'startOfPeriod', on: days.starts };
    case 'lastPayment':
      return { base: 'lastPayment', on: days.lastPayment };
    case 'endOfLastPaymentYear':
      return { base: 'endOfLastPaymentYear', on: days.lastPayment?.with({ month: 12, day: 31 }) ?? null };
    default:
      return { base: 'endOfPeriod', on: days.ends };
  }
}

function durationOf(rule: AppliedRule): Temporal.Duration {
  return Temporal.Duration.from(String(rule.value));
}

function times(duration: Temporal.Duration, count: number): Temporal.DurationLike {
  const { years, months, weeks, days } = duration;
  return { years: years * count, months: months * count, weeks: weeks * count, days: days * count };
}
