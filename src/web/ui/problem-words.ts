import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type FieldProblem } from '../api/problem';
import { formatAmount } from '../../shared/money/index.js';
import { formatDay, isDay } from '../app/days';
import { centsOf } from './cents';

export interface ProblemWords {
  title: string;
  detail: string;
  requestId?: string | undefined;
}

/** The parameters that hold words of ours; the others hold what people wrote. */
const OWN_WORDS = new Set(['from', 'allowed', 'status', 'found', 'missing']);

const AMOUNT = /^-?\d+\.\d{2}$/;

/** Parameters that name words of ours, one or several with commas between: where each word is translated. */
const WORDS: Record<string, (word: string) => string> = {
  'project.transition': (word) => `projects:status.${word}`,
  'day.before_status': (word) => `projects:status.${word}`,
  'deadline.transition': (word) => `problems:words.deadline.${word}`,
  'import.not_text': (word) => `problems:words.found.${word}`,
  'import.headers': (word) => `problems:words.column.${word}`,
};

/** Days, amounts and statuses among the parameters are shown as people write them. */
function readable(
  code: string,
  params: Record<string, unknown> | undefined,
  t: TFunction,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, readableValue(code, name, value, t)]),
  );
}

function readableValue(code: string, name: string, value: unknown, t: TFunction): unknown {
  if (typeof value !== 'string') return value;
  if (isDay(value)) return formatDay(value);
  const keyOf = OWN_WORDS.has(name) ? WORDS[code] : undefined;
  if (keyOf !== undefined) {
    const words = value.split(', ');
    return words.map((word) => t(keyOf(word), { defaultValue: word })).join(', ');
  }
  const amount = /^(amount|plan)\./.test(code) && AMOUNT.test(value) ? centsOf(value) : null;
  return amount === null ? value : formatAmount(amount);
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
        title: translated ? t(`problems:${code}.title`, readable(code, params, t)) : (document.title ?? code),
        detail: translated
          ? t(`problems:${code}.detail`, readable(code, params, t))
          : (document.detail ?? ''),
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
      return i18n.exists(key) ? t(key, readable(code, params, t)) : detail;
    },
    [t, i18n],
  );
}
