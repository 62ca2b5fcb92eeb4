import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';
import type { ExplanationQuery } from '../../ui/explanation';

export type CoverGrid = components['schemas']['CoverGridAnswer'];
export type CoverGroup = components['schemas']['CoverGroupAnswer'];
export type SpanValue = components['schemas']['SpanAnswer'];
export type LadderStep = components['schemas']['LadderStepAnswer'];
export type ProjectLadder = components['schemas']['ProjectLadderAnswer'];
export type FunderLatency = components['schemas']['FunderLatencyAnswer'];
export type LatencyRow = components['schemas']['LatencyRowAnswer'];
export type OwnRisk = components['schemas']['OwnRiskAnswer'];
export type OwnRiskRow = components['schemas']['OwnRiskRowAnswer'];
export type FundingClass = components['schemas']['CoverCellAnswer']['fundingClass'];
export type Security = components['schemas']['CoverCellAnswer']['security'];

export interface CoverScope {
  from: number;
  to: number;
  without: string;
}

/** Years by how surely they are paid for, as on the day and supposing the refusals chosen. */
export function useCover({ from, to, without }: CoverScope) {
  const { query } = useAsOn();
  const scope = { ...query, from, to, ...(without ? { without } : {}) };
  return useQuery({
    queryKey: ['portfolio', 'cover', scope],
    queryFn: ({ signal }) => read(api.GET('/api/v1/portfolio/cover', { params: { query: scope }, signal })),
    placeholderData: keepPreviousData,
  });
}

export type CoverFigure = Security | 'planTotal' | 'uncovered';

/** A figure of a year; of one class of sources or one project where these are named. */
export interface CoverFigureOf {
  year: number;
  kind: CoverGroup['kind'];
  figure: CoverFigure;
  fundingClass?: FundingClass;
  project?: string;
}

/** How to read what a figure of the grid is made of. */
export function useCoverExplained(without: string): (of: CoverFigureOf) => ExplanationQuery {
  const { query } = useAsOn();
  return (of) => {
    const scope = { ...query, ...of, ...(without ? { without } : {}) };
    return {
      queryKey: ['portfolio', 'cover', 'explain', scope],
      queryFn: ({ signal }) =>
        read(api.GET('/api/v1/portfolio/cover/explain', { params: { query: scope }, signal })),
    };
  };
}

export function usePortfolioLadder() {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['portfolio', 'ladder', query],
    queryFn: ({ signal }) => read(api.GET('/api/v1/portfolio/ladder', { params: { query }, signal })),
  });
}

export function useProjectLadder(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['portfolio', 'ladder', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/ladder', { params: { path: { id }, query }, signal })),
  });
}

/** A figure of the ladder: of one project or, with null, of the portfolio; of one source where it is named. */
export interface StepFigureOf {
  projectId: string | null;
  step: LadderStep['step'];
  figure?: 'whole' | 'leak';
  source?: LadderStep['sources'][number]['source'];
}

/** How to read what a step is made of. */
export function useStepExplained(): (of: StepFigureOf) => ExplanationQuery {
  const { query } = useAsOn();
  return ({ projectId, ...of }) => ({
    queryKey: ['portfolio', 'ladder', 'explain', projectId, of, query],
    queryFn: ({ signal }) => {
      const scope = { ...query, ...of };
      return projectId === null
        ? read(api.GET('/api/v1/portfolio/ladder/explain', { params: { query: scope }, signal }))
        : read(
            api.GET('/api/v1/projects/{id}/ladder/explain', {
              params: { path: { id: projectId }, query: scope },
              signal,
            }),
          );
    },
  });
}

export function useLatency() {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['portfolio', 'latency', query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/portfolio/decision-latency', { params: { query }, signal })),
  });
}

export function useLatencyExplained(): (applicationId: string) => ExplanationQuery {
  const { query } = useAsOn();
  return (applicationId) => ({
    queryKey: ['portfolio', 'latency', 'explain', applicationId, query],
    queryFn: ({ signal }) => {
      const params = { query: { ...query, applicationId } };
      return read(api.GET('/api/v1/portfolio/decision-latency/explain', { params, signal }));
    },
  });
}

export function useOwnRisk() {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['portfolio', 'own-risk', query],
    queryFn: ({ signal }) => read(api.GET('/api/v1/portfolio/own-risk', { params: { query }, signal })),
  });
}

export function useOwnRiskExplained(): (projectId: string) => ExplanationQuery {
  const { query } = useAsOn();
  return (projectId) => ({
    queryKey: ['portfolio', 'own-risk', 'explain', projectId, query],
    queryFn: ({ signal }) => {
      const params = { query: { ...query, projectId } };
      return read(api.GET('/api/v1/portfolio/own-risk/explain', { params, signal }));
    },
  });
}
