import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/page-head';
import { HomeButton } from './home-button';

/** No screen has this address. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('common:notFound.title')} answer={t('common:notFound.text')} />
      <HomeButton />
    </>
  );
}
