import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { centsOf } from '../../ui/cents';
import type { Field } from './queries';

const DAYS = /(Starts|Ends)$|^(submitted|decided)$/;
const AMOUNTS = /^(applied|granted)/;

/** A value of the file in words: codes as the page says them, amounts with their exactness, days as Finns write them. */
export function useValueWords(): (field: Field, value: string) => string {
  const { t } = useTranslation();
  const amount = (wire: string) => {
    const value = centsOf(wire);
    return value === null ? wire : formatAmount(value);
  };
  return (field, value) => {
    if (AMOUNTS.test(field)) {
      const [first = '', last] = value.replace('~', '').split('..');
      if (last !== undefined) return `${amount(first)}–${amount(last)}`;
      return value.startsWith('~') ? t('transfer:about', { amount: amount(first) }) : amount(first);
    }
    if (DAYS.test(field)) return formatDay(value);
    if (field === 'status') return t(`projects:status.${value}`, { defaultValue: value });
    if (field === 'ownRole') return t(`projects:role.${value}`, { defaultValue: value });
    if (field === 'outcome') return t(`funding:state.${value}`, { defaultValue: value });
    return value.split('\n').join(', ');
  };
}
