import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem, fieldOf } from '../api/problem';
import { AppLink } from './app-link';
import classes from './kit.module.css';
import { useFieldWords, useProblemWords } from './problem-words';

/** "This is needed" says nothing without the field's name; a refusal of a rule names what it is about. */
const isBare = (code: string) => code.startsWith('field.');

/** A refusal or failure where the content would be: what is wrong, what to do, the request's id. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const fieldWords = useFieldWords();
  const { title, detail, requestId } = words(error);
  const signIn = error instanceof ApiProblem && error.code === 'session.required';
  // The id helps only where something broke; a refusal explains itself.
  const broken = !(error instanceof ApiProblem) || error.status >= 500;
  const useless = error instanceof ApiProblem && [401, 403, 404].includes(error.status);
  return (
    <div className={classes.problem} role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      {error instanceof ApiProblem && error.errors.length > 0 && (
        <ul>
          {error.errors.map((problem) => (
            <li key={problem.pointer}>
              {isBare(problem.code) && `${fieldOf(problem.pointer)}: `}
              {fieldWords(problem)}
            </li>
          ))}
        </ul>
      )}
      {requestId && broken && <p className="dim">{t('common:problem.requestId', { id: requestId })}</p>}
      <Group gap="xs">
        {signIn && (
          <Button component={AppLink} to={`/sign-in?next=${encodeURIComponent(window.location.pathname)}`}>
            {t('common:action.signIn')}
          </Button>
        )}
        {retry && !signIn && !useless && (
          <Button variant="default" onClick={retry}>
            {t('common:action.retry')}
          </Button>
        )}
      </Group>
    </div>
  );
}
