import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem';
import { ProblemView } from './problem-view';
import classes from './kit.module.css';

/** Where a screen breaks: the rest of the page stands, and the user reads what to do. */
export function RouteFault() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (error instanceof ApiProblem)
    return <ProblemView error={error} retry={() => window.location.reload()} />;
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <div className={classes.problem} role="alert">
      <h1>{missing ? t('common:notFound.title') : t('common:fault.title')}</h1>
      <p>{missing ? t('common:notFound.text') : t('common:fault.text')}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t('common:fault.reload')}
      </Button>
    </div>
  );
}
