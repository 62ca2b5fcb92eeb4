import { isUUID } from 'class-validator';
import { invalidField } from '../../shared/problem.js';
import { QueryIntegerField, TextField } from './fields/index.js';
import type { Page } from './returns.js';

/** What every list takes: at most 200 rows at a time, and where to go on. */
export class PageQuery {
  @TextField({ max: 500, optional: true, description: 'The nextCursor of the page before.' })
  cursor?: string;

  @QueryIntegerField({ min: 1, max: 200, optional: true, description: 'Rows per page, 50 when left out.' })
  limit?: number;
}

/** Rows of a page for which no limit is asked. */
export const DEFAULT_LIMIT = 50;

/** Packs the sort values of the last row into an opaque cursor. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** What a value of a cursor may be; it goes into a statement as such, so nothing else may pass. */
const CURSOR_VALUES = {
  text: (value: unknown) => isStorableText(value),
  textOrNull: (value: unknown) => value === null || isStorableText(value),
  id: (value: unknown) => isUUID(value),
  instant: (value: unknown) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  integer: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INTEGER,
};
type CursorValue = keyof typeof CURSOR_VALUES;

/** The largest `integer` of PostgreSQL. */
const MAX_INTEGER = 2_147_483_647;

/** Unpacks a cursor of these values; refuses anything else. */
export function decodeCursor(
  cursor: string | undefined,
  kinds: readonly CursorValue[],
): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  const values = readJson(Buffer.from(cursor, 'base64url').toString('utf8'));
  const fits =
    Array.isArray(values) &&
    values.length === kinds.length &&
    kinds.every((kind, index) => CURSOR_VALUES[kind](values[index]));
  if (!fits) throw invalidField('?cursor', 'cursor.format');
  return values as (string | number | null)[];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** PostgreSQL stores every character but the one of code 0. */
function isStorableText(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\u0000');
}

/** Makes a page of rows that were read with `limit + 1`. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  sortValues: (last: T) => (string | number | null)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(sortValues(last)) : null,
  };
}
