import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { amountFault } from './amount-input';
import { dayFault } from './day-input';

/** Words for what a form's validation finds; `null` where there is nothing to say. */
export function useFaults() {
  const { t } = useTranslation();
  return useMemo(() => {
    const say = (key: string | null) => (key ? t(key) : null);
    return {
      /** An amount that must be there, or may be left out. */
      amount: (value: string, required = true) => say(amountFault(value, required)),
      day: (value: string, required = true) => say(dayFault(value, required)),
      text: (value: string | null) => (value?.trim() ? null : t('problems:field.required')),
    };
  }, [t]);
}
