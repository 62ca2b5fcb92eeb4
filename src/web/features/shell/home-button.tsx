import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../ui/app-link';

/** The way to the first screen. */
export function HomeButton() {
  const { t } = useTranslation();
  return (
    <Button component={AppLink} to="/" variant="default">
      {t('common:notFound.home')}
    </Button>
  );
}
