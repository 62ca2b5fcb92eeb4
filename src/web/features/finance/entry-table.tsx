import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { api, idempotent, newIdempotencyKey, read } from '../../api/client';
import { useMayChange } from '../../app/session';
import { centsOf } from '../../ui/cents';
import { useConfirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Money } from '../../ui/money';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { useEntries, useRenewFinance, type EntryFilter, type EntryRow } from './queries';
import { amountWords, useCategoryWord } from './words';

/** Entries of the ledger that the filter lets through, down to the voucher, with their sum. */
export function EntryTable({ filter, hideProject }: { filter: EntryFilter; hideProject?: boolean }) {
  const { t } = useTranslation();
  const entries = useEntries(filter);
  const reverse = useReverse();
  const columns = useColumns(hideProject ?? false, reverse.ask);
  return (
    <QueryView query={entries}>
      {({ pages }) => {
        const totals = pages[0]?.totals;
        const sum = centsOf(totals?.amount);
        return (
          <>
            {reverse.error !== null && <ProblemView error={reverse.error} />}
            {totals && totals.count > 0 && sum !== null && (
              <p>
                {t('finance:entries.sum', { count: totals.count, amount: formatAmount(sum) })}{' '}
                {totals.example && <StatusTag tone="open">{t('finance:example')}</StatusTag>}
              </p>
            )}
            <DataTable
              id="entries"
              label={t('finance:entries.title')}
              columns={columns}
              rows={pages.flatMap((page) => page.items)}
              rowId={(row) => row.id}
              sort="-posted"
              rowNote={(row) => (row.example ? t('common:fact.exampleMany') : null)}
              empty={t('finance:entries.empty')}
              more={
                entries.hasNextPage
                  ? { load: () => void entries.fetchNextPage(), loading: entries.isFetchingNextPage }
                  : undefined
              }
            />
          </>
        );
      }}
    </QueryView>
  );
}

function useColumns(hideProject: boolean, ask: (row: EntryRow) => void): Column<EntryRow>[] {
  const { t } = useTranslation();
  const categoryWord = useCategoryWord();
  const mayChange = useMayChange('actuals.change');
  return useMemo(() => {
    const text = (id: 'voucher' | 'account' | 'costCentre' | 'text' | 'counterparty'): Column<EntryRow> => ({
      id,
      header: t(`finance:entry.${id}`),
      value: (row) => row[id],
      ...(id === 'costCentre' || id === 'counterparty' ? { hidden: true } : {}),
    });
    return [
      { id: 'posted', header: t('finance:entry.postingDate'), kind: 'day', value: (row) => row.postingDate },
      {
        ...text('voucher'),
        text: (row) => [row.voucher, row.line].filter(Boolean).join('/'),
        cell: (row) => [row.voucher, row.line].filter(Boolean).join('/'),
      },
      ...(hideProject
        ? []
        : [
            {
              id: 'project',
              header: t('finance:column.project'),
              value: (row: EntryRow) => row.projectCode,
              choice: true,
            },
          ]),
      text('account'),
      {
        id: 'category',
        header: t('finance:column.category'),
        value: (row) => categoryWord(row.costCategory),
        choice: true,
      },
      text('text'),
      text('costCentre'),
      text('counterparty'),
      {
        id: 'amount',
        header: t('finance:entry.amount'),
        kind: 'money',
        value: (row) => centsOf(row.amount),
        cell: (row) => <Money value={row.amount} example={row.example} />,
      },
      {
        id: 'state',
        header: t('finance:entry.state'),
        value: (row) => stateOf(row),
        text: (row) => t(`finance:entry.is.${stateOf(row)}`),
        cell: (row) => <State row={row} ask={mayChange ? ask : null} />,
      },
    ] satisfies Column<EntryRow>[];
  }, [t, categoryWord, hideProject, mayChange, ask]);
}

type EntryState = 'valid' | 'reversed' | 'reversal';

function stateOf(row: EntryRow): EntryState {
  if (row.reversedByEntryId !== null) return 'reversed';
  return row.reversesEntryId === null ? 'valid' : 'reversal';
}

function State({ row, ask }: { row: EntryRow; ask: ((row: EntryRow) => void) | null }) {
  const { t } = useTranslation();
  const state = stateOf(row);
  if (state !== 'valid') return <StatusTag tone="calm">{t(`finance:entry.is.${state}`)}</StatusTag>;
  if (!ask) return <>{t('finance:entry.is.valid')}</>;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => ask(row)}
      aria-label={t('finance:entry.reverseThis', { text: row.text || row.voucher || row.postingDate })}
    >
      {t('finance:entry.reverse')}
    </Button>
  );
}

/** Asks, then takes an entry back by another one. */
function useReverse(): { ask: (row: EntryRow) => void; error: unknown } {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const renew = useRenewFinance();
  const { mutate, error } = useMutation({
    mutationFn: ({ id, key }: { id: string; key: string }) =>
      read(
        api.POST('/api/v1/entries/{id}/reversal', {
          params: { path: { id }, header: idempotent(key) },
          body: {},
        }),
      ),
    onSuccess: () => {
      notifications.show({ message: t('finance:entry.reversed'), color: 'petrol' });
      return renew();
    },
  });
  const ask = useMemo(
    () => (row: EntryRow) =>
      confirm({
        title: t('finance:entry.reverse'),
        text: t('finance:entry.reverseText', {
          text: row.text,
          amount: amountWords(row.amount),
        }),
        confirm: t('finance:entry.reverse'),
        danger: true,
        onConfirm: () => mutate({ id: row.id, key: newIdempotencyKey() }),
      }),
    [t, confirm, mutate],
  );
  return { ask, error };
}
