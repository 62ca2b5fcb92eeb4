import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type Message = components['schemas']['MessageResponse'];

const PAGE = 50;
/** How often the page asks whether something new came. */
const ASK_EVERY_MS = 20_000;

export function useMessages(show: 'all' | 'unread') {
  return useInfiniteQuery({
    queryKey: ['messages', 'list', show],
    initialPageParam: undefined as string | undefined,
    refetchInterval: ASK_EVERY_MS,
    queryFn: ({ signal, pageParam }) =>
      read(
        api.GET('/api/v1/messages', {
          params: { query: { show, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** How many messages were not opened, for the navigation. */
export function useUnreadCount(): { count: number; labelKey: string } | null {
  const { data } = useQuery({
    queryKey: ['messages', 'unread'],
    refetchInterval: ASK_EVERY_MS,
    queryFn: ({ signal }) => read(api.GET('/api/v1/messages/unread-count', { signal })),
  });
  return data ? { count: data.unread, labelKey: 'messages:unread' } : null;
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => read(api.POST('/api/v1/messages/{id}/read', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
}
