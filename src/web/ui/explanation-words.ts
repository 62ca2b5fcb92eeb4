import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleKind } from '../../shared/instrument-rules.js';
import { sourceText } from '../../shared/explanation-source.js';
import type { ExplainedRule, ExplainedSource, ExplainedValue } from '../../shared/explanation.js';
import { formatAmount, formatPercent } from '../../shared/money/index.js';
import { formatDay } from '../app/days';
import { centsOf } from './cents';
import { useRuleWords } from './rule-words';

/** Where a value such as `class:euSupport` has its word. */
const VALUE_WORDS: Readonly<Record<string, (word: string) => string>> = {
  class: (word) => `funding:class.${word}`,
  source: (word) => `portfolio:source.${word}`,
  gap: (word) => `portfolio:gap.${word}`,
  category: (word) => `finance:category.${word}`,
  state: (word) => `funding:state.${word}`,
  word: (word) => `common:fact.${word}`,
  model: (word) => `explanation:model.${word}`,
};

interface Words {
  /** A figure, step or input; a word that is not known falls back to what it is. */
  term: (kind: 'figure' | 'step' | 'input', key: string, of?: string) => string;
  /** A value as a person reads it; null is unknown. */
  value: (value: ExplainedValue) => string | null;
  ruleName: (rule: ExplainedRule) => string;
  ruleValue: (rule: ExplainedRule) => string;
  /** From when to when a rule is valid; null where neither end is known. */
  validity: (rule: ExplainedRule) => string | null;
  source: (source: ExplainedSource) => string;
  /** How a step was rounded; of a percentage there are no cents. */
  rounding: (rounding: string, kind: ExplainedValue['kind']) => string;
}

/** The words of an explanation in the language of the page. */
export function useExplanationWords(): Words {
  const { t, i18n } = useTranslation();
  const rules = useRuleWords();
  return useMemo(() => {
    const known = (key: string): string | null => (i18n.exists(key) ? t(key) : null);
    const wordOf = (part: string): string => {
      const [, group = '', word = ''] = /^([a-z]+):(\S+)$/i.exec(part) ?? [];
      if (!group) return part;
      const key = VALUE_WORDS[group]?.(word);
      return (key && known(key)) || word;
    };
    const worded = (text: string): string => text.split(' ').map(wordOf).join(' ');
    return {
      term: (kind, key, of) => {
        const word = known(`explanation:term.${key}`) ?? t(`explanation:${kind}`);
        return of ? t('explanation:of', { word, of: worded(of) }) : word;
      },
      value: ({ kind, value }) => {
        if (value === null) return null;
        if (kind === 'amount') return amountWords(value);
        if (kind === 'percent') return formatPercent(value);
        if (kind === 'days') return t('explanation:days', { count: Number(value) });
        if (kind === 'day') return formatDay(value);
        return kind === 'text' ? worded(value) : numberWords(value);
      },
      ruleName: rules.name,
      ruleValue: ({ rule, value, unit }) => {
        const fact = unit === null && (value === 'true' || value === 'false');
        const list = ruleKind(rule)?.list === true;
        return rules.value({ value: fact ? value === 'true' : list ? value.split(',') : value, unit });
      },
      validity: ({ validFrom, validTo }) =>
        validFrom || validTo
          ? `${validFrom ? formatDay(validFrom) : ''}–${validTo ? formatDay(validTo) : ''}`
          : null,
      source: sourceText,
      rounding: (rounding, kind) =>
        (kind === 'percent' ? known(`explanation:roundings.${rounding}Percent`) : null) ??
        known(`explanation:roundings.${rounding}`) ??
        rounding,
    };
  }, [t, i18n, rules]);
}

function amountWords(value: string): string {
  const amount = centsOf(value);
  return amount === null ? value : formatAmount(amount);
}

/** `1720` → `1 720`, `7.5` → `7,5`. */
function numberWords(value: string): string {
  const [whole = '', decimals] = value.replace('-', '\u2212').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
  return decimals ? `${grouped},${decimals}` : grouped;
}
