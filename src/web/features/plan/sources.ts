import { useTranslation } from 'react-i18next';
import { localText } from '../funding/words';
import { useInstruments } from '../funding/queries';
import type { Source } from './source-keys';

/** `Kuntarahoitusosuus · Seinäjoki`. */
export function useSourceWord(): (source: Source) => string {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const nameOf = (code: string) => {
    const found = instruments.data?.items.find((one) => one.code === code);
    return found ? localText(found.name) : code;
  };
  return ({ fundingClass, organisation, instrument }) =>
    [t(`funding:class.${fundingClass}`), organisation?.name, instrument && nameOf(instrument)]
      .filter(Boolean)
      .join(' · ');
}
