import { Temporal } from 'temporal-polyfill';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { InstrumentRule } from './instrument.js';
import { isSameRule, ruleWords } from './rule-check.js';
import { MAX_RULES, type RuleChange, contentOf } from './rule-versions.js';

/** The rules with what was taken into use, and what it changes from the day on. */
export interface TakenRules {
  readonly rules: InstrumentRule[];
  readonly changes: RuleChange[];
}

/**
 * Takes what a new release changed into rules that an administrator has entered on since: a rule that the release
 * changed is the delivered one from `from` on, and the validity before it ends the day before. What the release left
 * as it was stays as the administrator has it; a rule that the release gave up ends. Nothing is changed backwards.
 *
 * @param before the rules that were delivered, or taken, last
 */
export function takeDelivered(
  current: readonly InstrumentRule[],
  { before, delivered }: { before: readonly InstrumentRule[]; delivered: readonly InstrumentRule[] },
  from: string,
): TakenRules | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const changes: RuleChange[] = [];
  const rules = namesOf([...current, ...delivered]).flatMap((name) => {
    const mine = ofName(current, name);
    const theirs = ofName(delivered, name);
    if (isSame(ofName(before, name), theirs) || isSame(mine, theirs)) return mine;
    const newest = mine.at(-1);
    if (newest !== undefined && from <= (newest.validFrom ?? '')) {
      problems.push(fieldProblem('/validFrom', 'rule.not_later', ruleWords(newest)));
    }
    const merged = joined(endedBefore(mine, from), startedOn(theirs, from));
    changes.push(...changesFrom(from, mine, merged));
    return merged;
  });
  if (rules.length > MAX_RULES) {
    problems.push(fieldProblem('/validFrom', 'field.too_many', { max: MAX_RULES }));
  }
  return problems.length > 0 ? { problems } : { rules, changes };
}

/** One rule per key and variant, in the order in which they come first. */
function namesOf(rules: readonly InstrumentRule[]): InstrumentRule[] {
  return rules.filter((rule, at) => rules.findIndex((other) => isSameRule(other, rule)) === at);
}

function ofName(rules: readonly InstrumentRule[], name: InstrumentRule): InstrumentRule[] {
  return rules
    .filter((rule) => isSameRule(rule, name))
    .toSorted((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''));
}

function isSame(some: readonly InstrumentRule[], others: readonly InstrumentRule[]): boolean {
  return some.map(contentOf).join() === others.map(contentOf).join();
}

function endedBefore(rules: readonly InstrumentRule[], from: string): InstrumentRule[] {
  const dayBefore = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  return rules.map((rule) =>
    rule.validTo === null || rule.validTo > dayBefore ? { ...rule, validTo: dayBefore } : rule,
  );
}

function startedOn(rules: readonly InstrumentRule[], from: string): InstrumentRule[] {
  return lastingTo(rules, from).map((rule) =>
    (rule.validFrom ?? '') < from ? { ...rule, validFrom: from } : rule,
  );
}

/** Those that still hold on the day or later. */
function lastingTo(rules: readonly InstrumentRule[], day: string): InstrumentRule[] {
  return rules.filter(({ validTo }) => validTo === null || validTo >= day);
}

/** One list of both; what says the same on both sides of the day stays one validity. */
function joined(earlier: readonly InstrumentRule[], later: readonly InstrumentRule[]): InstrumentRule[] {
  const [last, first] = [earlier.at(-1), later[0]];
  if (!last || !first || !saysTheSame(last, first) || !isNextDay(last.validTo, first.validFrom)) {
    return [...earlier, ...later];
  }
  return [...earlier.slice(0, -1), { ...last, validTo: first.validTo }, ...later.slice(1)];
}

function saysTheSame(one: InstrumentRule, other: InstrumentRule): boolean {
  const undated = (rule: InstrumentRule) => contentOf({ ...rule, validFrom: null, validTo: null });
  return undated(one) === undated(other);
}

function isNextDay(day: string | null, next: string | null): boolean {
  return day !== null && next !== null && Temporal.PlainDate.from(day).add({ days: 1 }).toString() === next;
}

/** What holds from the day on beside what would have, one validity after the other. */
function changesFrom(
  from: string,
  mine: readonly InstrumentRule[],
  merged: readonly InstrumentRule[],
): RuleChange[] {
  const [old, fresh] = [lastingTo(mine, from), lastingTo(merged, from)];
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, at): RuleChange => {
    const [before, after] = [old[at] ?? null, fresh[at] ?? null];
    const kind = before === null ? 'added' : after === null ? 'ended' : 'changed';
    return { kind, before, after };
  }).filter(
    ({ before, after }) =>
      !before || !after || before.validTo !== after.validTo || !saysTheSame(before, after),
  );
}
