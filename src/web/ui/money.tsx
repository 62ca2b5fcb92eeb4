import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../shared/money/index.js';
import { centsOf, isCents, type Cents } from './cents';

type Amount = Cents | string | null | undefined;

interface MoneyProps {
  /** Cents, or the decimal string of the interface; nothing when it is not known. */
  value?: Amount;
  /** Lowest and highest, when only those are known: "200 000–300 000 €". */
  range?: readonly [Amount, Amount];
  /** Adds the word "estimate". */
  estimate?: boolean;
  /** "about 1 000 000 €": the source itself rounds. */
  approximate?: boolean;
  /** Adds the words "example figure". */
  example?: boolean;
  /** Says whether it is the centre's own part or the whole project. */
  scope?: 'own' | 'whole';
  /** More small print: where it comes from, a link to its derivation. */
  children?: ReactNode;
}

/** An amount as it is known. An unknown one says so and is never shown as zero. */
export function Money({ value, range, estimate, approximate, example, scope, children }: MoneyProps) {
  const { t } = useTranslation();
  const words = useAmountWords({ value, range, approximate });
  const notes = [
    estimate && t('common:fact.estimate'),
    scope && t(scope === 'own' ? 'common:fact.ownPart' : 'common:fact.wholeProject'),
    example && t('common:fact.example'),
  ].filter(Boolean);
  if (!words) return <span className="unknown figure">{t('common:fact.unknown')}</span>;
  if (notes.length === 0 && !children) return <span className="figure">{words}</span>;
  return (
    <span>
      <span className="figure">{words}</span>{' '}
      <span className="dim">
        {notes.join(', ')}
        {notes.length > 0 && children ? ' ' : ''}
        {children}
      </span>
    </span>
  );
}

/** The same in words alone, for labels and sentences; `null` when it is unknown. */
export function useAmountWords({
  value,
  range,
  approximate,
}: Pick<MoneyProps, 'value' | 'range' | 'approximate'>): string | null {
  const { t } = useTranslation();
  const low = toCents(range?.[0]);
  const high = toCents(range?.[1]);
  const amount = toCents(value);
  const words =
    low !== null && high !== null
      ? `${whole(low).replace(/\u00a0€$/, '')}–${whole(high)}`
      : amount === null
        ? null
        : approximate
          ? whole(amount)
          : formatAmount(amount);
  return words !== null && approximate ? t('common:fact.approximate', { amount: words }) : words;
}

function toCents(amount: Amount): Cents | null {
  return isCents(amount) ? amount : centsOf(amount);
}

/** A range or a round figure is not known to the cent, so cents are left out when there are none. */
function whole(amount: Cents): string {
  return formatAmount(amount).replace(/,00(?=\u00a0€$)/, '');
}
