import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../shared/money/index.js';
import { currentLanguage } from '../../i18n';
import { Money } from '../../ui/money';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Application, Decision, FundingAmount, LocalText } from './queries';

/** A text of the catalogue in the reader's language. */
export function localText(text: LocalText): string {
  return text[currentLanguage()];
}

const toneOf: Record<Application['state'], Tone> = {
  draft: 'calm',
  pending: 'wait',
  granted: 'ok',
  partly: 'ok',
  rejected: 'bad',
  withdrawn: 'calm',
};

/** What became of an application. */
export function StateTag({ state }: { state: Application['state'] }) {
  const { t } = useTranslation();
  return <StatusTag tone={toneOf[state]}>{t(`funding:state.${state}`)}</StatusTag>;
}

/** Says that a decision was learnt from public registers and not entered by a user. */
export function PublicRecordMark({ decision }: { decision: Decision | null }) {
  const { t } = useTranslation();
  if (!decision?.publicRecord) return null;
  return <span className="dim">{t('funding:decision.publicRecord')}</span>;
}

/** What is known of an amount: total or range, grant and own contribution, rates; the rest is unknown. */
export function AmountWords({ amount }: { amount: FundingAmount }) {
  const { t } = useTranslation();
  const rates = [
    amount.supportRate && t('funding:amount.supportRateIs', { rate: formatPercent(amount.supportRate) }),
    amount.ownRate && t('funding:amount.ownRateIs', { rate: formatPercent(amount.ownRate) }),
  ].filter(Boolean);
  return (
    <span>
      <Money
        value={amount.total}
        approximate={amount.exactness === 'approximate'}
        scope={amount.scope}
        {...(amount.exactness === 'range' ? { range: [amount.min, amount.max] as const } : {})}
      />
      {(amount.grant !== null || amount.ownContribution !== null) && (
        <span className="dim">
          {' '}
          = {t('funding:amount.grant')} <Money value={amount.grant} /> + {t('funding:amount.ownContribution')}{' '}
          <Money value={amount.ownContribution} />
        </span>
      )}
      {rates.length > 0 && <span className="dim"> · {rates.join(', ')}</span>}
    </span>
  );
}

/** All amounts below each other. */
export function Amounts({ amounts }: { amounts: readonly FundingAmount[] }) {
  const { t } = useTranslation();
  if (amounts.length === 0) return <span className="unknown">{t('common:fact.unknown')}</span>;
  return (
    <>
      {amounts.map((amount) => (
        <div key={amount.scope}>
          <AmountWords amount={amount} />
        </div>
      ))}
    </>
  );
}

/** A fact that is left out, not "unknown", when there is nothing to say. */
export function given(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]];
}
