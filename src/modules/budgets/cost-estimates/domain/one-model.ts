import type { CostTerms } from './cost-terms.js';
import type { CostModel } from '../../../../shared/funding.js';
import { invalidField } from '../../../../shared/problem.js';
import { sourceOf } from './rule-words.js';

/** Where the instrument wants one cost model for the whole project, a second one is refused with that rule. */
export function refuseSecondModel(terms: CostTerms, model: CostModel, others: readonly CostModel[]): void {
  const rule = terms.ruleOf('oneCostModel');
  const other = others.find((one) => one !== model);
  if (!rule || rule.value !== true || other === undefined) return;
  throw invalidField('/inputs/model', 'cost.model_differs', { model, other, ...sourceOf(rule) });
}
