import { Temporal } from 'temporal-polyfill';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { InstrumentRule } from './instrument.js';
import { isSameRule, overlapProblems, ruleWords } from './rule-check.js';

/** The most rules an instrument may have, as in the schema of the files. */
export const MAX_RULES = 100;

/**
 * The rules with a later validity of one of them: the validity before it ends the day before. Nothing is changed
 * backwards: a later validity begins after the one in force began.
 */
export function withLaterRule(
  rules: readonly InstrumentRule[],
  later: InstrumentRule,
): { rules: InstrumentRule[] } | { problems: FieldProblem[] } {
  const newest = rules
    .filter((rule) => isSameRule(rule, later))
    .toSorted((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''))
    .at(-1);
  if (rules.length >= MAX_RULES) {
    return { problems: [fieldProblem('/rule', 'field.too_many', { max: MAX_RULES })] };
  }
  if (newest === undefined) return { rules: [...rules, later] };
  if (later.validFrom === null || later.validFrom <= (newest.validFrom ?? '')) {
    return { problems: [fieldProblem('/validFrom', 'rule.not_later', ruleWords(newest))] };
  }
  const dayBefore = Temporal.PlainDate.from(later.validFrom).subtract({ days: 1 }).toString();
  const closed = rules.map((rule) =>
    rule === newest && (rule.validTo === null || rule.validTo > dayBefore)
      ? { ...rule, validTo: dayBefore }
      : rule,
  );
  const place = closed.findLastIndex((rule) => isSameRule(rule, later)) + 1;
  const all = [...closed.slice(0, place), later, ...closed.slice(place)];
  const problems = overlapProblems(all, '').map((problem) => ({ ...problem, pointer: '/validFrom' }));
  return problems.length > 0 ? { problems } : { rules: all };
}

/** What happened to a rule between two versions. */
export interface RuleChange {
  readonly kind: 'added' | 'ended' | 'changed' | 'removed';
  readonly before: InstrumentRule | null;
  readonly after: InstrumentRule | null;
}

/** What changed between two versions of an instrument's rules; a rule is the same by key, variant and first day. */
export function changesBetween(
  before: readonly InstrumentRule[],
  after: readonly InstrumentRule[],
): RuleChange[] {
  const left = [...before];
  const found = after.flatMap((rule): RuleChange[] => {
    const at = left.findIndex((one) => isSameRule(one, rule) && one.validFrom === rule.validFrom);
    const old = at < 0 ? undefined : left.splice(at, 1)[0];
    if (old === undefined) return [{ kind: 'added', before: null, after: rule }];
    if (contentOf(old) === contentOf(rule)) return [];
    const ended = contentOf({ ...old, validTo: rule.validTo }) === contentOf(rule);
    return [{ kind: ended ? 'ended' : 'changed', before: old, after: rule }];
  });
  return [...found, ...left.map((old): RuleChange => ({ kind: 'removed', before: old, after: null }))];
}

/** The same text for the same content, whatever the order in which the keys were stored. */
export function contentOf(rule: InstrumentRule): string {
  const sorted = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        );
  return JSON.stringify(sorted(rule));
}
