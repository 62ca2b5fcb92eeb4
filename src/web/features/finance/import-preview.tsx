import { Button, Group, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, read } from '../../api/client';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { useFieldWords } from '../../ui/problem-words';
import { ProblemView } from '../../ui/problem-view';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import classes from './finance.module.css';
import { useProjectChoices, type Preview } from './queries';
import { amountWords, useCategoryWord } from './words';

interface Props {
  preview: Preview;
  storing: boolean;
  onStore: () => void;
  /** The project of a cost centre was told: look again. */
  onTold: () => void;
}

/** What an import would do: sums, rows that are known or left out, and what is wrong, by row and column. */
export function ImportPreview({ preview, storing, onStore, onTold }: Props) {
  const { t } = useTranslation();
  const total = amountWords(preview.total);
  const ready = preview.errorCount === 0 && preview.newCount > 0;
  return (
    <>
      <p>
        <StatusTag tone={preview.errorCount > 0 ? 'bad' : preview.newCount > 0 ? 'ok' : 'calm'}>
          {preview.errorCount > 0
            ? t('finance:preview.wrong', { count: preview.errorCount })
            : t('finance:preview.ready', { count: preview.newCount })}
        </StatusTag>{' '}
        {t('finance:preview.answer', {
          count: preview.newCount,
          total,
          known: preview.knownCount,
          skipped: preview.skippedCount,
        })}
      </p>
      <p className="dim">
        {t('finance:preview.format', {
          encoding: preview.encoding,
          separator: t(`finance:preview.separator.${preview.separator}`),
        })}{' '}
        {preview.columns
          .map(({ field, header }) => `${t(`finance:preview.field.${field}`)} = ${header}`)
          .join(', ')}
      </p>
      {preview.unusedHeaders.length > 0 && (
        <p className="dim">{t('finance:preview.unused', { headers: preview.unusedHeaders.join(', ') })}</p>
      )}
      {preview.warnings.length > 0 && (
        <ul className={classes.list}>
          {preview.warnings.map(({ code, rows }) => (
            <li key={code}>{t(`finance:preview.warning.${code}`, { count: rows })}</li>
          ))}
        </ul>
      )}
      {preview.unknownCostCentres.length > 0 && <TellProjects preview={preview} onTold={onTold} />}
      {preview.errors.length > 0 && <Errors preview={preview} />}
      {preview.sums.length > 0 && <Sums preview={preview} />}
      {preview.skipped.length > 0 && <Skipped preview={preview} />}
      <Group mt="md">
        <Button onClick={onStore} disabled={!ready} loading={storing}>
          {t('finance:preview.store', { count: preview.newCount })}
        </Button>
        {!ready && (
          <span>{t(preview.errorCount > 0 ? 'finance:preview.mend' : 'finance:preview.nothing')}</span>
        )}
      </Group>
    </>
  );
}

/** Asks once which project each unknown cost centre belongs to; later imports remember it. */
function TellProjects({ preview, onTold }: { preview: Preview; onTold: () => void }) {
  const { t } = useTranslation();
  const projects = useProjectChoices();
  const [told, setTold] = useState<Record<string, string>>({});
  const tell = useMutation({
    mutationFn: async () => {
      for (const [code, projectId] of Object.entries(told)) {
        await read(api.POST('/api/v1/cost-centres', { body: { code, projectId } }));
      }
    },
    onSettled: onTold,
  });
  return (
    <section aria-label={t('finance:preview.costCentres')}>
      <h3 className={classes.part}>{t('finance:preview.costCentres')}</h3>
      {tell.isError && <ProblemView error={tell.error} />}
      {preview.unknownCostCentres.map(({ costCentre, rows }) => (
        <Select
          key={costCentre}
          label={t('finance:preview.costCentre', { costCentre, count: rows })}
          data={projects.data ?? []}
          value={told[costCentre] ?? null}
          onChange={(value) =>
            setTold((before) =>
              Object.fromEntries(
                Object.entries({ ...before, [costCentre]: value ?? '' }).filter(
                  ([, project]) => project !== '',
                ),
              ),
            )
          }
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          maw={420}
          mb="sm"
        />
      ))}
      <Button
        variant="default"
        disabled={Object.keys(told).length === 0}
        loading={tell.isPending}
        onClick={() => tell.mutate()}
      >
        {t('finance:preview.tell')}
      </Button>
    </section>
  );
}

type RowError = Preview['errors'][number];

function Errors({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const wordsOf = ({ code, detail, params }: RowError) => fieldWords({ pointer: '', code, detail, params });
  // A field without a column is named by the interface.
  const columnWord = (column: string) =>
    column === 'costCentre' ? t('finance:preview.field.costCentre') : column;
  const columns: Column<RowError>[] = [
    { id: 'row', header: t('finance:preview.row'), kind: 'number', value: (error) => error.row },
    { id: 'column', header: t('finance:preview.column'), value: (error) => columnWord(error.column) },
    { id: 'value', header: t('finance:preview.value'), value: (error) => error.value },
    { id: 'what', header: t('finance:preview.what'), value: wordsOf },
  ];
  return (
    <>
      <h3 className={classes.part}>{t('finance:preview.errors')}</h3>
      <DataTable
        id="importErrors"
        label={t('finance:preview.errors')}
        columns={columns}
        rows={preview.errors}
        rowId={(error) => `${error.row} ${error.column}`}
        plain
      />
    </>
  );
}

type Sum = Preview['sums'][number];

function Sums({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const categoryWord = useCategoryWord();
  const projects = useProjectChoices();
  const projectWord = (id: string) => projects.data?.find(({ value }) => value === id)?.label ?? '…';
  const columns: Column<Sum>[] = [
    { id: 'project', header: t('finance:column.project'), value: (sum) => projectWord(sum.projectId) },
    { id: 'category', header: t('finance:column.category'), value: (sum) => categoryWord(sum.costCategory) },
    { id: 'rows', header: t('finance:preview.rows'), kind: 'number', value: (sum) => sum.rows },
    {
      id: 'amount',
      header: t('finance:entry.amount'),
      kind: 'money',
      value: (sum) => centsOf(sum.amount),
      total: 'sum',
    },
  ];
  return (
    <>
      <h3 className={classes.part}>{t('finance:preview.sums')}</h3>
      <DataTable
        id="importSums"
        label={t('finance:preview.sums')}
        columns={columns}
        rows={preview.sums}
        rowId={(sum) => `${sum.projectId} ${sum.costCategory ?? ''}`}
        plain
      />
    </>
  );
}

type SkippedRow = Preview['skipped'][number];

function Skipped({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const columns: Column<SkippedRow>[] = [
    { id: 'row', header: t('finance:preview.row'), kind: 'number', value: (row) => row.row },
    {
      id: 'reason',
      header: t('finance:preview.reason'),
      value: (row) => t(`finance:preview.is.${row.reason}`),
    },
    { id: 'value', header: t('finance:preview.value'), value: (row) => row.value },
  ];
  return (
    <>
      <h3 className={classes.part}>{t('finance:preview.skipped')}</h3>
      <DataTable
        id="importSkipped"
        label={t('finance:preview.skipped')}
        columns={columns}
        rows={preview.skipped}
        rowId={(row) => String(row.row)}
        plain
      />
    </>
  );
}
