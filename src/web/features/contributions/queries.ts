import { useRenew } from '../../app/renew';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';

export type RoundRow = components['schemas']['RoundRowAnswer'];
export type RoundDetail = components['schemas']['RoundAnswer'];
export type RoundShare = components['schemas']['RoundShareAnswer'];
export type AllocationKey = components['schemas']['AllocationKeyAnswer'];
export type KeyFields = components['schemas']['KeyFieldsAnswer'];
export type NewKey = components['schemas']['NewKeyBody'];
export type Preview = components['schemas']['PreviewAnswer'];

/** A page of the interface is at most this long; a centre has fewer rounds than that. */
const LIMIT = 200;

/** The rounds planned by the day shown, all of them or one project's. */
export function useRounds(project?: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['contribution-rounds', 'list', query, project],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/contribution-rounds', {
          params: { query: { ...query, ...(project ? { project } : {}), limit: LIMIT } },
          signal,
        }),
      ),
  });
}

export function useRound(id: string) {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['contribution-rounds', id, query],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/contribution-rounds/{id}', { params: { path: { id }, query }, signal })),
  });
}

export function useAllocationKeys() {
  return useQuery({
    queryKey: ['allocation-keys'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/allocation-keys', { params: { query: { limit: LIMIT } }, signal })),
  });
}

export function useAllocationKey(id: string) {
  return useQuery({
    queryKey: ['allocation-keys', id],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/allocation-keys/{id}', { params: { path: { id } }, signal })),
  });
}

/** The split of a total that is not kept; what was shown stays until the next answer is there. */
export function usePreview(body: components['schemas']['PreviewBody'] | null) {
  return useQuery({
    queryKey: ['contribution-preview', body],
    queryFn: ({ signal }) =>
      read(api.POST('/api/v1/contributions/preview', { body: body ?? { totalAmount: '0' }, signal })),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** The projects that a round can belong to. */
export function useProjectChoices(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['projects', 'choices'],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/projects', { params: { query: { limit: LIMIT, sort: 'code' } }, signal })),
  });
  return (data?.items ?? []).map(({ id, code, nameFi }) => ({ value: id, label: `${code} ${nameFi}` }));
}

/** What the register of municipalities has: days, border years, and the regions of one year. */
export function useRegister(year: string): {
  referenceDates: string[];
  borderYears: number[];
  regions: string[];
} {
  const newest = useRegions(null);
  const borderYears = newest?.borderYears ?? [];
  const ofYear = useRegions(borderYears.find((one) => String(one) === year) ?? null);
  return {
    referenceDates: newest?.referenceDates ?? [],
    borderYears,
    regions: (ofYear ?? newest)?.items.map(({ region }) => region) ?? [],
  };
}

function useRegions(borderYear: number | null) {
  const { data } = useQuery({
    queryKey: ['regions', borderYear],
    queryFn: ({ signal }) => {
      const query = borderYear === null ? {} : { borderYear };
      return read(api.GET('/api/v1/municipalities/regions', { params: { query }, signal }));
    },
  });
  return data;
}

/** Reads rounds and keys anew after a change. */
export function useRenewContributions(): () => Promise<void> {
  return useRenew('contribution-rounds', 'allocation-keys');
}
