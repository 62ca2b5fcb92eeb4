import { useRenew } from '../../app/renew';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type Organisation = components['schemas']['OrganisationAnswer'];

const PAGE = 200;

/** The organisations, two hundred at a time. */
export function useOrganisations() {
  return useInfiniteQuery({
    queryKey: ['organisations', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/organisations', {
          params: { query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export async function readOrganisation(id: string): Promise<Organisation> {
  return read(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } }));
}

export function useOrganisation(id: string) {
  return useQuery({ queryKey: ['organisations', 'one', id], queryFn: () => readOrganisation(id) });
}

/** The municipalities, to choose from. */
export function useMunicipalities() {
  return useQuery({
    queryKey: ['municipalities'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/municipalities', { signal })),
    staleTime: Infinity,
  });
}

/** Reads organisations, and the projects that name them, anew; after a change. */
export function useRenewOrganisations(): () => Promise<void> {
  return useRenew('organisations', 'projects');
}
