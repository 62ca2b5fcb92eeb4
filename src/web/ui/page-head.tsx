import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../app/title';
import { useOptionalSession } from '../app/session';
import classes from './kit.module.css';

interface PageHeadProps {
  title: string;
  /** The sentence that answers the question of the screen's user. */
  answer?: ReactNode;
  /** Above the title: where one is. */
  above?: ReactNode;
  /** What can be done here, the most usual last. */
  actions?: ReactNode;
}

/** The beginning of every screen: its name, then the answer. Names the browser's tab too. */
export function PageHead({ title, answer, above, actions }: PageHeadProps) {
  const { t } = useTranslation();
  const session = useOptionalSession();
  useTitle(title);
  return (
    <div className={classes.pageHead}>
      <div>
        {above}
        <h1>{title}</h1>
        <p className={classes.answer}>
          {answer} {session?.sample && session.user && <span className="dim">{t('common:sample.word')}</span>}
        </p>
      </div>
      {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
    </div>
  );
}
