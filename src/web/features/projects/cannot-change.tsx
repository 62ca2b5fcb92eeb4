import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { PageHead } from '../../ui/page-head';

/** Stands where a form would be: the page shows another day, or the role does not allow the change. */
export function CannotChange() {
  const { t } = useTranslation();
  const { readOnly, day, show } = useAsOn();
  return (
    <PageHead
      title={t(readOnly ? 'common:asOn.pastTitle' : 'common:denied.title')}
      answer={readOnly ? t('common:asOn.readOnly', { day: formatDay(day) }) : t('projects:denied')}
      actions={readOnly && <Button onClick={() => show(null)}>{t('common:asOn.toToday')}</Button>}
    />
  );
}
