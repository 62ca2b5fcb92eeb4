import {
  APPLICATION_STATE_WORDS,
  LANGUAGES,
  OWN_ROLE_WORDS,
  PROJECT_STATUS_WORDS,
  type Words,
} from '../../../shared/words.js';
import type { Outcome } from '../../../shared/funding.js';
import type { OwnRole, ProjectStatus } from '../../../shared/project.js';

/** What the spreadsheets of offices say instead of the words of the page. */
const ALSO_ROLES: Readonly<Record<string, OwnRole>> = {
  hallinnointi: 'administrator',
  päätoteuttaja: 'administrator',
  osatoteutus: 'partImplementer',
  valmistelu: 'preparation',
  tukija: 'support',
  ohjausryhmä: 'steeringSeat',
  seuranta: 'followUp',
};
const ALSO_STATUSES: Readonly<Record<string, ProjectStatus>> = {
  valmistelu: 'preparation',
  suunnitteilla: 'preparation',
  suunnitelma: 'preparation',
  haettu: 'applied',
  haussa: 'applied',
  'rahoituspäätös puuttuu': 'applied',
  'päätös puuttuu': 'applied',
  'odottaa rahoituspäätöstä': 'applied',
  'rahoitus myönnetty': 'granted',
  'myönteinen päätös': 'granted',
  'kielteinen päätös': 'rejected',
  käynnissä: 'running',
  meneillään: 'running',
  toteutuksessa: 'running',
  pågår: 'running',
  pågående: 'running',
  ongoing: 'running',
  loppunut: 'ended',
};
const ALSO_OUTCOMES: Readonly<Record<string, Outcome>> = {
  myönteinen: 'granted',
  hyväksytty: 'granted',
  beviljad: 'granted',
  osittain: 'partly',
  kielteinen: 'rejected',
  avslag: 'rejected',
};

/** Words that say that nothing is known. */
const UNKNOWN = new Set([
  '',
  '-',
  '–',
  '—',
  '?',
  'ei tiedossa',
  'ei tietoa',
  'ei tied.',
  'okänd',
  'okänt',
  'unknown',
  'n/a',
]);

/** Whether a cell says that nobody knows. */
export function isUnknown(text: string): boolean {
  return UNKNOWN.has(plain(text));
}

export function readRole(text: string): OwnRole | null {
  return codeOf(text, OWN_ROLE_WORDS, ALSO_ROLES);
}

export function readStatus(text: string): ProjectStatus | null {
  return codeOf(text, PROJECT_STATUS_WORDS, ALSO_STATUSES);
}

export function readOutcome(text: string): Outcome | null {
  const state = codeOf<'pending' | Outcome>(text, APPLICATION_STATE_WORDS, ALSO_OUTCOMES);
  return state === 'pending' ? null : state;
}

/** The words that a cell may hold, for a refusal. */
export function wordsOf(words: Readonly<Record<string, Words>>): string {
  return Object.values(words)
    .map(({ fi }) => fi)
    .join(', ');
}

/** A text as names are compared: without case, doubled spaces and the kinds of dashes. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function codeOf<Code extends string>(
  text: string,
  words: Readonly<Record<Code, Words>>,
  also: Readonly<Record<string, Code>>,
): Code | null {
  const wanted = plain(text);
  const known = (Object.entries(words) as [Code, Words][]).find(
    ([code, word]) =>
      code.toLowerCase() === wanted || LANGUAGES.some((language) => plain(word[language]) === wanted),
  );
  return known?.[0] ?? also[wanted] ?? null;
}
