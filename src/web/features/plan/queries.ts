import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';

export type ProjectPlan = components['schemas']['ProjectPlanAnswer'];
export type PlanVersion = components['schemas']['FundingPlanAnswer'];
export type PlanSum = components['schemas']['PlanSumAnswer'];
export type FundingCheck = components['schemas']['FundingCheckAnswer'];
export type Finding = components['schemas']['FundingFindingAnswer'];
export type Agreement = components['schemas']['AgreementAnswer'];
export type Implementers = components['schemas']['ImplementersAnswer'];

/** The plans of a project as on the page's day: the newest versions when it is today. */
export function useProjectPlan(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['funding', 'plan', 'table', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/funding-plan', { params: { path: { id }, query }, signal })),
  });
}

/** The newest versions, after someone else's change. */
export function readProjectPlan(id: string): Promise<ProjectPlan> {
  return read(api.GET('/api/v1/projects/{id}/funding-plan', { params: { path: { id } } }));
}

/** Every version of the plan of a year, newest first. */
export function usePlanVersions(id: string, year: number, partId: string | null) {
  const path = { id, year: String(year) };
  const query = partId === null ? {} : { part: partId };
  return useQuery({
    queryKey: ['funding', 'plan', 'versions', id, year, partId],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/projects/{id}/funding-plan/{year}/versions', { params: { path, query }, signal }),
      ),
  });
}

/** How the figures of the plan come about. */
export function useExplainPlan(id: string) {
  const { query } = useAsOn();
  return {
    queryKey: ['funding', 'plan', 'explain', id, query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read(
        api.GET('/api/v1/projects/{id}/funding-plan/explain', { params: { path: { id }, query }, signal }),
      ),
  };
}

export function useFundingCheck(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['funding', 'check', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/funding-check', { params: { path: { id }, query }, signal })),
  });
}

export function useAgreements(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['funding', 'agreements', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects/{id}/agreements', { params: { path: { id }, query }, signal })),
  });
}

/** An agreement as it is stored now; as it was read when nobody finds it any more. */
export async function readAgreement(projectId: string, agreement: Agreement): Promise<Agreement> {
  const { items } = await read(
    api.GET('/api/v1/projects/{id}/agreements', { params: { path: { id: projectId } } }),
  );
  return items.find(({ id }) => id === agreement.id) ?? agreement;
}

export function useImplementers(idOrCode: string) {
  return useQuery({
    queryKey: ['projects', 'implementers', idOrCode],
    queryFn: ({ signal }) => readImplementers(idOrCode, signal),
  });
}

export function readImplementers(idOrCode: string, signal?: AbortSignal): Promise<Implementers> {
  return read(
    api.GET('/api/v1/projects/{idOrCode}/implementers', {
      params: { path: { idOrCode } },
      ...(signal ? { signal } : {}),
    }),
  );
}
