import type { ExplainedRule } from '../../../../shared/explanation.js';
import type { InstrumentRule, LocalText } from './instrument.js';

/**
 * A rule that a funding decision put in the place of the instrument's, or added to them, for its project only. What
 * it leaves out is as in the rule that it replaces.
 */
export interface RuleOverride {
  readonly rule: string;
  readonly variant: string | null;
  readonly value: InstrumentRule['value'];
  readonly unit?: string | null;
  readonly base?: string | null;
  readonly every?: string | null;
  readonly rounding?: string | null;
  /** The words of the decision that it rests on. */
  readonly note: string | null;
}

/**
 * The rules that hold for a project: those of the instrument as they were recorded when it was decided, with what the
 * decision overrides. Rates go by the date of the cost, so they come from the newest version of the instrument.
 */
export interface Terms {
  readonly instrument: { readonly code: string; readonly name: LocalText };
  /** Number of the instrument's version that the decision pinned; the newest before there is a decision. */
  readonly version: number;
  /** The ISO day whose rules hold: of the decision, else the day one looks from. */
  readonly on: string;
  readonly rules: readonly InstrumentRule[];
  /** Rules of the newest version, for those in {@link RATE_RULES}. */
  readonly newestRules: readonly InstrumentRule[];
  readonly overrides: readonly RuleOverride[];
  /** The decision that pinned them; null while nothing is decided. */
  readonly decision: {
    readonly id: string;
    readonly number: string | null;
    readonly decided: string | null;
  } | null;
}

/** Rules that go by the date of the cost, not by the date of the decision. */
export const RATE_RULES: ReadonlySet<string> = new Set([
  'sideCostRate',
  'travelUnitCosts',
  'staffUnitCostHours',
]);

/** A rule together with where it came from. */
export interface AppliedRule extends InstrumentRule {
  readonly origin: 'instrument' | 'decision';
}

/** Which of several rules of a key is meant, and on which day. */
export interface RuleChoice {
  /** Such as `teachingStaff`; null or left out is the rule without a variant. */
  readonly variant?: string | null;
  /** ISO day of the cost, for rules in {@link RATE_RULES}. */
  readonly on?: string;
}

/** The one rule of a key that holds, or null when the instrument states none for the day. */
export function ruleOf(
  terms: Terms,
  rule: string,
  { variant = null, on }: RuleChoice = {},
): AppliedRule | null {
  return rulesOf(terms, rule, on).find((found) => (found.variant ?? null) === variant) ?? null;
}

/** Every variant of a rule that holds; one per variant. */
export function rulesOf(terms: Terms, rule: string, on?: string): AppliedRule[] {
  const rate = RATE_RULES.has(rule);
  const day = rate ? (on ?? terms.on) : terms.on;
  const known = (rate ? terms.newestRules : terms.rules).filter((found) => found.rule === rule);
  const overrides = overridesOf(terms, rule);
  const isOf = (override: RuleOverride) => (found: InstrumentRule) =>
    (found.variant ?? null) === override.variant;
  const own = known
    .filter((found) => isValidOn(found, day) && !overrides.some((override) => isOf(override)(found)))
    .map((found): AppliedRule => ({ ...found, origin: 'instrument' }));
  // What the decision states holds for the whole project, also on days for which the instrument states nothing.
  const decided = overrides.map((override) =>
    applied(override, known.filter(isOf(override)).toSorted(laterFirst(day))[0], terms),
  );
  return [...own, ...decided];
}

/** Whether a rule, or an instrument, is valid on an ISO day; both its ends are included. */
export function isValidOn(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);
}

/** The rule as an explanation shows it. */
export function explainRule(rule: AppliedRule): ExplainedRule {
  return {
    rule: rule.rule,
    variant: rule.variant ?? null,
    value: typeof rule.value === 'string' ? rule.value : String(rule.value),
    unit: rule.unit ?? null,
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    source: rule.source,
    confirmed: rule.confirmed,
    origin: rule.origin,
  };
}

function overridesOf({ overrides, decision }: Terms, rule: string): readonly RuleOverride[] {
  return decision ? overrides.filter((override) => override.rule === rule) : [];
}

/** The rule that the decision states; what it leaves out is as in the rule that it replaces, if there is one. */
function applied(
  override: RuleOverride,
  replaced: InstrumentRule | undefined,
  { decision }: Terms,
): AppliedRule {
  const unit = override.unit ?? replaced?.unit;
  const base = override.base ?? replaced?.base;
  const every = override.every ?? replaced?.every;
  const rounding = override.rounding ?? replaced?.rounding;
  return {
    rule: override.rule,
    ...(override.variant === null ? {} : { variant: override.variant }),
    value: override.value,
    ...(unit === undefined ? {} : { unit }),
    ...(base === undefined ? {} : { base }),
    ...(every === undefined ? {} : { every }),
    ...(rounding === undefined ? {} : { rounding }),
    validFrom: null,
    validTo: null,
    source: {
      title: [decision?.number ?? '–', override.note].filter(Boolean).join(': '),
      ...(decision?.decided ? { date: decision.decided } : {}),
    },
    confirmed: true,
    origin: 'decision',
  };
}

/** The rule valid on the day before others, then the later ones. */
function laterFirst(day: string) {
  return (one: InstrumentRule, other: InstrumentRule): number => {
    const [first, second] = [isValidOn(one, day), isValidOn(other, day)];
    if (first !== second) return first ? -1 : 1;
    return (one.validFrom ?? '') < (other.validFrom ?? '') ? 1 : -1;
  };
}
