import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import type { Field, Preview } from './queries';
import classes from './transfer.module.css';

type FileColumn = Preview['columns'][number];

const FIELDS: Field[] = [
  ...(['code', 'name', 'nameSv', 'aliases', 'ownRole', 'status', 'lead', 'partners'] as const),
  ...(['plannedPeriod', 'plannedStarts', 'plannedEnds', 'decidedStarts', 'decidedEnds'] as const),
  ...(['actualStarts', 'actualEnds', 'instrument', 'funder', 'funderProjectCode', 'submitted'] as const),
  ...(['appliedOwn', 'appliedWhole', 'outcome', 'decisionNumber', 'decided'] as const),
  ...(['grantedOwn', 'grantedOwnGrant', 'grantedWhole', 'grantedWholeGrant', 'note'] as const),
];

/** What each column of the file means; a person may say it otherwise, and it is remembered once stored. */
export function Columns({
  preview,
  onMean,
}: {
  preview: Preview;
  onMean: (index: number, field: Field | '') => void;
}) {
  const { t } = useTranslation();
  const choices = [
    { value: 'none', label: t('transfer:columns.leaveOut') },
    ...FIELDS.map((value) => ({ value: value as string, label: t(`transfer:field.${value}`) })),
  ];
  const unknown = preview.columns.filter(({ recognition }) => recognition === 'none').length;
  const columns: Column<FileColumn>[] = [
    { id: 'header', header: t('transfer:columns.header'), value: (row) => row.header },
    { id: 'sample', header: t('transfer:columns.sample'), value: (row) => row.sample },
    {
      id: 'field',
      header: t('transfer:columns.field'),
      value: (row) => row.field,
      cell: (row) => (
        <Select
          aria-label={t('transfer:columns.meaning', { header: row.header })}
          data={choices}
          value={row.field ?? 'none'}
          onChange={(value) => onMean(row.index, value === 'none' || value === null ? '' : (value as Field))}
          searchable
          allowDeselect={false}
          miw={200}
        />
      ),
    },
    {
      id: 'recognition',
      header: t('transfer:columns.why'),
      value: (row) => row.recognition,
      text: (row) => t(`transfer:columns.is.${row.recognition}`),
    },
  ];
  return (
    <details className={classes.part} open={preview.needsName}>
      <summary>
        {preview.needsName ? (
          <StatusTag tone="bad">{t('transfer:columns.needsName')}</StatusTag>
        ) : (
          t('transfer:columns.summary', {
            count: preview.columns.length - unknown,
            all: preview.columns.length,
          })
        )}
      </summary>
      <p className="dim">
        {t(preview.format === 'xlsx' ? 'transfer:columns.readXlsx' : 'transfer:columns.readCsv', {
          row: preview.headerRow,
          encoding: preview.encoding,
          sheet: preview.sheet,
        })}
      </p>
      <DataTable
        id="movingInColumns"
        label={t('transfer:columns.title')}
        columns={columns}
        rows={preview.columns}
        rowId={(row) => String(row.index)}
        plain
      />
    </details>
  );
}
