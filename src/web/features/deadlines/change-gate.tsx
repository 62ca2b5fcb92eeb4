import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { formatDay } from '../../app/days';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';

/** Opens a form to those who may change deadlines, on today's page only. */
export function ChangeGate({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { day, readOnly } = useAsOn();
  return (
    <RequirePermission permission="deadlines.change">
      {readOnly ? (
        <PageHead title={title} answer={t('common:asOn.readOnly', { day: formatDay(day) })} />
      ) : (
        children
      )}
    </RequirePermission>
  );
}
