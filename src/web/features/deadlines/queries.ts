import { useRenew } from '../../app/renew';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';
import { useMaySee } from '../../app/session';

export type Deadline = components['schemas']['DeadlineAnswer'];
export type DeadlineKind = Deadline['kind'];
export type DeadlineBasis = Deadline['basis'];
export type Obligation = components['schemas']['ObligationAnswer'];
export type Reminder = components['schemas']['ReminderAnswer'];
export type ReminderDraft = components['schemas']['ReminderPreviewBody'];

/** What the list may be cut by; everything is optional. */
export interface DeadlineFilter {
  state?: Deadline['state'];
  kind?: DeadlineKind;
  owner?: string;
  /** Id or code. */
  project?: string;
  from?: string;
  to?: string;
}

/** What the project's grants oblige to as on the page's day. */
export function useObligations(projectId: string, enabled: boolean) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['funding', 'obligations', projectId, query],
    enabled,
    queryFn: async ({ signal }) =>
      (
        await read(
          api.GET('/api/v1/projects/{id}/obligations', {
            params: { path: { id: projectId }, query },
            signal,
          }),
        )
      ).items,
  });
}

const PAGE = 200;

/** The deadlines in the order of time, two hundred at a time. */
export function useDeadlines(filter: DeadlineFilter) {
  const { query } = useAsOn();
  return useInfiniteQuery({
    queryKey: ['deadlines', 'list', query, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      read(
        api.GET('/api/v1/deadlines', {
          params: {
            query: { ...query, ...filter, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useDeadline(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['deadlines', 'one', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/deadlines/{id}', { params: { path: { id }, query }, signal })),
  });
}

/** What was, is and will be sent about a deadline. */
export function useReminders(id: string) {
  return useQuery({
    queryKey: ['deadlines', 'reminders', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/deadlines/{id}/reminders', { params: { path: { id } }, signal })),
  });
}

/** What a deadline being written would be reminded of; null while it is not whole. */
export function useReminderPreview(draft: ReminderDraft | null) {
  return useQuery({
    queryKey: ['deadlines', 'preview', draft],
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => {
      if (!draft) throw new Error('A preview needs a date.');
      return read(api.POST('/api/v1/reminders/preview', { body: draft, signal }));
    },
  });
}

/** Users who can be made owners, by name. */
export function useOwners() {
  const allowed = useMaySee('users.read');
  return useQuery({
    queryKey: ['users', 'owners'],
    enabled: allowed,
    queryFn: async ({ signal }) => {
      const { items } = await read(api.GET('/api/v1/users', { params: { query: { limit: PAGE } }, signal }));
      return items.filter(({ active }) => active);
    },
  });
}

/** Projects that a deadline can belong to, by code. */
export function useProjectChoices() {
  return useQuery({
    queryKey: ['projects', 'choices'],
    queryFn: async ({ signal }) => {
      const { items } = await read(
        api.GET('/api/v1/projects', { params: { query: { limit: PAGE, sort: 'code' } }, signal }),
      );
      return items.map(({ id, code, nameFi }) => ({ value: id, label: `${code} · ${nameFi}` }));
    },
  });
}

/** Reads every list and view of deadlines anew after a change. */
export function useRenewDeadlines(): () => Promise<void> {
  return useRenew('deadlines');
}

/** Marks done, or opens again. */
export function useDeadlineStep(step: 'complete' | 'reopen') {
  const renew = useRenewDeadlines();
  return useMutation({
    mutationFn: ({ id, version }: Deadline) =>
      read(
        api.POST(step === 'complete' ? '/api/v1/deadlines/{id}/complete' : '/api/v1/deadlines/{id}/reopen', {
          params: { path: { id }, header: ifMatch(version) },
        }),
      ),
    onSettled: renew,
  });
}
