import { useRenew } from '../../app/renew';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components, operations } from '../../api/schema';
import { useAsOn } from '../../app/as-on';

export type Report = components['schemas']['BudgetVsActualAnswer'];
export type ReportRow = components['schemas']['ProjectComparisonAnswer'];
export type CategoryRow = components['schemas']['CategoryComparisonAnswer'];
export type EntryRow = components['schemas']['EntryAnswer'];
export type Budget = components['schemas']['BudgetAnswer'];
export type BudgetVersion = components['schemas']['BudgetVersionAnswer'];
export type CostCategory = CategoryRow['costCategory'];
export type Preview = components['schemas']['ImportPreviewAnswer'];
export type Batch = components['schemas']['BatchAnswer'];
export type EntryFilter = NonNullable<operations['Entries_list']['parameters']['query']>;

/** A page of the interface is at most this long. */
const LIMIT = 200;

export interface ReportScope {
  year?: number;
  knownOn?: string;
  projectId?: string;
}

/** Budget against actual as on the day shown. */
export function useReport(scope: ReportScope) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['finance', 'report', query, scope],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/reports/budget-vs-actual', { params: { query: { ...query, ...scope } }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** Entries posted by the day shown, a part at a time. */
export function useEntries(filter: EntryFilter) {
  const { query } = useAsOn();
  return useInfiniteQuery({
    queryKey: ['finance', 'entries', query, filter],
    queryFn: ({ pageParam, signal }) => {
      const page = { ...query, ...filter, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return read(api.GET('/api/v1/entries', { params: { query: page }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function useBudget(projectId: string) {
  return useQuery({
    queryKey: ['finance', 'budget', projectId],
    queryFn: ({ signal }) => readBudget(projectId, signal),
  });
}

/** The budget that counted on the page's day. */
export function useBudgetOn(projectId: string) {
  const { day } = useAsOn();
  return useQuery({
    queryKey: ['finance', 'budget', projectId, 'on', day],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/projects/{id}/budget', {
          params: { path: { id: projectId }, query: { asOn: day } },
          signal,
        }),
      ),
  });
}

/** Every version of a budget, newest first. */
export function useBudgetVersions(projectId: string) {
  return useQuery({
    queryKey: ['finance', 'budget', projectId, 'versions'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/budget/versions', { params: { path: { id: projectId } }, signal })),
  });
}

/** One version of a budget; it never changes. */
export function useBudgetVersion(projectId: string, number: number) {
  return useQuery({
    queryKey: ['finance', 'budget', projectId, 'version', number],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/projects/{id}/budget', {
          params: { path: { id: projectId }, query: { number } },
          signal,
        }),
      ),
  });
}

export function readBudget(projectId: string, signal?: AbortSignal): Promise<Budget> {
  const params = { path: { id: projectId } };
  return read(api.GET('/api/v1/projects/{id}/budget', { params, ...(signal ? { signal } : {}) }));
}

export function useBatches() {
  return useQuery({
    queryKey: ['finance', 'imports'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/imports', { params: { query: { limit: LIMIT } }, signal })),
  });
}

/** The projects that money can be booked on, as choices. */
export function useProjectChoices() {
  return useQuery({
    queryKey: ['projects', 'finance-choices'],
    queryFn: async ({ signal }) => {
      const page = read(
        api.GET('/api/v1/projects', { params: { query: { limit: LIMIT, sort: 'code' } }, signal }),
      );
      return (await page).items.map(({ id, code, nameFi }) => ({ value: id, label: `${code} · ${nameFi}` }));
    },
  });
}

/** After a change: every figure of this room is read again. */
export function useRenewFinance(): () => Promise<void> {
  return useRenew('finance');
}

/** A file as a browser's form sends it. */
export function uploadForm(file: File, projectId: string | null): FormData {
  const form = new FormData();
  if (projectId) form.set('projectId', projectId);
  form.set('file', file);
  return form;
}
