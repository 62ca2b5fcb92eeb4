import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { Explain, type ExplainStep } from '../../ui/explain';
import { Money } from '../../ui/money';
import { amountOf, formatExact, formatPeople, formatWeight, weightOf } from './figures';
import type { KeyFields, RoundShare } from './queries';
import { payerName } from './words';

interface Props {
  share: RoundShare;
  totalAmount: string;
  /** The key, for its words and its source; the figures are the share's own. */
  keyFields: Pick<KeyFields, 'kind' | 'basis' | 'source'> | undefined;
}

/** A share's amount as the door to its calculation; an unknown share says so. */
export function ShareAmount({ share, totalAmount, keyFields }: Props) {
  const steps = useSteps({ share, totalAmount, keyFields });
  if (!steps) return <Money value={null} />;
  return (
    <Explain what={payerName(share)} steps={steps} more={<Parts share={share} />}>
      <Money value={share.amount} />
    </Explain>
  );
}

/** The calculation from the weight to the cent, in words and figures. */
function useSteps({ share, totalAmount, keyFields }: Props): ExplainStep[] | null {
  const { t } = useTranslation();
  const { derivation, amount } = share;
  if (!derivation || amount === null) return null;
  const total = formatAmount(amountOf(totalAmount));
  const weight = formatWeight(derivation.weight);
  const totalWeight = formatWeight(derivation.totalWeight);
  const floor = formatAmount(amountOf(derivation.floorAmount));
  return [
    {
      rule: t(`contributions:step.weight.${keyFields?.kind ?? 'equal'}`),
      ...(keyFields?.source ? { source: keyFields.source } : {}),
      base: keyFields?.basis,
      result: t('contributions:step.of', { weight: weightOf(share) ?? weight, total: totalWeight }),
    },
    {
      rule: t('contributions:step.exact'),
      base: `${total} × ${weight} / ${totalWeight}`,
      result: formatExact(derivation.exactAmount),
    },
    { rule: t('contributions:step.floor'), rounding: t('contributions:step.floorHow'), result: floor },
    {
      rule: t('contributions:step.remainder'),
      base: t('contributions:step.rank', { rank: derivation.remainderRank }),
      rounding: t(`contributions:step.${derivation.extraCent ? 'extraCent' : 'noCent'}`),
      result: <Money value={amount} />,
    },
  ];
}

/** The municipalities a population was summed from. */
function Parts({ share }: { share: RoundShare }) {
  const { t } = useTranslation();
  if (!share.parts || share.parts.length < 2) return null;
  return (
    <details>
      <summary>{t('contributions:parts', { count: share.parts.length })}</summary>
      <ul>
        {share.parts.map((part) => (
          <li key={part.code}>
            {part.name} <span className="figure">{formatPeople(part.population)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
