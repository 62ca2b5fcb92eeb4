import type { components } from '../../api/schema';

type ProjectRow = components['schemas']['PortfolioProjectAnswer'];
export type FundingAmountRow = components['schemas']['FundingAmountAnswer'];

/**
 * What a project's money is: the amount granted once money is granted, and unknown when the decision states none; else
 * the amount applied for. What was applied for says nothing of what was given.
 */
export function amountOf(
  { money }: Pick<ProjectRow, 'money'>,
  scope: FundingAmountRow['scope'],
): FundingAmountRow | undefined {
  const granted = money?.decision?.outcome === 'granted' || money?.decision?.outcome === 'partly';
  const amounts = granted ? money?.decision?.amounts : money?.applied;
  return amounts?.find((amount) => amount.scope === scope);
}
