import type { ExplainedRule } from '../../../../shared/explanation.js';
import type { AppliedRule, RuleChoice, Terms } from '../../../funding/index.js';

/** A rule that holds, with what an explanation shows of it. */
export interface CostRule extends AppliedRule {
  readonly explained: ExplainedRule;
}

/** The terms of a project as the cost model asks them. */
export interface CostTerms extends Terms {
  /** The one rule of a key that holds, or null when none is stated for the day. */
  ruleOf(rule: string, choice?: RuleChoice): CostRule | null;
  /** Every variant of a rule that holds. */
  rulesOf(rule: string, on?: string): readonly CostRule[];
}
