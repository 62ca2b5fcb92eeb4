import { type AppliedRule, explainRule, ruleOf, rulesOf, type Terms } from '../../funding/index.js';
import type { CostRule, CostTerms } from './domain/cost-terms.js';

/** The terms of a project, ready to be asked by the cost model. */
export function costTermsOf(terms: Terms): CostTerms {
  return {
    ...terms,
    ruleOf: (rule, choice) => {
      const found = ruleOf(terms, rule, choice);
      return found && explained(found);
    },
    rulesOf: (rule, on) => rulesOf(terms, rule, on).map(explained),
  };
}

function explained(rule: AppliedRule): CostRule {
  return { ...rule, explained: explainRule(rule) };
}
