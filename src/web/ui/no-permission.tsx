import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../shared/permissions.js';
import { useMaySee } from '../app/session';
import { PageHead } from './page-head';

/** Shows a screen to those who hold the permission, and says so to the others. */
export function RequirePermission({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation();
  if (useMaySee(permission)) return <>{children}</>;
  return <PageHead title={t('common:denied.title')} answer={t('common:denied.text')} />;
}
