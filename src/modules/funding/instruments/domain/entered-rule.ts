import { ruleKind } from '../../../../shared/instrument-rules.js';
import { formatWire, parseAmount } from '../../../../shared/money/index.js';
import { type FieldProblem, fieldProblem } from '../../../../shared/problem.js';
import type { InstrumentRule, LocalText, RuleSource } from './instrument.js';
import { ruleProblems, validityProblems } from './rule-check.js';

type Maybe<T> = T | null | undefined;

/** A text of which only the Finnish one must be given. */
export interface EnteredText {
  fi: string;
  sv?: Maybe<string>;
  en?: Maybe<string>;
}

/** What a rule says, as a person enters it: for an instrument, or for one project in a decision. */
export interface EnteredContent {
  rule: string;
  variant?: Maybe<string>;
  values: readonly string[];
  unit?: Maybe<string>;
  base?: Maybe<string>;
  every?: Maybe<string>;
  rounding?: Maybe<string>;
}

/** A rule as a person enters it. */
export interface EnteredRule extends EnteredContent {
  note?: Maybe<EnteredText>;
  validFrom?: Maybe<string>;
  validTo?: Maybe<string>;
  source: { act?: Maybe<string>; section?: Maybe<string>; title?: Maybe<string>; date?: Maybe<string> };
  confirmed: boolean;
}

/** The three languages of a text; one that is not given shows the Finnish text. */
export function localTextOf({ fi, sv, en }: EnteredText): LocalText {
  return { fi, sv: sv ?? fi, en: en ?? fi };
}

/** What a rule says, without validity and source. */
export type ReadContent = Pick<
  InstrumentRule,
  'rule' | 'variant' | 'value' | 'unit' | 'base' | 'every' | 'rounding'
>;

/** Makes the content of a rule of what was entered, and says what is wrong with it, by the names of the fields. */
export function readEnteredContent(
  entered: EnteredContent,
  at: string,
): { content: ReadContent; problems: FieldProblem[] } {
  const kind = ruleKind(entered.rule);
  const unit = entered.unit ?? kind?.units[0];
  const content: ReadContent = {
    rule: entered.rule,
    ...given('variant', entered.variant),
    value: valueOf(entered.values, unit, kind?.list === true),
    ...given('unit', unit),
    ...given('base', entered.base),
    ...given('every', entered.every),
    ...given('rounding', entered.rounding),
  };
  const problems =
    entered.values.length === 0
      ? [fieldProblem(`${at}/values`, 'field.required')]
      : ruleProblems(content, at).map((problem) => ({
          ...problem,
          pointer: valuesPointer(problem.pointer, at),
        }));
  return { content, problems };
}

/** Makes a rule of what was entered, and says what is wrong with it, by the names of the fields. */
export function readEnteredRule(
  entered: EnteredRule,
  at: string,
): { rule: InstrumentRule; problems: FieldProblem[] } {
  const { content, problems } = readEnteredContent(entered, at);
  const rule: InstrumentRule = {
    ...content,
    ...(entered.note ? { note: localTextOf(entered.note) } : {}),
    validFrom: entered.validFrom ?? null,
    validTo: entered.validTo ?? null,
    source: sourceOf(entered.source),
    confirmed: entered.confirmed,
  };
  problems.push(...validityProblems(rule, at));
  if (!rule.source.act && !rule.source.title) {
    problems.push(fieldProblem(`${at}/source/title`, 'field.required'));
  }
  return { rule, problems };
}

/** The value as rules hold it: true or false, a list, or one text. Several values of no list stay a list, and wrong. */
function valueOf(
  values: readonly string[],
  unit: string | undefined,
  list: boolean,
): InstrumentRule['value'] {
  const written = values.map((value) => (unit === 'euro' || unit === 'euroPerDay' ? wireOf(value) : value));
  const [first = ''] = written;
  if (list || written.length > 1) return written;
  if (unit === undefined && (first === 'true' || first === 'false')) return first === 'true';
  return first;
}

function wireOf(amount: string): string {
  const parsed = parseAmount(amount);
  return parsed.ok ? formatWire(parsed.amountCents) : amount;
}

function sourceOf({ act, section, title, date }: EnteredRule['source']): RuleSource {
  return {
    ...given('act', act),
    ...given('section', section),
    ...given('title', title),
    ...given('date', date),
  };
}

function given<Key extends string>(key: Key, value: Maybe<string>): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  if (value !== null && value !== undefined && value !== '') found[key] = value;
  return found;
}

/** What is wrong with the value stands at the values that were sent. */
function valuesPointer(pointer: string, at: string): string {
  const [, place] = new RegExp(`^${at}/value(?:/(\\d+))?$`).exec(pointer) ?? [];
  return pointer.startsWith(`${at}/value`) && !pointer.startsWith(`${at}/values`)
    ? `${at}/values/${place ?? '0'}`
    : pointer;
}
