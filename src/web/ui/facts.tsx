import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './kit.module.css';

/** Facts of one thing, name and value; an unknown one says so. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className="unknown">{t('common:fact.unknown')}</span>
            ) : (
              value
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
