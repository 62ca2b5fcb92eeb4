import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type UserRow = components['schemas']['UserAnswer'];
export type TokenRow = components['schemas']['TokenAnswer'];

/** Everybody who may sign in; an office has fewer than one page of them. */
export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/users', { params: { query: { limit: 200 } }, signal })),
  });
}

export function useTokens() {
  return useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/tokens', { signal })),
  });
}
