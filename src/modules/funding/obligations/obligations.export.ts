import type { ExportedTable } from '../../../platform/http/index.js';
import { sourceText } from '../../../shared/explanation-source.js';
import { RULE_NAME_WORDS } from '../../../shared/rule-words.js';
import { DEADLINE_BASIS_WORDS, DEADLINE_KIND_WORDS, type Words } from '../../../shared/words.js';
import { dayCell, textCell } from '../../../shared/table-cells.js';
import type { ObligationAnswer } from './obligation.dto.js';

const RULES: Readonly<Record<string, Words>> = RULE_NAME_WORDS;

/** What a project's grants oblige to as a file; a day that waits for its base is an empty cell. */
export const EXPORTED_OBLIGATIONS: ExportedTable<ObligationAnswer> = {
  name: { fi: 'Velvoitteet', sv: 'Förpliktelser', en: 'Obligations' },
  columns: [
    {
      header: { fi: 'Velvoite', sv: 'Förpliktelse', en: 'Obligation' },
      cell: ({ title }, language) => textCell(title[language]),
    },
    {
      header: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
      cell: ({ kind }, language) => textCell(DEADLINE_KIND_WORDS[kind][language]),
    },
    { header: { fi: 'Päivä', sv: 'Dag', en: 'Date' }, cell: ({ due }) => dayCell(due) },
    {
      header: { fi: 'Päättyy todella', sv: 'Går egentligen ut', en: 'Really ends' },
      cell: ({ effectiveOn }) => dayCell(effectiveOn),
    },
    {
      header: { fi: 'Kello', sv: 'Klockan', en: 'Time' },
      cell: ({ time }) => textCell(time?.replace(':', '.')),
    },
    {
      header: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
      cell: ({ basis }, language) => textCell(DEADLINE_BASIS_WORDS[basis][language]),
    },
    {
      header: { fi: 'Laskun alkupäivä', sv: 'Räknas från', en: 'Counted from the day' },
      cell: ({ baseOn }) => dayCell(baseOn),
    },
    {
      header: { fi: 'Sääntö', sv: 'Regel', en: 'Rule' },
      cell: ({ rule }, language) => textCell(rule && (RULES[rule.rule]?.[language] ?? rule.rule)),
    },
    {
      header: { fi: 'Lähde', sv: 'Källa', en: 'Source' },
      cell: ({ rule }) => textCell(rule && sourceText(rule.source)),
    },
    {
      header: { fi: 'Päätöksen numero', sv: 'Beslutets nummer', en: 'Decision number' },
      cell: ({ origin }) => textCell(origin.number),
    },
    { header: { fi: 'Täytetty', sv: 'Fullgjord', en: 'Met' }, cell: ({ settledOn }) => dayCell(settledOn) },
  ],
};
