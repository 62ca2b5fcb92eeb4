import { useRenew } from '../../app/renew';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type CostEstimate = components['schemas']['CostEstimateAnswer'];
export type CostEstimates = components['schemas']['CostEstimatesAnswer'];
export type CostFigures = readonly components['schemas']['CostFigureAnswer'][];
export type CostSum = CostEstimates['rollUp'][number];
export type CostInputs = components['schemas']['CostInputsBody'];
export type CostPreview = components['schemas']['CostPreviewBody'];

/** The estimates of a project and their sums. */
export function useCostEstimates(projectId: string) {
  return useQuery({
    queryKey: ['costs', 'project', projectId],
    enabled: projectId !== '',
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/cost-estimates', { params: { path: { id: projectId } }, signal })),
  });
}

/** How the figures of one sum of a project's estimates come about. */
export function explainSum(projectId: string, { year, part }: Pick<CostSum, 'year' | 'part'>) {
  const query = { ...(year === null ? {} : { year }), ...(part ? { part: part.id } : {}) };
  return {
    queryKey: ['costs', 'explain', projectId, query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read(
        api.GET('/api/v1/projects/{id}/cost-estimates/explain', {
          params: { path: { id: projectId }, query },
          signal,
        }),
      ),
  };
}

export function readEstimate(id: string): Promise<CostEstimate> {
  return read(api.GET('/api/v1/cost-estimates/{id}', { params: { path: { id } } }));
}

/** The estimate that is changed, read whenever its form is opened: an older one would be refused when it is saved. */
export function useCostEstimate(id: string) {
  return useQuery({
    queryKey: ['costs', 'one', id],
    enabled: id !== '',
    gcTime: 0,
    queryFn: () => readEstimate(id),
  });
}

/** An estimate as it would be; nothing is stored. */
export function useCostPreview(body: CostPreview | null) {
  return useQuery({
    queryKey: ['costs', 'preview', body],
    queryFn: ({ signal }) =>
      read(
        api.POST('/api/v1/cost-estimates/preview', { body: body ?? { inputs: { model: 'actual' } }, signal }),
      ),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** The project whose estimate is made; nothing without one. */
export function useProjectOf(projectId: string) {
  return useQuery({
    queryKey: ['projects', 'of', projectId],
    enabled: projectId !== '',
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{idOrCode}', { params: { path: { idOrCode: projectId } }, signal })),
  });
}

/** Reads anew what follows from an estimate. */
export function useRenewCosts(): () => Promise<void> {
  return useRenew('costs', 'finance', 'overview');
}
