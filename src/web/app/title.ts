import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab: "Hankkeet – Hankesalkku". */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('common:appName');
  useEffect(() => {
    document.title = title ? `${title} – ${name}` : name;
  }, [title, name]);
}
