import { useRenew } from '../../app/renew';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useAsOn } from '../../app/as-on';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type ProjectRow = components['schemas']['PortfolioProjectAnswer'];
export type ProjectDetails = components['schemas']['ProjectAnswer'];
export type ProjectStatus = components['schemas']['ProjectStatus'];
export type OwnRole = components['schemas']['OwnRole'];
export type Remark = components['schemas']['RemarkAnswer'];
export type NewProject = components['schemas']['NewProjectBody'];
export type ProjectChange = components['schemas']['ChangeProjectBody'];

const PAGE = 200;

/** The projects and the money behind each as on the page's day, two hundred at a time; `organisation` keeps those it leads or takes part in. */
export function useProjects(organisation?: string) {
  const { query } = useAsOn();
  return useInfiniteQuery({
    queryKey: ['projects', 'list', query, organisation],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/portfolio/projects', {
          params: {
            query: {
              ...query,
              limit: PAGE,
              ...(organisation ? { organisation } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export async function readProject(code: string, asOn?: string): Promise<ProjectDetails> {
  const query = asOn === undefined ? {} : { asOn };
  return read(api.GET('/api/v1/projects/{idOrCode}', { params: { path: { idOrCode: code }, query } }));
}

/** One project by its code, as on the page's day. */
export function useProject(code: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['projects', 'one', code, query],
    queryFn: () => readProject(code, query.asOn),
  });
}

/** What happened to a project, newest first. */
export function useProjectHistory(code: string, open: boolean) {
  return useInfiniteQuery({
    queryKey: ['projects', 'history', code],
    enabled: open,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/projects/{idOrCode}/history', {
          params: {
            path: { idOrCode: code },
            query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Reads everything about projects anew; after a change. */
export function useRenewProjects(): () => Promise<void> {
  // Overviews count projects by their status.
  return useRenew('projects', 'portfolio');
}
