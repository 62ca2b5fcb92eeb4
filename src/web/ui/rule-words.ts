import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatPercent } from '../../shared/money/index.js';
import { centsOf } from './cents';

interface RuleName {
  rule: string;
  variant?: string | null;
}

interface RuleValue {
  value: string | boolean | readonly string[];
  unit?: string | null;
}

/** Name and value of a rule as a person reads them. */
export function ruleWordsOf(t: TFunction) {
  const one = (value: string, unit: string | null | undefined): string => {
    const amount = () => {
      const known = centsOf(value);
      return known === null ? value : formatAmount(known);
    };
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
    name: ({ rule, variant }: RuleName): string => {
      const name = t(`funding:rules.${rule}`, { defaultValue: rule });
      return variant == null
        ? name
        : `${name} (${t(`funding:variant.${variant}`, { defaultValue: variant })})`;
    },
    value: ({ value, unit }: RuleValue): string => {
      if (typeof value === 'boolean') return t(value ? 'common:fact.yes' : 'common:fact.no');
      return typeof value === 'string' ? one(value, unit) : value.map((item) => one(item, unit)).join(', ');
    },
    every: (every: string): string => t('funding:unit.every', { duration: duration(every) }),
  };
}

/** {@link ruleWordsOf} in the language of the page. */
export function useRuleWords() {
  const { t } = useTranslation();
  return useMemo(() => ruleWordsOf(t), [t]);
}
