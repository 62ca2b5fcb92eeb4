import type { Outcome } from '../../../shared/funding.js';
import type { ProjectStatus } from '../../../shared/project.js';
import { type Cents, ZERO_CENTS, cents, formatWire } from '../../../shared/money/index.js';
import { AMOUNT_FIELDS, type AmountField, type Field } from './fields.js';
import { amountOfKey } from './read-amount.js';
import type { StatedRow } from './read-rows.js';
import { plain } from './read-words.js';

/** A project of the tracker in the form of a row. */
export interface KnownProject {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly names: readonly string[];
  readonly values: Readonly<Partial<Record<Field, string>>>;
  /** Other texts that mean the same, such as the funder's name in Swedish. */
  readonly also: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** A value of the file that is not the one stored. */
export interface Difference {
  readonly field: Field;
  readonly stored: string | null;
  readonly given: string;
  /** Whether an import may write it; what was applied for and decided is changed in the project alone. */
  readonly applicable: boolean;
}

/** What an import may change of a project that is there already. */
const APPLICABLE: ReadonlySet<Field> = new Set<Field>([
  ...(['name', 'nameSv', 'aliases', 'ownRole', 'lead', 'partners', 'note'] as const),
  ...(['plannedStarts', 'plannedEnds', 'actualStarts', 'actualEnds'] as const),
]);

/** The project that a row speaks of: by its code; a row without a code by its name or one of the other names. */
export function findProject(row: StatedRow, projects: readonly KnownProject[]): KnownProject | null {
  const { code, name } = row.values;
  if (code !== undefined) return projects.find((project) => plain(project.code) === plain(code)) ?? null;
  if (name === undefined) return null;
  const wanted = plain(name);
  return projects.find(({ names }) => names.some((known) => plain(known) === wanted)) ?? null;
}

/**
 * What the row states otherwise than the tracker. An empty cell states nothing, so it takes nothing away.
 *
 * @param nameKey the same text for every name of one organisation
 */
export function differencesOf(
  row: StatedRow,
  project: KnownProject,
  nameKey: (name: string) => string,
): Difference[] {
  const entries = Object.entries(row.values) as [Field, string][];
  return entries.flatMap(([field, given]) => {
    if (field === 'code') return [];
    const stored = project.values[field] ?? null;
    const texts = [...(stored === null ? [] : [stored]), ...(project.also[field] ?? [])];
    const isSame = texts.some((text) => keyOf(field, text, nameKey) === keyOf(field, given, nameKey));
    return isSame ? [] : [{ field, stored, given, applicable: APPLICABLE.has(field) }];
  });
}

/**
 * What happened to a project that is in this status although it was decided: the facts after the decision, in their
 * order. Null where the decision and the status cannot both be true.
 */
export function statusesAfter(outcome: Outcome, status: ProjectStatus | null): ProjectStatus[] | null {
  if (status === null) return [];
  if (outcome === 'granted' || outcome === 'partly') {
    const life: ProjectStatus[] = ['granted', 'running', 'ended'];
    if (status === 'closed') return ['closed'];
    const place = life.indexOf(status);
    return place < 0 ? null : life.slice(1, place + 1);
  }
  if (status === 'closed') return ['closed'];
  return status === outcome ? [] : null;
}

/** A sum of what the file states, with what it leaves unknown beside it. */
export interface StatedSum {
  readonly field: AmountField;
  /** From and to differ where ranges are among the amounts. */
  readonly from: string;
  readonly to: string;
  readonly approximate: boolean;
  readonly known: number;
  readonly unknown: number;
}

/** The sums of each column of money that the file has, over all its rows. */
export function sumsOf(rows: readonly StatedRow[], fields: ReadonlySet<Field>): StatedSum[] {
  return AMOUNT_FIELDS.filter((field) => fields.has(field)).map((field) => {
    const amounts = rows.flatMap(({ values }) =>
      values[field] === undefined ? [] : [amountOfKey(values[field])],
    );
    const add = (sum: Cents, amount: Cents) => cents(sum + amount);
    const lows = amounts.map((amount) => (amount.exactness === 'range' ? amount.minCents : amount.cents));
    const highs = amounts.map((amount) => (amount.exactness === 'range' ? amount.maxCents : amount.cents));
    return {
      field,
      from: formatWire(lows.reduce(add, ZERO_CENTS)),
      to: formatWire(highs.reduce(add, ZERO_CENTS)),
      approximate: amounts.some(({ exactness }) => exactness === 'approximate'),
      known: amounts.length,
      unknown: rows.length - amounts.length,
    };
  });
}

/** A code for a project that the file names without one: made of its name, and used by nobody. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toUpperCase()
      .replace(/[^A-ZÅÄÖ0-9]+/g, '-')
      .slice(0, 24)
      .replace(/^-+|-+$/g, '') || 'HANKE';
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code)) return code;
  }
}

function keyOf(field: Field, text: string, nameKey: (name: string) => string): string {
  if (field === 'lead' || field === 'funder') return nameKey(text);
  if (field === 'partners') return text.split('\n').map(nameKey).sort().join('\n');
  if (field === 'aliases') return text.split('\n').map(plain).sort().join('\n');
  return plain(text);
}
