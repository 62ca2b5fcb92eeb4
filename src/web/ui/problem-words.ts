import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type FieldProblem } from '../api/problem';
import { formatDay, isDay } from '../app/days';

export interface ProblemWords {
  title: string;
  detail: string;
  requestId?: string | undefined;
}

/** Days among the parameters are shown as people write them. */
function readable(params: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && isDay(value) ? formatDay(value) : value,
    ]),
  );
}

/** Problems in the reader's language by their code; a code without words shows the server's own. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t, i18n } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) {
        return { title: t('problems:unexpected.title'), detail: t('problems:unexpected.detail') };
      }
      const { code, document, params, requestId } = error;
      const translated = i18n.exists(`problems:${code}.title`);
      return {
        title: translated ? t(`problems:${code}.title`, readable(params)) : (document.title ?? code),
        detail: translated ? t(`problems:${code}.detail`, readable(params)) : (document.detail ?? ''),
        requestId,
      };
    },
    [t, i18n],
  );
}

/** What is wrong with one field, in the reader's language. */
export function useFieldWords(): (problem: FieldProblem) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ code, detail, params }) => {
      const key = `problems:${code}`;
      return i18n.exists(key) ? t(key, readable(params)) : detail;
    },
    [t, i18n],
  );
}
