import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleKind } from '../../../../shared/instrument-rules.js';
import { formatAmount, formatPercent } from '../../../../shared/money/index.js';
import { formatDay, isDay } from '../../../app/days';
import { centsOf, cents } from '../../../ui/cents';
import type { Instrument, InstrumentRule } from '../queries';

/** Whether something valid from one day to another is so on a day; open where no day limits it. */
export type Standing = 'inForce' | 'open' | 'future' | 'ended';

export function standingOn(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  day: string,
): Standing {
  if (validFrom !== null && validFrom > day) return 'future';
  if (validTo !== null && validTo < day) return 'ended';
  return validFrom === null && validTo === null ? 'open' : 'inForce';
}

/** The rules of an instrument that hold on a day. */
export function rulesOn(instrument: Instrument, day: string): InstrumentRule[] {
  return instrument.rules.filter((rule) => ['inForce', 'open'].includes(standingOn(rule, day)));
}

/** What a rule is about; an unknown key stands with the support. */
export function topicOf({ rule }: InstrumentRule) {
  return ruleKind(rule)?.topic ?? 'support';
}

/** Name and value of a rule as a person reads them. */
export function useRuleWords() {
  const { t } = useTranslation();
  return useMemo(() => {
    const one = (value: string, unit: string | undefined): string => {
      const amount = () => formatAmount(centsOf(value) ?? cents(0n));
      if (unit === 'percent') return formatPercent(value);
      if (unit === 'euro') return amount();
      if (unit === 'euroPerDay') return t('funding:unit.euroPerDay', { amount: amount() });
      if (unit === 'hoursPerYear') return t('funding:unit.hoursPerYear', { hours: value });
      if (unit === 'fundingClass') return t(`funding:class.${value}`);
      if (unit === 'costModel') return t(`funding:costModel.${value}`);
      if (unit === 'costCategory') return t(`finance:category.${value}`);
      if (unit === 'monthDay') return `${Number(value.slice(3))}.${Number(value.slice(0, 2))}.`;
      return unit === 'duration' ? duration(value) : value;
    };
    const duration = (value: string): string => {
      const parts = [...value.matchAll(/(\d+)([YMWD])/g)].map(([, count, letter]) => {
        const key = { Y: 'years', M: 'months', W: 'weeks', D: 'days' }[letter ?? ''] ?? 'days';
        return t(`funding:unit.${key}`, { count: Number(count) });
      });
      return parts.length === 0 ? value : parts.join(' ');
    };
    return {
      name: ({ rule, variant }: Pick<InstrumentRule, 'rule' | 'variant'>): string => {
        const name = t(`funding:rules.${rule}`, { defaultValue: rule });
        return variant === undefined
          ? name
          : `${name}: ${t(`funding:variant.${variant}`, { defaultValue: variant })}`;
      },
      value: ({ value, unit }: InstrumentRule): string => {
        if (typeof value === 'boolean') return t(value ? 'common:fact.yes' : 'common:fact.no');
        return typeof value === 'string' ? one(value, unit) : value.map((item) => one(item, unit)).join(', ');
      },
      every: (every: string): string => t('funding:unit.every', { duration: duration(every) }),
    };
  }, [t]);
}

/** Where a rule stands, in one line. */
export function sourceWords({ source }: InstrumentRule): string {
  const { title, act, section, date } = source;
  const day = date !== undefined && isDay(date) ? formatDay(date) : date;
  return [title, act && `(${act})`, section && `§ ${section}`, day].filter(Boolean).join(' ');
}
