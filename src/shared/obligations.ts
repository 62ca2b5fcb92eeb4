import type { Language } from './calendar/index.js';

/** What a grant, an application or a call obliges to by a day. */
export const OBLIGATION_KEYS = [
  'callClosing',
  'supplement',
  'appeal',
  'changeRequest',
  'endOfPeriod',
  'finalClaim',
  'report',
  'retentionEnd',
] as const;
/** One of {@link OBLIGATION_KEYS}. */
export type ObligationKey = (typeof OBLIGATION_KEYS)[number];

/** The fact from whose day an obligation's date is counted. */
export const OBLIGATION_BASES = [
  'callClosing',
  'supplementRequest',
  'appealPeriod',
  'decision',
  'startOfPeriod',
  'endOfPeriod',
  'yearOfUse',
  'reportingPeriod',
  'lastPayment',
  'endOfLastPaymentYear',
] as const;
/** One of {@link OBLIGATION_BASES}. */
export type ObligationBase = (typeof OBLIGATION_BASES)[number];

/** What an obligation comes from. */
export const OBLIGATION_ORIGINS = ['call', 'supplement', 'decision'] as const;
/** One of {@link OBLIGATION_ORIGINS}. */
export type ObligationOrigin = (typeof OBLIGATION_ORIGINS)[number];

const WORDS: Record<ObligationKey, Record<Language, string>> = {
  callClosing: { fi: 'Haku päättyy', sv: 'Utlysningen stänger', en: 'Call closes' },
  supplement: {
    fi: 'Täydennyspyyntöön vastattava',
    sv: 'Begäran om komplettering ska besvaras',
    en: 'Supplement request to be answered',
  },
  appeal: {
    fi: 'Muutoksenhakuaika päättyy',
    sv: 'Tiden för ändringssökande går ut',
    en: 'Appeal period ends',
  },
  changeRequest: {
    fi: 'Viimeinen päivä jättää muutoshakemus',
    sv: 'Sista dagen för ändringsansökan',
    en: 'Last day to file a change request',
  },
  endOfPeriod: { fi: 'Käyttöaika päättyy', sv: 'Användningstiden går ut', en: 'Use period ends' },
  finalClaim: {
    fi: 'Viimeinen maksatushakemus',
    sv: 'Sista ansökan om utbetalning',
    en: 'Final payment claim',
  },
  report: { fi: 'Selvitys rahoittajalle', sv: 'Redogörelse till finansiären', en: 'Report to the funder' },
  retentionEnd: {
    fi: 'Asiakirjojen säilytysaika päättyy',
    sv: 'Handlingarnas förvaringstid går ut',
    en: 'Retention of documents ends',
  },
};

/**
 * The name of an obligation, for page, calendar and mail alike. `subject` tells several of a key apart: a year
 * (`2021`), a number (`3`), or the name of a call; empty where there is one.
 */
export function obligationTitle(key: ObligationKey, subject: string, language: Language): string {
  const words = WORDS[key][language];
  if (subject === '') return words;
  return key === 'callClosing' ? `${words}: ${subject}` : `${words} (${subject})`;
}
