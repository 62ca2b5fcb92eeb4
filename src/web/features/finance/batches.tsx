import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, read } from '../../api/client';
import { formatInstant } from '../../app/days';
import { useMayChange } from '../../app/session';
import { centsOf } from '../../ui/cents';
import { useConfirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { useBatches, useRenewFinance, type Batch } from './queries';

/** Earlier imports; each can be undone as one reversal. */
export function Batches() {
  const { t } = useTranslation();
  const batches = useBatches();
  const undo = useUndo();
  const columns: Column<Batch>[] = [
    { id: 'file', header: t('finance:batch.file'), value: (row) => row.fileName },
    {
      id: 'recorded',
      header: t('finance:batch.recorded'),
      value: (row) => row.recordedAt,
      text: (row) => formatInstant(row.recordedAt),
      cell: (row) => `${formatInstant(row.recordedAt)} ${row.recordedBy ?? ''}`,
    },
    { id: 'from', header: t('finance:batch.from'), kind: 'day', value: (row) => row.firstPostingDate },
    { id: 'to', header: t('finance:batch.to'), kind: 'day', value: (row) => row.lastPostingDate },
    { id: 'added', header: t('finance:batch.added'), kind: 'number', value: (row) => row.addedCount },
    { id: 'total', header: t('finance:entry.amount'), kind: 'money', value: (row) => centsOf(row.total) },
    {
      id: 'state',
      header: t('finance:entry.state'),
      value: stateOf,
      text: (row) => t(`finance:batch.is.${stateOf(row)}`),
      cell: (row) => <State row={row} ask={undo.ask} />,
    },
  ];
  return (
    <>
      {undo.error !== null && <ProblemView error={undo.error} />}
      <QueryView query={batches}>
        {({ items }) => (
          <DataTable
            id="imports"
            label={t('finance:imports.earlier')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            rowLink={(row) => `/finance/entries?batchId=${row.id}`}
            sort="-recorded"
            empty={t('finance:batch.empty')}
          />
        )}
      </QueryView>
    </>
  );
}

type BatchState = 'valid' | 'undone' | 'reversal';

function stateOf(row: Batch): BatchState {
  if (row.reversedByBatchId !== null) return 'undone';
  return row.reversesBatchId === null ? 'valid' : 'reversal';
}

function State({ row, ask }: { row: Batch; ask: (row: Batch) => void }) {
  const { t } = useTranslation();
  const mayChange = useMayChange('actuals.change');
  const state = stateOf(row);
  if (state !== 'valid' || !mayChange) {
    return <StatusTag tone={state === 'valid' ? 'ok' : 'calm'}>{t(`finance:batch.is.${state}`)}</StatusTag>;
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={t('finance:batch.undoThis', { file: row.fileName })}
      onClick={(event) => {
        // The row itself leads to the entries.
        event.stopPropagation();
        ask(row);
      }}
    >
      {t('finance:batch.undo')}
    </Button>
  );
}

function useUndo(): { ask: (row: Batch) => void; error: unknown } {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const renew = useRenewFinance();
  const { mutate, error } = useMutation({
    mutationFn: (id: string) => read(api.POST('/api/v1/imports/{id}/reversal', { params: { path: { id } } })),
    onSuccess: ({ addedCount }) => {
      notifications.show({ message: t('finance:batch.undone', { count: addedCount }), color: 'petrol' });
      return renew();
    },
  });
  const ask = (row: Batch) =>
    confirm({
      title: t('finance:batch.undo'),
      text: t('finance:batch.undoText', { file: row.fileName, count: row.addedCount }),
      confirm: t('finance:batch.undo'),
      danger: true,
      onConfirm: () => mutate(row.id),
    });
  return { ask, error };
}
