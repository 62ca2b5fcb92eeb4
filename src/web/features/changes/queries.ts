import { useRenew } from '../../app/renew';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

export type Change = components['schemas']['ChangeRequestAnswer'];
export type Outcome = components['schemas']['ChangeOutcomeAnswer'];
export type Preview = components['schemas']['ChangePreviewAnswer'];
export type Proposal = components['schemas']['ProposalAnswer'];
export type ChangeBody = components['schemas']['ChangeRequestBody'];
export type PlanPart = components['schemas']['PlanPartAnswer'];
export type FundingPlan = components['schemas']['FundingPlanAnswer'];
export type Budget = components['schemas']['BudgetAnswer'];

const PAGE = 200;

/** The change requests of a project, newest first. */
export function useChanges(projectId: string) {
  return useQuery({
    queryKey: ['changes', 'list', projectId],
    queryFn: async ({ signal }) => {
      const params = { path: { id: projectId }, query: { limit: PAGE } };
      return (await read(api.GET('/api/v1/projects/{id}/change-requests', { params, signal }))).items;
    },
  });
}

/** What an approval would change now. */
export function usePreview(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['changes', 'preview', id],
    enabled,
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/change-requests/{id}/preview', { params: { path: { id } }, signal })),
  });
}

/** Deadlines that a decided change proposes to move, of a project or of all. */
export function useProposals(projectId?: string) {
  return useQuery({
    queryKey: ['changes', 'proposals', projectId ?? 'all'],
    queryFn: async ({ signal }) => {
      const query = { limit: PAGE, ...(projectId === undefined ? {} : { project: projectId }) };
      return (await read(api.GET('/api/v1/deadline-proposals', { params: { query }, signal }))).items;
    },
  });
}

export function readChange(id: string): Promise<Change> {
  return read(api.GET('/api/v1/change-requests/{id}', { params: { path: { id } } }));
}

/** The plans of the project's years and parts, its budget, and the organisations that a draft names. */
export async function readChangeBase(projectId: string, changeId: string | null, signal?: AbortSignal) {
  const at = { params: { path: { id: projectId } }, ...(signal ? { signal } : {}) };
  const [{ plans, parts }, budget, preview] = await Promise.all([
    read(api.GET('/api/v1/projects/{id}/funding-plan', at)),
    read(api.GET('/api/v1/projects/{id}/budget', at)),
    changeId === null
      ? null
      : // What the draft asks for may have become impossible; then it is written anew all the more.
        read(api.GET('/api/v1/change-requests/{id}/preview', { params: { path: { id: changeId } } })).catch(
          () => null,
        ),
  ]);
  const organisations = (preview?.plans ?? []).flatMap(({ lines }) =>
    lines.flatMap(({ organisation }) => organisation ?? []),
  );
  return { plans, parts, budget, organisations };
}

/** What a change can start from; read anew whenever its form is opened. */
export function useChangeBase(projectId: string, changeId: string | null) {
  return useQuery({
    queryKey: ['changes', 'base', projectId, changeId],
    gcTime: 0,
    queryFn: ({ signal }) => readChangeBase(projectId, changeId, signal),
  });
}

/** Reads anew what a change may have changed: money, periods, deadlines. */
export function useRenewChanges(): () => Promise<void> {
  return useRenew('changes', 'funding', 'projects', 'deadlines', 'overview', 'finance');
}

/** Confirms or dismisses proposals, one or all. */
export function useSettle(step: 'confirm' | 'dismiss') {
  const renew = useRenewChanges();
  return useMutation({
    mutationFn: (ids: string[]) =>
      read(
        api.POST(
          step === 'confirm' ? '/api/v1/deadline-proposals/confirm' : '/api/v1/deadline-proposals/dismiss',
          { body: { ids } },
        ),
      ),
    onSettled: renew,
  });
}
