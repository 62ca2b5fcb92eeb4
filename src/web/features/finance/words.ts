import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { formatAmount } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { currentLanguage } from '../../i18n';
import { centsOf } from '../../ui/cents';
import type { CostCategory, ReportRow } from './queries';

/** A cost category in words; an income stands in none. */
export function useCategoryWord(): (category: CostCategory | null) => string {
  const { t } = useTranslation();
  return useCallback(
    (category) => t(category === null ? 'finance:category.income' : `finance:category.${category}`),
    [t],
  );
}

/** An amount of the interface as people read it, for sentences. */
export function amountWords(wire: string): string {
  const amount = centsOf(wire);
  return amount === null ? '' : formatAmount(amount);
}

/** The project's name in the reader's language, else in Finnish. */
export function nameOf(row: Pick<ReportRow, 'nameFi' | 'nameSv' | 'nameEn'>): string {
  const names = { fi: row.nameFi, sv: row.nameSv, en: row.nameEn };
  return names[currentLanguage()] ?? row.nameFi;
}

/** The budget year in the URL: the year of the day shown unless another, or `all`, is chosen. */
export function useYear(): { year: number | undefined; choices: string[]; choose: (year: string) => void } {
  const { day } = useAsOn();
  const [params, setParams] = useSearchParams();
  const present = Number(day.slice(0, 4));
  const asked = params.get('year');
  const year =
    asked === 'all' ? undefined : /^(19[9]\d|20\d\d|2100)$/.test(asked ?? '') ? Number(asked) : present;
  const years = new Set([
    ...Array.from({ length: 8 }, (_, back) => present + 2 - back),
    ...(year ? [year] : []),
  ]);
  return {
    year,
    choices: ['all', ...[...years].sort((a, b) => b - a).map(String)],
    choose: (chosen) => {
      const next = new URLSearchParams(params);
      next.set('year', chosen);
      setParams(next, { replace: true });
    },
  };
}
