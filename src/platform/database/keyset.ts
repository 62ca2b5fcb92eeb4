/** Where a page ended: the sort key of its last row (null when unknown) and its id. */
export interface PagePosition {
  key: string | null;
  id: string;
}

/** What a list is sorted by, and where its next page begins. */
export interface KeysetOptions {
  /** SQL of the sort key: a text, null when unknown. */
  key: string;
  /** SQL of the row's id, by which equal keys are told apart. */
  id: string;
  descending: boolean;
  after: PagePosition | null;
  /** The number of the first parameter that is free. */
  nextParam: number;
}

/**
 * The condition and the order of a page that goes on after a row: by a text key in Finnish order, rows without the
 * key last in both directions, ties by id.
 */
export function keyset({ key, id, descending, after, nextParam }: KeysetOptions): {
  where: string;
  orderBy: string;
  params: string[];
} {
  const sorted = `(${key}) collate "fi-x-icu"`;
  const orderBy = `${sorted} ${descending ? 'desc' : 'asc'} nulls last, ${id}`;
  if (!after) return { where: 'true', orderBy, params: [] };
  if (after.key === null) {
    return { where: `((${key}) is null and ${id} > $${nextParam}::uuid)`, orderBy, params: [after.id] };
  }
  const beyond = `${sorted} ${descending ? '<' : '>'} $${nextParam}`;
  return {
    where: `((${key}) is null or ${beyond} or ((${key}) = $${nextParam} and ${id} > $${nextParam + 1}::uuid))`,
    orderBy,
    params: [after.key, after.id],
  };
}

/** Reads `name` or `-name`. */
export function readSort(sort: string): { column: string; descending: boolean } {
  return sort.startsWith('-')
    ? { column: sort.slice(1), descending: true }
    : { column: sort, descending: false };
}
