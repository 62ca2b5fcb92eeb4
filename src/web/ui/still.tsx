import { memo, type ReactNode } from 'react';

interface Props {
  /** Everything that what is inside shows; values, and lists of them. */
  of: readonly unknown[];
  children: ReactNode;
}

/** Draws its children anew only when something that they show has changed, so that a long form stays quick to type in. */
export const Still = memo(
  ({ children }: Props) => children,
  (before, after) => same(before.of, after.of),
);

/** A form copies its lists with every change, so lists are the same when their members are. */
function same(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((value, at) => same(value, other[at]));
}
