import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/days';
import { Period } from '../../ui/day';
import type { Decision } from './queries';

/** The use period in force; where it is not the decision's own, what it comes from and what was decided at first. */
export function GrantPeriod({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const { periodStarts, periodEnds, periodInForce: held } = decision;
  if (!held || (held.starts === periodStarts && held.ends === periodEnds)) {
    return <Period start={periodStarts} end={periodEnds} />;
  }
  return (
    <>
      <Period start={held.starts} end={held.ends} />
      <span className="dim block">
        {held.change
          ? t('funding:decision.period.change', {
              number: held.change.decisionNumber ?? '',
              day: formatDay(held.change.decidedOn),
              change: held.change.number,
            })
          : t('funding:decision.period.edited')}
      </span>
      <span className="dim block">
        {t('funding:decision.period.original')} <Period start={periodStarts} end={periodEnds} />
      </span>
    </>
  );
}
