import { useTranslation } from 'react-i18next';
import { formatAmountNumber, formatPercent } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { enteredCents } from '../../ui/cents';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { useRuleWords } from '../../ui/rule-words';
import { StatusTag } from '../../ui/status-tag';
import { AmountLines } from './application-lines';
import { GrantPeriod } from './grant-period';
import { useParts } from './part-model-fields';
import type { Application, Decision } from './queries';
import { Amounts, given } from './words';

/** What was decided, what is known by the rules without refusing anything, and what is to be paid back. */
export function Decisions({ application }: { application: Application }) {
  const { t } = useTranslation();
  const { decision, hints, repayments, project } = application;
  return (
    <>
      {decision && <DecisionFacts decision={decision} projectId={project.id} />}
      {hints.map(({ code, params }) => (
        <p key={code}>
          <StatusTag tone="wait">{t('funding:hint.word')}</StatusTag>{' '}
          {t(`funding:hint.${code}`, hintParams(params))}
        </p>
      ))}
      {repayments.map((repayment) => (
        <DecisionFacts key={repayment.id} decision={repayment} projectId={project.id} />
      ))}
    </>
  );
}

function hintParams(params: Record<string, unknown>): Record<string, string> {
  const shown = (value: unknown) => {
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
    const amount = /^\d+\.\d{2}$/.test(text) ? enteredCents(text) : null;
    return amount === null ? text : formatAmountNumber(amount);
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]));
}

function DecisionFacts({ decision, projectId }: { decision: Decision; projectId: string }) {
  const { t } = useTranslation();
  const granted = decision.outcome === 'granted' || decision.outcome === 'partly';
  const repaid = decision.outcome === 'repayment';
  return (
    <>
      <h4>{t(repaid ? 'funding:decision.repayment' : 'funding:decision.title')}</h4>
      <Facts
        facts={[
          [t('funding:field.number'), decision.number],
          [t('funding:field.decided'), <Day key="decided" value={decision.decided} />],
          ...(repaid
            ? [
                [
                  t('funding:decision.toRepay'),
                  <Money key="repaid" value={decision.amounts[0]?.total ?? null} />,
                ] as const,
              ]
            : []),
          ...(granted ? grantFacts(t, decision) : []),
          ...(decision.appealUntil
            ? [[t('funding:field.appealUntil'), <Day key="appeal" value={decision.appealUntil} />] as const]
            : []),
          ...given(t('funding:field.conditions'), decision.conditions),
          ...given(t('funding:field.note'), decision.note),
          ...given(t('funding:field.source'), decision.source),
        ]}
      />
      <PartModels decision={decision} projectId={projectId} />
      <AmountLines projectId={projectId} lines={decision.lines} label={t('funding:lines.decided')} />
      <Overrides decision={decision} />
    </>
  );
}

/** The cost model of each part-implementer, where the decision states it. */
function PartModels({ decision, projectId }: { decision: Decision; projectId: string }) {
  const { t } = useTranslation();
  const parts = useParts(projectId);
  if (decision.partCostModels.length === 0) return null;
  return (
    <Facts
      facts={decision.partCostModels.map(({ partId, costModel }) => [
        t('funding:decision.partModelOf', { name: parts.find(({ id }) => id === partId)?.name ?? '–' }),
        t(`funding:costModel.${costModel}`),
      ])}
    />
  );
}

/** What the decision puts in the place of the instrument's rules or adds to them, in its unit and words. */
function Overrides({ decision: { overrides } }: { decision: Decision }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  if (overrides.length === 0) return null;
  return (
    <ul>
      {overrides.map(({ rule, variant, values, unit, base, every, note }) => (
        <li key={`${rule} ${variant}`}>
          <StatusTag tone="open">{t('funding:decision.overrideTag')}</StatusTag>{' '}
          {words.name({ rule, variant })}:{' '}
          {[
            unit === null
              ? words.value({ value: values[0] === 'true' })
              : words.value({ value: values, unit }),
            base && t(`funding:base.${base}`),
            every && words.every(every),
          ]
            .filter(Boolean)
            .join(', ')}
          {note && <span className="dim block">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function grantFacts(t: Translate, decision: Decision) {
  return [
    [t('funding:field.granted'), <Amounts key="amounts" amounts={decision.amounts} />],
    [t('funding:field.rate'), decision.rate && formatPercent(decision.rate)],
    [t('funding:field.period'), <GrantPeriod key="period" decision={decision} />],
    ...(decision.costModel
      ? [[t('funding:field.costModel'), t(`funding:costModel.${decision.costModel}`)] as const]
      : []),
  ] as const;
}
