import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, idempotent, newIdempotencyKey, read } from '../../api/client';
import { ApiProblem, type FieldProblem } from '../../api/problem';
import { amountFault } from '../../ui/amount-input';
import { withAsOn } from '../../ui/app-link';
import { useRenewContributions } from './queries';
import { filledPayers, toKeyBody, type SplitDraft } from './split-draft';

/** Keeps the round and its key in one step and goes to it. */
export function useKeep(draft: SplitDraft, onSaved: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const renew = useRenewContributions();
  const key = useRef<string | null>(null);
  const [missing, setMissing] = useState<{ draft: SplitDraft; problems: FieldProblem[] } | null>(null);
  const mutation = useMutation({
    mutationFn: (sent: SplitDraft) =>
      read(
        api.POST('/api/v1/contribution-rounds', {
          params: { header: idempotent((key.current ??= newIdempotencyKey())) },
          body: {
            totalAmount: sent.totalAmount,
            year: Number(sent.year),
            projectId: sent.projectId || null,
            note: sent.note.trim() || null,
            key: toKeyBody(sent),
          },
        }),
      ),
    onSuccess: async (round) => {
      onSaved();
      notifications.show({ message: t('contributions:new.saved'), color: 'petrol' });
      await renew();
      await navigate(withAsOn(`/contributions/${round.id}`, params));
    },
    onError: (error) => {
      // Another content is another intent: the next try gets a key of its own.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) key.current = null;
    },
  });
  const refused = mutation.error !== null && mutation.variables === draft ? errorsOf(mutation.error) : [];
  const own = missing?.draft === draft ? missing.problems : [];
  return {
    saving: mutation.isPending,
    failure: mutation.error !== null && errorsOf(mutation.error).length === 0 ? mutation.error : null,
    errors: refused.length + own.length > 0 ? [...own, ...refused] : null,
    send: () => {
      const problems = missingFields(draft);
      setMissing({ draft, problems });
      if (problems.length === 0) mutation.mutate(draft);
    },
  };
}

function missingFields(draft: SplitDraft): FieldProblem[] {
  const required = (pointer: string): FieldProblem => ({ pointer, code: 'field.required', detail: '' });
  return [
    ...(amountFault(draft.totalAmount, true) ? [required('/totalAmount')] : []),
    ...(/^\d{4}$/.test(draft.year) ? [] : [required('/year')]),
    ...(draft.name.trim() ? [] : [required('/name')]),
    ...(filledPayers(draft).length > 0 ? [] : [required('/shares')]),
  ];
}

/** The fields that the server refused. */
export function errorsOf(error: unknown): FieldProblem[] {
  return error instanceof ApiProblem ? error.errors : [];
}
