import { useTranslation } from 'react-i18next';
import type { PlanSum } from './queries';

/** What tells one source of a plan from another. */
type Source = Pick<PlanSum['lines'][number], 'fundingClass' | 'organisation' | 'instrument'>;

/** The same for lines of the same source, whatever the year. */
export function keyOf({ fundingClass, organisation, instrument }: Source): string {
  return [fundingClass, organisation?.id ?? '', instrument ?? ''].join(' ');
}

/** `Kuntarahoitusosuus · Seinäjoki`. */
export function useSourceWord(): (source: Source) => string {
  const { t } = useTranslation();
  return ({ fundingClass, organisation, instrument }) =>
    [t(`funding:class.${fundingClass}`), organisation?.name, instrument].filter(Boolean).join(' · ');
}
