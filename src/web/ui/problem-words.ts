import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type FieldProblem } from '../api/problem';
import { ruleKind } from '../../shared/instrument-rules.js';
import { formatAmount } from '../../shared/money/index.js';
import { formatDay, isDay } from '../app/days';
import { centsOf } from './cents';
import { ruleWordsOf } from './rule-words';

export interface ProblemWords {
  title: string;
  detail: string;
  requestId?: string | undefined;
}

/** The parameters that hold words of ours; the others hold what people wrote. */
const OWN_WORDS = new Set([
  'from',
  'allowed',
  'status',
  'found',
  'missing',
  'rule',
  'model',
  'other',
  'part',
]);

/** Parameters that always are words of funding, whatever refuses with them. */
const FUNDING_WORDS: Record<string, string> = { rule: 'rules', scope: 'scope' };

/** What a refusal of funding found and what is allowed: sources by their class, models by theirs. */
const FOUND_IN: Record<string, string> = {
  'lines.class_not_allowed': 'class',
  'decision.cost_model_not_allowed': 'costModel',
  'decision.cost_model_differs': 'costModel',
};

const AMOUNT = /^-?\d+\.\d{2}$/;

/** Parameters that name words of ours, one or several with commas between: where each word is translated. */
const WORDS: Record<string, (word: string) => string> = {
  'project.transition': (word) => `projects:status.${word}`,
  'day.before_status': (word) => `projects:status.${word}`,
  'deadline.transition': (word) => `problems:words.deadline.${word}`,
  'cost.no_such_rule': (word) => `funding:rules.${word}`,
  'cost.rate_not_valid': (word) => `funding:rules.${word}`,
  'cost.model_not_allowed': (word) => `explanation:model.${word}`,
  'cost.model_differs': (word) => `explanation:model.${word}`,
  'change.transition': (word) => `problems:words.change.${word}`,
  'copy.denied': (word) => `projects:copy.part.${word}`,
  'import.not_text': (word) => `problems:words.found.${word}`,
  'import.headers': (word) => `problems:words.column.${word}`,
  'moving.not_spreadsheet': (word) => `problems:words.found.${word}`,
  'moving.too_large': (word) => `problems:words.size.${word}`,
};

/** Days, amounts and statuses among the parameters are shown as people write them. */
function readable(
  code: string,
  params: Record<string, unknown> | undefined,
  t: TFunction,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      name === 'value' && isRuleValue(code, params)
        ? ruleValue(String(params?.['rule']), String(value), t)
        : readableValue(code, name, value, t),
    ]),
  );
}

/** Whether `value` is what a rule says, which is shown in the rule's unit. */
function isRuleValue(code: string, params: Record<string, unknown> | undefined): boolean {
  return /^(decision|rule)\./.test(code) && typeof params?.['rule'] === 'string';
}

function readableValue(code: string, name: string, value: unknown, t: TFunction): unknown {
  if (typeof value !== 'string') return value;
  if (isDay(value)) return formatDay(value);
  const instant = /^(\d{4}-\d{2}(?:-\d{2})?) (\d{2}:\d{2}(?::\d{2})?)$/.exec(value);
  if (instant) return `${formatDay(instant[1] ?? '')} ${(instant[2] ?? '').replaceAll(':', '.')}`;
  const word = FUNDING_WORDS[name];
  if (word !== undefined && /^(lines|application|decision)\./.test(code)) {
    return t(`funding:${word}.${value}`, { defaultValue: value });
  }
  const found = FOUND_IN[code];
  if (found !== undefined && ['found', 'allowed', 'lead'].includes(name)) {
    const words = value.split(', ');
    return words.map((one) => t(`funding:${found}.${one}`, { defaultValue: one })).join(', ');
  }
  if (name === 'rule') return ruleWords(value, t);
  if (name === 'rate') return value.replace('.', ',');
  const keyOf = OWN_WORDS.has(name) ? WORDS[code] : undefined;
  if (keyOf !== undefined) {
    const words = value.split(', ');
    return words.map((word) => t(keyOf(word), { defaultValue: word })).join(', ');
  }
  if (code.startsWith('cost.')) return costValue(name, value);
  const amount =
    /^(amount|plan|lines|application|decision)\./.test(code) && AMOUNT.test(value) ? centsOf(value) : null;
  return amount === null ? value : formatAmount(amount);
}

/** The name of an instrument's rule, such as `sideCostRate (teachingStaff)`; `decision` is the decision itself. */
function ruleWords(value: string, t: TFunction): string {
  if (value === 'decision') return t('funding:decision.title');
  const [, rule = value, variant] = /^(\w+)(?: \((.+)\))?$/.exec(value) ?? [];
  return ruleWordsOf(t).name({ rule, ...(variant === undefined ? {} : { variant }) });
}

/** What the rule says, in the unit that its key gives it: `80 %`, `2 vuotta`. */
function ruleValue(rule: string, value: string, t: TFunction): string {
  const { units = [], list = false } = ruleKind(rule) ?? {};
  const unit = units.find((one) => (one === 'duration') === value.startsWith('P')) ?? null;
  const known = unit === null ? value === 'true' : list ? value.split(', ') : value;
  return ruleWordsOf(t).value({ value: known, unit });
}

/** Amounts and rates of a cost model, one or several. */
function costValue(name: string, value: string): string {
  if (!/amount|rate|^value$/i.test(name)) return value;
  const written = (one: string): string => {
    const amount = /amount/i.test(name) ? centsOf(one) : null;
    return amount === null ? one.replace('.', ',') : formatAmount(amount);
  };
  return value.split(', ').map(written).join(', ');
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
