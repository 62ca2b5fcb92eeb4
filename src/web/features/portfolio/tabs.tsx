import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { AppLink } from '../../ui/app-link';
import classes from './portfolio.module.css';

const TABS = [
  ['/funding', 'applications'],
  ['/funding/cover', 'cover'],
  ['/funding/ladder', 'ladder'],
  ['/funding/waiting', 'waiting'],
] as const;

/** The screens of funding beside each other. */
export function FundingTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('portfolio:tabs.label')} className={classes.tabs}>
      {TABS.map(([to, key]) => (
        <AppLink key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
          {t(`portfolio:tabs.${key}`)}
        </AppLink>
      ))}
    </nav>
  );
}
