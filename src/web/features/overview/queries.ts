import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import { useAsOn } from '../../app/as-on';

export type Overview = components['schemas']['OverviewAnswer'];
export type PendingDecision = Overview['pendingDecisions'][number];
export type InstrumentTotals = Overview['byInstrument'][number];
export type CoveredPlan = Overview['cover']['plans'][number];
export type UpcomingDeadline = Overview['deadlines'][number];
export type BudgetRow = Overview['budgetVsActual']['rows'][number];

export function useOverview() {
  const { query } = useAsOn();
  return useQuery({
    queryKey: ['overview', query],
    queryFn: ({ signal }) => read(api.GET('/api/v1/overview', { params: { query }, signal })),
  });
}
