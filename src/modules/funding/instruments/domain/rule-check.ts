import { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import { COST_CATEGORIES } from '../../../../shared/cost-categories.js';
import { sourceText } from '../../../../shared/explanation-source.js';
import { COST_MODELS, FUNDING_CLASSES } from '../../../../shared/funding.js';
import { type RuleKind, type RuleUnit, RULE_VARIANT, ruleKind } from '../../../../shared/instrument-rules.js';
import { parseAmount } from '../../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import { type ProblemParams } from '../../../../shared/problem.js';
import type { InstrumentRule } from './instrument.js';

/** What of a rule says what it holds; an override of a decision has the same. */
export type RuleContent = Pick<InstrumentRule, 'rule' | 'value'> & {
  readonly variant?: string | null;
  readonly unit?: string | null;
  readonly base?: string | null;
  readonly every?: string | null;
};

/** What is wrong with a single rule, each with the pointer below `at`. A key that nobody knows is left to the caller. */
export function ruleProblems(rule: RuleContent, at: string): FieldProblem[] {
  const kind = ruleKind(rule.rule);
  if (kind === null) return [];
  const problems: FieldProblem[] = [];
  if (rule.variant != null && !RULE_VARIANT.test(rule.variant)) {
    problems.push(fieldProblem(`${at}/variant`, 'field.format', { expected: 'teachingStaff' }));
  }
  if (rule.base != null && !kind.bases?.some((base) => base === rule.base)) {
    problems.push(
      fieldProblem(`${at}/base`, 'rule.base', {
        ...{ rule: rule.rule, base: rule.base, allowed: kind.bases?.join(', ') ?? '–' },
      }),
    );
  }
  if (rule.every != null && (!kind.repeats || !isDuration(rule.every))) {
    problems.push(
      fieldProblem(`${at}/every`, kind.repeats ? 'rule.duration' : 'rule.once', { rule: rule.rule }),
    );
  }
  return [...problems, ...unitProblems(rule, kind, at)];
}

function unitProblems(rule: RuleContent, kind: RuleKind, at: string): FieldProblem[] {
  const unit = rule.unit ?? null;
  if (kind.units.length === 0) {
    const unitless = unit === null ? [] : [fieldProblem(`${at}/unit`, 'rule.no_unit', { rule: rule.rule })];
    return typeof rule.value === 'boolean'
      ? unitless
      : [...unitless, fieldProblem(`${at}/value`, 'rule.fact', { rule: rule.rule })];
  }
  const known = kind.units.find((one) => one === unit);
  if (known === undefined) {
    return [fieldProblem(`${at}/unit`, 'rule.unit', { rule: rule.rule, allowed: kind.units.join(', ') })];
  }
  if (kind.list === true) {
    if (!Array.isArray(rule.value)) return [fieldProblem(`${at}/value`, 'rule.list', { rule: rule.rule })];
    const values: readonly string[] = rule.value;
    return values.flatMap((value, place) => {
      if (values.indexOf(value) < place) return [fieldProblem(`${at}/value/${place}`, 'field.duplicate')];
      return valueProblems(value, known, `${at}/value/${place}`);
    });
  }
  if (typeof rule.value !== 'string') {
    return [fieldProblem(`${at}/value`, 'rule.one_value', { rule: rule.rule })];
  }
  return valueProblems(rule.value, known, `${at}/value`);
}

/** The unit of a value: the one that it names, else the first of its rule's in which it is right; null: it has none. */
export function unitOf(rule: RuleContent): RuleUnit | null {
  const units = ruleKind(rule.rule)?.units ?? [];
  const fits = (unit: RuleUnit) => ruleProblems({ ...rule, unit }, '').length === 0;
  return units.find((unit) => unit === rule.unit) ?? units.find(fits) ?? units[0] ?? null;
}

function valueProblems(value: string, unit: RuleUnit, pointer: string): FieldProblem[] {
  const choice = { fundingClass: FUNDING_CLASSES, costModel: COST_MODELS, costCategory: COST_CATEGORIES };
  switch (unit) {
    case 'percent':
      return isPercent(value) ? [] : [fieldProblem(pointer, 'rule.percent', { found: value })];
    case 'euro':
    case 'euroPerDay': {
      const parsed = parseAmount(value);
      if (!parsed.ok) return [fieldProblem(pointer, `amount.${parsed.reason}`)];
      return parsed.amountCents < 0n ? [fieldProblem(pointer, 'amount.negative')] : [];
    }
    case 'hoursPerYear':
    case 'count':
      return /^[1-9]\d{0,4}$/.test(value) ? [] : [fieldProblem(pointer, 'rule.whole', { found: value })];
    case 'duration':
      return isDuration(value) ? [] : [fieldProblem(pointer, 'rule.duration', { found: value })];
    case 'monthDay':
      return isMonthDay(value) ? [] : [fieldProblem(pointer, 'rule.month_day', { found: value })];
    case 'pattern':
      return isPattern(value) ? [] : [fieldProblem(pointer, 'rule.pattern', { found: value })];
    default: {
      const allowed: readonly string[] = choice[unit];
      return allowed.includes(value)
        ? []
        : [fieldProblem(pointer, 'field.choice', { allowed: allowed.join(', ') })];
    }
  }
}

/** A validity that ends before it starts, of a rule or of an instrument. */
export function validityProblems(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  at: string,
): FieldProblem[] {
  if (validFrom === null || validTo === null || validTo >= validFrom) return [];
  return [fieldProblem(`${at}/validTo`, 'day.order', { start: validFrom, end: validTo })];
}

/** Rules of the same key and variant that are valid on the same day, at the later one in the list. */
export function overlapProblems(rules: readonly InstrumentRule[], at: string): FieldProblem[] {
  return rules.flatMap((rule, place) => {
    const other = rules
      .slice(0, place)
      .find((earlier) => isSameRule(earlier, rule) && overlaps(earlier, rule));
    return other ? [fieldProblem(`${at}/${place}/validFrom`, 'rule.overlap', ruleWords(other))] : [];
  });
}

/** Whether both are validities of one rule. */
export function isSameRule(
  one: Pick<RuleContent, 'rule' | 'variant'>,
  other: Pick<RuleContent, 'rule' | 'variant'>,
): boolean {
  return one.rule === other.rule && (one.variant ?? null) === (other.variant ?? null);
}

/** The rule in words, for a refusal that rests on it. */
export function ruleWords(rule: InstrumentRule): ProblemParams {
  return {
    rule: rule.variant === undefined ? rule.rule : `${rule.rule} (${rule.variant})`,
    value: Array.isArray(rule.value) ? rule.value.join(', ') : String(rule.value),
    from: rule.validFrom ?? '–',
    to: rule.validTo ?? '–',
    source: sourceText(rule.source),
  };
}

function overlaps(one: InstrumentRule, other: InstrumentRule): boolean {
  const startsBeforeEnd = (a: InstrumentRule, b: InstrumentRule) =>
    a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

function isPercent(value: string): boolean {
  return /^\d{1,3}(\.\d{1,6})?$/.test(value) && new Decimal(value).lte(100);
}

function isDuration(value: string): boolean {
  return /^P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?$/.test(value) && !/^P(0[YMWD])+$/.test(value);
}

function isMonthDay(value: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainMonthDay.from(value, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function isPattern(value: string): boolean {
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
}
