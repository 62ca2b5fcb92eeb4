import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../app/days';
import { useMayChange } from '../../app/session';
import { useConfirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { useImports, useUndoImport, type Import } from './queries';

/** Earlier imports; each can be undone as long as nothing was built on it. */
export function Imports() {
  const { t } = useTranslation();
  const imports = useImports();
  const undo = useUndoImport();
  const columns: Column<Import>[] = [
    { id: 'file', header: t('transfer:earlier.file'), value: (row) => row.fileName },
    {
      id: 'recorded',
      header: t('transfer:earlier.recorded'),
      value: (row) => row.recordedAt,
      text: (row) => formatInstant(row.recordedAt),
      cell: (row) => `${formatInstant(row.recordedAt)} ${row.recordedBy ?? ''}`,
    },
    { id: 'added', header: t('transfer:state.new'), kind: 'number', value: (row) => row.addedCount },
    { id: 'changed', header: t('transfer:state.changed'), kind: 'number', value: (row) => row.changedCount },
    {
      id: 'unchanged',
      header: t('transfer:state.unchanged'),
      kind: 'number',
      value: (row) => row.unchangedCount,
    },
    {
      id: 'state',
      header: t('transfer:preview.state'),
      value: (row) => row.undoneAt,
      text: (row) => t(row.undoneAt ? 'transfer:earlier.undone' : 'transfer:earlier.valid'),
      cell: (row) => <State row={row} undo={(id) => undo.mutate(id)} />,
    },
  ];
  return (
    <>
      {undo.isError && <ProblemView error={undo.error} />}
      <QueryView query={imports}>
        {({ items }) => (
          <DataTable
            id="movingInImports"
            label={t('transfer:earlier.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            sort="-recorded"
            empty={t('transfer:earlier.empty')}
            plain
          />
        )}
      </QueryView>
    </>
  );
}

function State({ row, undo }: { row: Import; undo: (id: string) => void }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const mayImport = useMayChange('portfolio.import');
  if (row.undoneAt !== null) {
    return (
      <StatusTag tone="calm">
        {t('transfer:earlier.undoneBy', { day: formatInstant(row.undoneAt), by: row.undoneBy ?? '' })}
      </StatusTag>
    );
  }
  if (!mayImport) return <StatusTag tone="ok">{t('transfer:earlier.valid')}</StatusTag>;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={t('transfer:earlier.undoThis', { file: row.fileName })}
      onClick={() =>
        confirm({
          title: t('transfer:earlier.undo'),
          text: t('transfer:earlier.undoText', { file: row.fileName, count: row.addedCount }),
          confirm: t('transfer:earlier.undo'),
          danger: true,
          onConfirm: () => undo(row.id),
        })
      }
    >
      {t('transfer:earlier.undo')}
    </Button>
  );
}
