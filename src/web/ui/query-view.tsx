import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemView } from './problem-view';
import { ScreenSkeleton } from './screen-skeleton';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Stands there while loading; a screen's skeleton unless said otherwise. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** One query as it is: loading, failed, or its data. Data that was read stays while it is read again. */
export function QueryView<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <ScreenSkeleton />}</>;
}
