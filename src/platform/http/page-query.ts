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

export const DEFAULT_LIMIT = 50;

/** Packs the sort values of the last row into an opaque cursor. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Unpacks a cursor of `length` values; refuses anything else. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values;
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidField('?cursor', 'field.format', { expected: 'the nextCursor of the page before' });
}

function isScalar(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
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
