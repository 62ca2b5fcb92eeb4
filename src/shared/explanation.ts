import type { ExplainedTerm } from './explanation-terms.js';

/** How a value of an explanation is to be read. */
export const EXPLAINED_KINDS = ['amount', 'percent', 'number', 'days', 'day', 'text'] as const;
/** One of {@link EXPLAINED_KINDS}. */
export type ExplainedKind = (typeof EXPLAINED_KINDS)[number];

/**
 * A value beside its meaning: an amount as `"1234.56"`, a percentage, number or count of days as decimal text, a day
 * as ISO text known to the day, month or year. A text of kind `text` that starts with a letter key and a colon
 * (`class:euSupport`, `category:staff`, `code:MONNI`, `gap:notDecided`) is a word of the catalogue or a code, not prose;
 * `2021 class:euSupport` is two of them.
 * Null is unknown, never zero.
 */
export interface ExplainedValue {
  readonly kind: ExplainedKind;
  readonly value: string | null;
}

/** Something a step starts from, such as `staffCosts`. */
export interface ExplanationInput extends ExplainedValue {
  readonly key: ExplainedTerm;
  /** Whose it is when several inputs have the same key: a project's code, a year, a source. */
  readonly of?: string;
  /** The document or record it comes from, when it is not worked out. */
  readonly source?: string | null;
}

/** Where a rule stands: an act (with its section), or a title (with its date). */
export interface ExplainedSource {
  readonly act?: string;
  readonly section?: string;
  readonly title?: string;
  readonly date?: string;
}

/** The rule that a step applied, as it was valid for it. */
export interface ExplainedRule {
  /** Key of the rule, such as `sideCostRate`. */
  readonly rule: string;
  readonly variant: string | null;
  readonly value: string;
  readonly unit: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: ExplainedSource;
  readonly confirmed: boolean;
  /** An instrument's own rule, or one that the decision put in its place. */
  readonly origin: 'instrument' | 'decision';
}

/** The ways in which a step may round; null where nothing was rounded. */
export const EXPLAINED_ROUNDINGS = ['down', 'halfUp', 'upToEuro'] as const;
/** One of {@link EXPLAINED_ROUNDINGS}. */
export type ExplainedRounding = (typeof EXPLAINED_ROUNDINGS)[number];

/** One step from what is known to the figure: inputs, rule, rounding, result. */
export interface ExplanationStep {
  /** What is worked out, such as `sideCosts`. */
  readonly key: ExplainedTerm;
  readonly of?: string;
  readonly inputs: readonly ExplanationInput[];
  readonly rule: ExplainedRule | null;
  readonly rounding: ExplainedRounding | null;
  readonly result: ExplainedValue;
}

/**
 * How a figure came about, from its sources to its result. It is computed by the same pure function that computes
 * the figure, so that the two cannot differ.
 */
export interface Explanation {
  /** The figure, such as `uncovered`. */
  readonly figure: ExplainedTerm;
  readonly of?: string;
  readonly steps: readonly ExplanationStep[];
  readonly result: ExplainedValue;
}
