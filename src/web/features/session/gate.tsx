import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../app/title';
import { changeLanguage, currentLanguage, isLanguage, languages } from '../../i18n';
import classes from './gate.module.css';

/** The page before the sign-in: the name, the language, one sheet. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useTitle(title);
  return (
    <main className={classes.gate}>
      <div className={classes.top}>
        <div>
          <span className={classes.name}>{t('common:appName')}</span>
          <span className="dim">{t('common:tagline')}</span>
        </div>
        <SegmentedControl
          className={classes.languages ?? ''}
          aria-label={t('common:menu.language')}
          size="xs"
          value={currentLanguage()}
          onChange={(language) => {
            if (isLanguage(language)) void changeLanguage(language);
          }}
          data={languages.map((language) => ({ value: language, label: language.toUpperCase() }))}
        />
      </div>
      <div className={classes.sheet}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
