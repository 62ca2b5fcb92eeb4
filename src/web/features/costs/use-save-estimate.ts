import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, idempotent, ifMatch, newIdempotencyKey, read } from '../../api/client';
import { ApiProblem, type FieldProblem, isStale } from '../../api/problem';
import { withAsOn } from '../../ui/app-link';
import { type CostDraft, inputsOf } from './cost-draft';
import { type CostEstimate, readEstimate, useRenewCosts } from './queries';

interface Options {
  draft: CostDraft;
  projectId: string;
  projectCode: string;
  /** The estimate that is changed; null when a new one is made. */
  estimate: CostEstimate | null;
  onSaved: () => void;
}

/** Saves the estimate and goes back to its project; after a 412 both versions are there to be compared. */
export function useSaveEstimate({ draft, projectId, projectCode, estimate, onSaved }: Options) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const renew = useRenewCosts();
  const key = useRef<string | null>(null);
  // The version that the draft was made from, also when the list behind it is read anew.
  const version = useRef(estimate?.version ?? 0);
  const [theirs, setTheirs] = useState<CostEstimate | null>(null);
  const mutation = useMutation({
    mutationFn: (sent: CostDraft) => {
      const body = { inputs: inputsOf(sent), note: sent.note.trim() || null };
      if (estimate) {
        const at = { path: { id: estimate.id }, header: ifMatch(version.current) };
        return read(api.PUT('/api/v1/cost-estimates/{id}', { params: at, body }));
      }
      const at = { path: { id: projectId }, header: idempotent((key.current ??= newIdempotencyKey())) };
      const year = Number(sent.year);
      return read(
        api.POST('/api/v1/projects/{id}/cost-estimates', {
          params: at,
          body: { ...body, year, partId: sent.partId || null },
        }),
      );
    },
    onSuccess: async ({ year }) => {
      onSaved();
      notifications.show({ message: t('costs:saved', { year }), color: 'petrol' });
      await renew();
      await navigate(withAsOn(`/projects/${projectCode || projectId}`, params));
    },
    onError: async (error) => {
      // Another content is another intent: the next try gets a key of its own.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) key.current = null;
      if (estimate && isStale(error)) setTheirs(await readEstimate(estimate.id));
    },
  });
  const settle = () => {
    version.current = theirs?.version ?? version.current;
    setTheirs(null);
    mutation.reset();
  };
  const errors = mutation.variables === draft ? problemsOf(mutation.error) : [];
  return {
    saving: mutation.isPending,
    errors,
    failure: mutation.error !== null && problemsOf(mutation.error).length === 0 ? mutation.error : null,
    send: () => mutation.mutate(draft),
    /** The version that somebody else saved meanwhile, until one of the two is chosen. */
    theirs,
    keepMine: () => {
      settle();
      mutation.mutate(draft);
    },
    takeTheirs: settle,
    compareLater: () => setTheirs(null),
  };
}

/** The fields that the server refused. */
export function problemsOf(error: unknown): readonly FieldProblem[] {
  return error instanceof ApiProblem ? error.errors : [];
}
