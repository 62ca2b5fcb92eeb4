import type { CostRule, CostTerms } from './cost-terms.js';
import { sourceText } from '../../../../shared/explanation-source.js';
import type { ProblemParams } from '../../../../shared/problem.js';
import { invalidField, type Problem } from '../../../../shared/problem.js';

/** What a refusal says of the rule that refuses: where it stands. */
export function sourceOf(rule: CostRule): ProblemParams {
  return { source: sourceText(rule.source) };
}

/** The numbers of a rule that states one or several. */
export function valuesOf({ value }: CostRule): readonly string[] {
  if (typeof value === 'boolean') return [];
  return typeof value === 'string' ? [value] : value;
}

/** The refusal of a cost for whose day the instrument states no rate: it names the rate it does state, and since when. */
export function rateMissing(
  pointer: string,
  terms: CostTerms,
  rule: string,
  on: string | null,
  variant: string | null = null,
): Problem {
  const day = on ?? terms.on;
  const stated = terms.newestRules.filter(
    (found) => found.rule === rule && (found.variant ?? null) === variant,
  );
  const first = stated.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))[0];
  if (!first) {
    return invalidField(pointer, 'cost.no_such_rule', { instrument: terms.instrument.code, rule });
  }
  return invalidField(pointer, 'cost.rate_not_valid', {
    rule,
    day,
    value: typeof first.value === 'string' ? first.value : String(first.value),
    validFrom: first.validFrom ?? '',
    validTo: first.validTo ?? '',
    source: sourceText(first.source),
  });
}

/** The rule of a key whose number is the one asked for, such as the flat rate of 40 %. */
export function ruleWithValue(
  terms: CostTerms,
  rule: string,
  isWanted: (value: string) => boolean,
  on?: string | null,
): CostRule | null {
  return terms.rulesOf(rule, on ?? undefined).find((found) => valuesOf(found).some(isWanted)) ?? null;
}
