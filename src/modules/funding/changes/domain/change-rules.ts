import { Temporal } from 'temporal-polyfill';
import { lastDay, partialDayFrom } from '../../../../shared/calendar/index.js';
import { sourceText } from '../../../../shared/explanation-source.js';
import type { ExplainedRule } from '../../../../shared/explanation.js';
import { horizonProblems, pastDayProblems } from '../../../../shared/day-problems.js';
import { type Cents, cents, formatWire, parseAmount, sumCents } from '../../../../shared/money/index.js';
import { type FieldProblem, type ProblemParams, fieldProblem } from '../../../../shared/problem.js';
import { type AppliedRule, type Terms, explainRule, ruleOf } from '../../instruments/domain/terms.js';
import { lastDayToFile } from '../../obligations/domain/obligations.js';

/** A use period as ISO days. */
export interface ChangedPeriod {
  readonly starts: string;
  readonly ends: string;
}

/** The grant that a change concerns, with the period that holds now. */
export interface ChangedGrant {
  readonly number: string | null;
  readonly decided: string | null;
  readonly periodStarts: string | null;
  readonly periodEnds: string | null;
}

/** What a change would change, by which two requests can be about the same thing. */
export const CHANGE_SUBJECTS = ['period', 'plans', 'budget'] as const;
/** One of {@link CHANGE_SUBJECTS}. */
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number];

/** Something to heed that refuses nothing. */
export interface ChangeWarning {
  readonly code: 'late' | 'amountThreshold' | 'percentThreshold';
  /** The day by which it had to be filed, for `late`. */
  readonly by: string | null;
  /** What moves, for the thresholds: euro or percent. */
  readonly figure: string | null;
  readonly rule: ExplainedRule;
}

/**
 * What is wrong with filing a change: it is asked for before the use period ends, and never takes effect before it is
 * filed, nor changes days that lie before it takes effect.
 */
export function filingProblems(
  { filedOn, effectiveOn, period }: { filedOn: string; effectiveOn: string; period: ChangedPeriod | null },
  grant: ChangedGrant,
  terms: Terms | null,
  today: Temporal.PlainDate,
): FieldProblem[] {
  const basis = basisOf(terms, grant);
  const ends = lastPossible(grant.periodEnds);
  return [
    ...pastDayProblems('/filedOn', filedOn, today),
    ...(grant.decided !== null && filedOn < grant.decided.padEnd(10, '-01')
      ? [fieldProblem('/filedOn', 'change.before_decision', { filed: filedOn, decided: grant.decided })]
      : []),
    ...(ends !== null && filedOn > ends
      ? [fieldProblem('/filedOn', 'change.after_period', { filed: filedOn, ends, ...basis })]
      : []),
    ...(effectiveOn < filedOn
      ? [
          fieldProblem('/effectiveOn', 'change.retroactive', {
            effective: effectiveOn,
            filed: filedOn,
            ...basis,
          }),
        ]
      : []),
    ...(period === null ? [] : backdated(period, grant, effectiveOn, basis)),
  ];
}

/** What is wrong with a period as such, whenever it is filed. */
export function periodProblems(period: ChangedPeriod, today: Temporal.PlainDate): FieldProblem[] {
  const far = (['starts', 'ends'] as const).flatMap((end) =>
    horizonProblems(`/period/${end}`, period[end], today),
  );
  if (far.length > 0 || period.ends >= period.starts) return far;
  return [fieldProblem('/period/ends', 'day.order', { start: period.starts, end: period.ends })];
}

/** That the instrument asks for more time than is left; the funder may still take it. */
export function lateWarning(terms: Terms | null, grant: ChangedGrant, filedOn: string): ChangeWarning[] {
  const rule = terms && ruleOf(terms, 'changeLeadTime');
  const ends = grant.periodEnds?.length === 'YYYY-MM-DD'.length ? grant.periodEnds : null;
  if (!rule || ends === null) return [];
  const by = lastDayToFile(rule, Temporal.PlainDate.from(ends)).toString();
  return filedOn > by ? [{ code: 'late', by, figure: null, rule: explainRule(rule) }] : [];
}

/** Money before and after a change, of one category, source or year. */
export interface MovedMoney {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * That so much money moves that the funder wants to hear of it: what is added anywhere, against the sum before. A
 * lowered total counts by what it is lowered.
 */
export function thresholdWarnings(terms: Terms | null, rows: readonly MovedMoney[]): ChangeWarning[] {
  if (terms === null || rows.length === 0) return [];
  const moved = movedOf(rows);
  const before = sumCents(rows.map((row) => centsOf(row.before)));
  const amountRule = ruleOf(terms, 'changeAmountThreshold');
  const percentRule = ruleOf(terms, 'changePercentThreshold');
  const over = (rule: AppliedRule | null): rule is AppliedRule & { value: string } =>
    typeof rule?.value === 'string';
  return [
    ...(over(amountRule) && moved > centsOf(amountRule.value)
      ? [warning('amountThreshold', formatWire(moved), amountRule)]
      : []),
    ...(over(percentRule) && before > 0n && moved * 10000n > before * centsOf(percentRule.value)
      ? [warning('percentThreshold', percentOf(moved, before), percentRule)]
      : []),
  ];
}

function warning(code: ChangeWarning['code'], figure: string, rule: AppliedRule): ChangeWarning {
  return { code, by: null, figure, rule: explainRule(rule) };
}

function movedOf(rows: readonly MovedMoney[]): Cents {
  const changes = rows.map(({ before, after }) => centsOf(after) - centsOf(before));
  const added = changes.filter((change) => change > 0n).reduce((sum, change) => sum + change, 0n);
  const taken = changes.filter((change) => change < 0n).reduce((sum, change) => sum - change, 0n);
  return cents(added > taken ? added : taken);
}

/** A tenth of a percent is as exact as a hint need be; it never rounds up to a threshold. */
function percentOf(part: bigint, whole: bigint): string {
  const tenths = (part * 1000n) / whole;
  return `${tenths / 10n}.${tenths % 10n}`;
}

function centsOf(amount: string | null): Cents {
  if (amount === null) return cents(0n);
  const parsed = parseAmount(amount);
  if (!parsed.ok) throw new RangeError(`"${amount}" is no amount.`);
  return parsed.amountCents;
}

/** A changed day lies where the change has taken effect, or it would change what has been. */
function backdated(
  period: ChangedPeriod,
  grant: ChangedGrant,
  effective: string,
  basis: ProblemParams,
): FieldProblem[] {
  const changed = [
    { pointer: '/period/starts', day: period.starts, before: grant.periodStarts },
    { pointer: '/period/ends', day: period.ends, before: grant.periodEnds },
  ];
  return changed
    .filter(({ day, before }) => day !== before && day < effective)
    .map(({ pointer, day }) => fieldProblem(pointer, 'change.backdated', { day, effective, ...basis }));
}

/** The rule against changes in retrospect where the instrument states it, else the decision that set the period. */
function basisOf(terms: Terms | null, grant: ChangedGrant): ProblemParams {
  const rule = terms && (ruleOf(terms, 'changesNotRetroactive') ?? ruleOf(terms, 'changeLeadTime'));
  return rule
    ? { rule: rule.rule, source: sourceText(rule.source) }
    : { rule: 'decision', source: grant.number ?? '–' };
}

function lastPossible(text: string | null): string | null {
  return text === null ? null : lastDay(partialDayFrom(text)).toString();
}
