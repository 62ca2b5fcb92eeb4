import type { ExportedTable } from '../../../platform/http/index.js';
import { sourceText } from '../../../shared/explanation-source.js';
import { ruleKind } from '../../../shared/instrument-rules.js';
import { formatAmount, formatPercent, parseAmount } from '../../../shared/money/index.js';
import * as ruleWords from '../../../shared/rule-words.js';
import { FUNDING_CLASS_WORDS, type Language, type Words } from '../../../shared/words.js';
import { dayCell, textCell } from '../../../shared/table-cells.js';
import type { TableCell } from '../../../shared/workbook.js';
import type { InstrumentRule, StoredInstrument } from './domain/instrument.js';

/** A row of the file: one validity of one rule of an instrument. */
export interface ExportedRule {
  readonly instrument: StoredInstrument;
  readonly rule: InstrumentRule;
}

const YES: Words = { fi: 'kyllä', sv: 'ja', en: 'yes' };
const NO: Words = { fi: 'ei', sv: 'nej', en: 'no' };
const CONFIRMED: Words = { fi: 'Vahvistettu', sv: 'Bekräftad', en: 'Confirmed' };
const UNCONFIRMED: Words = { fi: 'Vahvistamatta', sv: 'Obekräftad', en: 'Unconfirmed' };

/** Every validity of every rule, by instrument. */
export function ruleRows(instruments: readonly StoredInstrument[]): ExportedRule[] {
  return instruments.flatMap((instrument) => instrument.rules.map((rule) => ({ instrument, rule })));
}

/** See {@link ruleRows}. */
export const EXPORTED_RULES: ExportedTable<ExportedRule> = {
  name: { fi: 'Instrumenttien säännöt', sv: 'Instrumentens regler', en: 'Rules of instruments' },
  columns: [
    { header: { fi: 'Tunnus', sv: 'Kod', en: 'Code' }, cell: ({ instrument }) => textCell(instrument.code) },
    {
      header: { fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
      cell: ({ instrument }, language) => textCell(instrument.name[language]),
    },
    {
      header: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
      cell: ({ instrument }, language) => textCell(instrument.funder[language]),
    },
    {
      header: { fi: 'Aihe', sv: 'Ämne', en: 'Topic' },
      cell: ({ rule }, language) => {
        const kind = ruleKind(rule.rule);
        return kind && textCell(ruleWords.RULE_TOPIC_WORDS[kind.topic][language]);
      },
    },
    {
      header: { fi: 'Sääntö', sv: 'Regel', en: 'Rule' },
      cell: ({ rule }, language) => textCell(nameOf(rule, language)),
    },
    {
      header: { fi: 'Arvo', sv: 'Värde', en: 'Value' },
      cell: ({ rule }, language) => textCell(ruleValueText(rule, language)),
    },
    {
      header: { fi: 'Peruste', sv: 'Grund', en: 'Base' },
      cell: ({ rule }, language) => worded(ruleWords.RULE_BASE_WORDS, rule.base, language),
    },
    {
      header: { fi: 'Toistuu', sv: 'Upprepas', en: 'Repeats' },
      cell: ({ rule }, language) => textCell(rule.every && durationText(rule.every, language)),
    },
    {
      header: { fi: 'Pyöristys', sv: 'Avrundning', en: 'Rounding' },
      cell: ({ rule }, language) => worded(ruleWords.RULE_ROUNDING_WORDS, rule.rounding, language),
    },
    {
      header: { fi: 'Voimassa alkaen', sv: 'Gäller från och med', en: 'Valid from' },
      cell: ({ rule }) => dayCell(rule.validFrom),
    },
    {
      header: { fi: 'Voimassa asti', sv: 'Gäller till och med', en: 'Valid to' },
      cell: ({ rule }) => dayCell(rule.validTo),
    },
    {
      header: { fi: 'Lähde', sv: 'Källa', en: 'Source' },
      cell: ({ rule }) => textCell(sourceText(rule.source)),
    },
    {
      header: { fi: 'Vahvistus', sv: 'Bekräftelse', en: 'Confirmation' },
      cell: ({ rule }, language) => textCell((rule.confirmed ? CONFIRMED : UNCONFIRMED)[language]),
    },
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: ({ rule }, language) => textCell(rule.note?.[language]),
    },
    {
      header: { fi: 'Versio', sv: 'Version', en: 'Version' },
      cell: ({ instrument }) => ({ count: String(instrument.version) }),
    },
  ],
};

/** The value of a rule with its unit, as the page says it: `80 %`, `100,00 €`, `30 päivää`. */
export function ruleValueText({ value, unit }: InstrumentRule, language: Language): string {
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (typeof value === 'string') return valueText(value, unit, language);
  return value.map((one) => valueText(one, unit, language)).join(', ');
}

function valueText(value: string, unit: string | undefined, language: Language): string {
  const { RULE_UNIT_WORDS, COST_MODEL_WORDS, COST_CATEGORY_WORDS } = ruleWords;
  const parsed = parseAmount(value);
  const amount = parsed.ok ? formatAmount(parsed.amountCents) : value;
  const inWords = (key: string, name: string, said: string) =>
    (RULE_UNIT_WORDS[key]?.[language] ?? `{{${name}}}`).replace(`{{${name}}}`, said);
  const choices: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
    ...{ fundingClass: FUNDING_CLASS_WORDS, costModel: COST_MODEL_WORDS, costCategory: COST_CATEGORY_WORDS },
  };
  switch (unit) {
    case 'percent':
      return formatPercent(value);
    case 'euro':
      return amount;
    case 'euroPerDay':
      return inWords('euroPerDay', 'amount', amount);
    case 'hoursPerYear':
      return inWords('hoursPerYear', 'hours', value);
    case 'duration':
      return durationText(value, language);
    case 'monthDay':
      return `${Number(value.slice(3))}.${Number(value.slice(0, 2))}.`;
    default:
      return choices[unit ?? '']?.[value]?.[language] ?? value;
  }
}

function durationText(value: string, language: Language): string {
  const names: Readonly<Record<string, string>> = { Y: 'years', M: 'months', W: 'weeks', D: 'days' };
  return [...value.matchAll(/(\d+)([YMWD])/g)]
    .map(([, count = '', letter = '']) => {
      const key = `${names[letter] ?? ''}_${count === '1' ? 'one' : 'other'}`;
      return (ruleWords.RULE_UNIT_WORDS[key]?.[language] ?? '').replace('{{count}}', count);
    })
    .join(' ');
}

function nameOf({ rule, variant }: InstrumentRule, language: Language): string {
  const names: Readonly<Record<string, Words>> = ruleWords.RULE_NAME_WORDS;
  const name = names[rule]?.[language] ?? rule;
  if (variant === undefined) return name;
  return `${name} (${ruleWords.RULE_VARIANT_WORDS[variant]?.[language] ?? variant})`;
}

function worded(
  words: Readonly<Record<string, Words>>,
  key: string | undefined,
  language: Language,
): TableCell {
  return key === undefined ? null : textCell(words[key]?.[language] ?? key);
}
