import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What stands where a screen will be, of the same shape, so that nothing jumps. */
export function ScreenSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common:state.loading')} style={{ padding: '24px 0' }}>
      <Skeleton height={28} width={220} mb={10} />
      <Skeleton height={16} width="60%" mb={28} />
      <Skeleton height={220} radius={8} />
    </div>
  );
}
