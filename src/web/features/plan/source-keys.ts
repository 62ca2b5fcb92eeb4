import type { PlanSum } from './queries';

/** What tells one source of a plan from another. */
export type Source = Pick<PlanSum['lines'][number], 'fundingClass' | 'organisation' | 'instrument'>;

/** The same for lines of the same source, whatever the year. */
export function keyOf({ fundingClass, organisation, instrument }: Source): string {
  return [fundingClass, organisation?.id ?? '', instrument ?? ''].join(' ');
}

/** Lines by key; two of the same source in one plan keep their order, the second with a key of its own. */
export function byKey<T extends Source>(lines: readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  const times = new Map<string, number>();
  for (const line of lines) {
    const at = times.get(keyOf(line)) ?? 0;
    times.set(keyOf(line), at + 1);
    found.set(`${keyOf(line)} ${at}`, line);
  }
  return found;
}
