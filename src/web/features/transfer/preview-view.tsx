import { Button, Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { useFieldWords } from '../../ui/problem-words';
import { StatusTag, type Tone } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import type { Preview, PreviewRow, RowError } from './queries';
import classes from './transfer.module.css';
import { useValueWords } from './words';

interface Props {
  preview: Preview;
  apply: number[];
  onApply: (rows: number[]) => void;
  storing: boolean;
  onStore: () => void;
}

const TONES: Record<PreviewRow['state'], Tone> = {
  new: 'ok',
  unchanged: 'calm',
  changed: 'wait',
  wrong: 'bad',
};

/** What an import would do: sums, what is wrong by row and column, and every row with its differences. */
export function PreviewView({ preview, apply, onApply, storing, onStore }: Props) {
  const { t } = useTranslation();
  const { newCount, unchangedCount, changedCount, errorCount } = preview;
  const ready = errorCount === 0 && newCount + apply.length > 0;
  return (
    <>
      <p>
        <StatusTag tone={errorCount > 0 ? 'bad' : newCount > 0 ? 'ok' : 'calm'}>
          {errorCount > 0
            ? t('transfer:preview.wrong', { count: errorCount })
            : t('transfer:preview.new', { count: newCount })}
        </StatusTag>{' '}
        {t('transfer:preview.rest', { new: newCount, unchanged: unchangedCount, changed: changedCount })}
      </p>
      <Sums preview={preview} />
      {preview.errors.length > 0 && <Errors errors={preview.errors} />}
      <Rows preview={preview} apply={apply} onApply={onApply} />
      <Group mt="md">
        <Button onClick={onStore} disabled={!ready} loading={storing}>
          {t('transfer:preview.store', { new: newCount, changed: apply.length })}
        </Button>
        {!ready && <span>{t(errorCount > 0 ? 'transfer:preview.mend' : 'transfer:preview.nothing')}</span>}
      </Group>
    </>
  );
}

function Sums({ preview: { sums } }: { preview: Preview }) {
  const { t } = useTranslation();
  const amount = (wire: string) => formatAmount(centsOf(wire) ?? (0n as never));
  const known = sums.filter((sum) => sum.known > 0);
  if (known.length === 0) return null;
  return (
    <ul className={classes.list}>
      {known.map(({ field, from, to, approximate, unknown }) => (
        <li key={field}>
          {t(`transfer:field.${field}`)}: {approximate && `${t('transfer:aboutWord')} `}
          <span className="figure">{from === to ? amount(from) : `${amount(from)}–${amount(to)}`}</span>
          {unknown > 0 && `, ${t('transfer:preview.unknown', { count: unknown })}`}
        </li>
      ))}
    </ul>
  );
}

function Errors({ errors }: { errors: RowError[] }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const columns: Column<RowError>[] = [
    { id: 'row', header: t('transfer:preview.row'), kind: 'number', value: (error) => error.row },
    {
      id: 'column',
      header: t('transfer:preview.column'),
      value: ({ column }) => t(`transfer:field.${column}`, { defaultValue: column }),
    },
    { id: 'value', header: t('transfer:preview.value'), value: (error) => error.value },
    {
      id: 'what',
      header: t('transfer:preview.what'),
      value: ({ code, detail, params }) =>
        fieldWords({ pointer: '', code, detail, params: params as Record<string, string | number> }),
    },
  ];
  return (
    <>
      <h3 className={classes.part}>{t('transfer:preview.errors')}</h3>
      <DataTable
        id="movingInErrors"
        label={t('transfer:preview.errors')}
        columns={columns}
        rows={errors}
        rowId={(error) => `${error.row} ${error.column}`}
        plain
      />
    </>
  );
}

function Rows({ preview, apply, onApply }: Pick<Props, 'preview' | 'apply' | 'onApply'>) {
  const { t } = useTranslation();
  const columns: Column<PreviewRow>[] = [
    { id: 'row', header: t('transfer:preview.row'), kind: 'number', value: (row) => row.row },
    { id: 'code', header: t('transfer:field.code'), value: (row) => row.code },
    { id: 'name', header: t('transfer:field.name'), value: (row) => row.name },
    {
      id: 'state',
      header: t('transfer:preview.state'),
      choice: true,
      value: (row) => row.state,
      text: (row) => t(`transfer:state.${row.state}`),
      cell: (row) => <StatusTag tone={TONES[row.state]}>{t(`transfer:state.${row.state}`)}</StatusTag>,
    },
    {
      id: 'differences',
      header: t('transfer:preview.differences'),
      value: (row) => row.differences.length || null,
      text: (row) => row.differences.map(({ field }) => t(`transfer:field.${field}`)).join(', '),
      cell: (row) => <Differences row={row} apply={apply} onApply={onApply} />,
    },
  ];
  return (
    <>
      <h3 className={classes.part}>{t('transfer:preview.rows')}</h3>
      <DataTable
        id="movingIn"
        label={t('transfer:preview.rows')}
        columns={columns}
        rows={preview.rows}
        rowId={(row) => String(row.row)}
        rowTone={(row) => (row.state === 'wrong' ? 'bad' : row.state === 'changed' ? 'wait' : undefined)}
      />
    </>
  );
}

function Differences({ row, apply, onApply }: Pick<Props, 'apply' | 'onApply'> & { row: PreviewRow }) {
  const { t } = useTranslation();
  const words = useValueWords();
  if (row.differences.length === 0) return <span className="dim">–</span>;
  const chosen = apply.includes(row.row);
  return (
    <div>
      <ul className={classes.list}>
        {row.differences.map(({ field, stored, given, applicable }) => (
          <li key={field}>
            {t(`transfer:field.${field}`)}:{' '}
            {stored === null ? t('common:fact.unknown') : words(field, stored)} → {words(field, given)}
            {!applicable && <span className="dim"> ({t('transfer:preview.inProject')})</span>}
          </li>
        ))}
      </ul>
      {row.differences.some(({ applicable }) => applicable) && (
        <Checkbox
          mt={4}
          size="sm"
          label={t('transfer:preview.apply', { code: row.code })}
          checked={chosen}
          onChange={() => onApply(chosen ? apply.filter((one) => one !== row.row) : [...apply, row.row])}
        />
      )}
    </div>
  );
}
