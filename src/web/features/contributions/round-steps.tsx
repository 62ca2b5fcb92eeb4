import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { api, idempotent, ifMatch, newIdempotencyKey, read } from '../../api/client';
import { useConfirm } from '../../ui/confirm';
import { ProblemView } from '../../ui/problem-view';
import { StatusTag } from '../../ui/status-tag';
import { amountOf } from './figures';
import { useRenewContributions, type RoundDetail } from './queries';
import { payerName } from './words';

/** What can be done next, or why it cannot. */
export function RoundSteps({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const renew = useRenewContributions();
  const step = useMutation({
    mutationFn: async (verb: 'agree' | 'issue') => {
      const options = {
        params: {
          path: { id: round.id },
          header: { ...ifMatch(round.version), ...idempotent(newIdempotencyKey()) },
        },
        body: {},
      };
      return verb === 'agree'
        ? read(api.POST('/api/v1/contribution-rounds/{id}/agree', options))
        : read(api.POST('/api/v1/contribution-rounds/{id}/issue', options));
    },
    onSuccess: (_answer, verb) =>
      notifications.show({ message: t(`contributions:${verb}.done`), color: 'petrol' }),
    onSettled: renew,
  });
  const unallocated = amountOf(round.unallocatedAmount);
  const blocked = round.status === 'agreed' && unallocated !== 0n;
  const unknown = round.shares.filter((share) => share.amount === null).map(payerName);
  const ask = (verb: 'agree' | 'issue') =>
    confirm({
      title: t(`contributions:${verb}.title`),
      text: t(`contributions:${verb}.text`, {
        total: formatAmount(amountOf(round.totalAmount)),
        count: round.shares.length,
      }),
      confirm: t(`contributions:${verb}.confirm`),
      onConfirm: () => step.mutate(verb),
    });
  return (
    <div className="no-print">
      {step.isError && <ProblemView error={step.error} />}
      {unallocated !== 0n && (
        <p id="issue-blocked">
          <StatusTag tone="wait">{t('contributions:issue.blocked')}</StatusTag>{' '}
          {t('contributions:issue.why', { amount: formatAmount(unallocated) })}{' '}
          {unknown.length > 0 && t('contributions:unknownPayers', { payers: unknown.join(', ') })}
        </p>
      )}
      <Group mt="sm">
        {round.status === 'draft' && (
          <Button loading={step.isPending} onClick={() => ask('agree')}>
            {t('contributions:agree.confirm')}
          </Button>
        )}
        {round.status === 'agreed' && (
          <Button
            loading={step.isPending}
            disabled={blocked}
            aria-describedby={blocked ? 'issue-blocked' : undefined}
            onClick={() => ask('issue')}
          >
            {t('contributions:issue.confirm')}
          </Button>
        )}
      </Group>
    </div>
  );
}
