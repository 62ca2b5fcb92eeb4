import { useTranslation } from 'react-i18next';
import { formatDayFully } from '../app/days';
import { currentLanguage } from '../i18n';

/**
 * The words of the calendar's buttons and days, which Mantine leaves in English or unsaid. The buttons that choose
 * month and year say the month and the year that stand on them.
 */
export function useCalendarWords() {
  const { t } = useTranslation();
  return {
    ariaLabels: {
      nextMonth: t('common:day.nextMonth'),
      previousMonth: t('common:day.previousMonth'),
      nextYear: t('common:day.nextYear'),
      previousYear: t('common:day.previousYear'),
      nextDecade: t('common:day.nextDecade'),
      previousDecade: t('common:day.previousDecade'),
    },
    getDayAriaLabel: (day: string) => formatDayFully(day, currentLanguage()),
  };
}
