import { useRenew } from '../../app/renew';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useAsOn } from '../../app/as-on';
import { api, read } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { components } from '../../api/schema';

export type Application = components['schemas']['ApplicationAnswer'];
export type Decision = components['schemas']['DecisionAnswer'];
export type FundingAmount = components['schemas']['FundingAmountAnswer'];
export type Instrument = components['schemas']['InstrumentAnswer'];
export type InstrumentRule = components['schemas']['InstrumentRuleAnswer'];
export type InstrumentVersion = components['schemas']['InstrumentVersionAnswer'];
export type RuleChange = components['schemas']['RuleChangeAnswer'];
export type LocalText = components['schemas']['LocalTextAnswer'];

/** Applications and decisions of one project as on the page's day. */
export function useProjectFunding(projectId: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['funding', 'project', projectId, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/funding', { params: { path: { id: projectId }, query }, signal })),
  });
}

/** Every application as on the page's day, two hundred at a time. */
export function useApplications() {
  const { query } = useAsOn();
  return useInfiniteQuery({
    queryKey: ['funding', 'applications', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/applications', {
          params: { query: { ...query, limit: 200, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export type Call = components['schemas']['CallAnswer'];
export type ApplicationVersion = components['schemas']['ApplicationVersionAnswer'];

/** The first two hundred calls, those that close first on top. */
export function useCalls() {
  return useQuery({
    queryKey: ['funding', 'calls'],
    queryFn: async ({ signal }) =>
      (await read(api.GET('/api/v1/calls', { params: { query: { limit: 200 } }, signal }))).items,
  });
}

/** Every version in which an application was submitted, the newest first. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['funding', 'versions', id],
    queryFn: async ({ signal }) =>
      (await read(api.GET('/api/v1/applications/{id}/versions', { params: { path: { id } }, signal }))).items,
  });
}

/** The catalogue; it changes rarely: with the product, or when an administrator enters a rule. */
export function useInstruments() {
  return useQuery({
    queryKey: ['funding', 'instruments'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => read(api.GET('/api/v1/instruments', { signal })),
  });
}

export function readInstrument(code: string, signal?: AbortSignal): Promise<Instrument> {
  return read(api.GET('/api/v1/instruments/{code}', { params: { path: { code } }, signal: signal ?? null }));
}

export function useInstrument(code: string) {
  return useQuery({
    queryKey: ['funding', 'instruments', code],
    queryFn: ({ signal }) => readInstrument(code, signal),
  });
}

/** The versions of an instrument's rules, the newest first, fifty at a time. */
export function useInstrumentVersions(code: string) {
  return useInfiniteQuery({
    queryKey: ['funding', 'instruments', code, 'versions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/instruments/{code}/versions', {
          params: { path: { code }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Reads anew what follows from an application, a decision or a plan; after a change. */
export function useRenewFunding(): () => Promise<void> {
  // A project's status and period follow from its decisions, overviews from both, deadlines from calls, requests and
  // decisions; the portfolio adds up what was applied and granted.
  return useRenew('funding', 'projects', 'overview', 'deadlines', 'portfolio');
}

/** Sends, and gives the refused fields the names that they have in the form. */
export async function withFieldNames<T>(
  call: Promise<T>,
  nameOf: (pointer: string) => string | null,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map((problem) => ({
      ...problem,
      pointer: `/${nameOf(problem.pointer) ?? problem.pointer.slice(1)}`,
    }));
    throw new ApiProblem({ ...error.document, errors });
  }
}
