import type { RowData } from '@tanstack/react-table';
import { Button, Checkbox, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns3, IconDownload, IconFilterOff, IconSearch } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sumCents, formatCsvAmount } from '../../shared/money/index.js';
import { useAsOn } from '../app/as-on';
import { currentLanguage, localeOf } from '../i18n';
import classes from './data-table.module.css';
import { isCents } from './cents';
import type { Column } from './table-column';
import { downloadCsv } from './table-csv';
import { exportOf, type TableModel } from './table-model';

interface Props<Row extends RowData> {
  id: string;
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  shown: Row[];
  model: TableModel<Row>;
  rowNote?: (row: Row) => string | null;
  more?: { load: () => void; loading: boolean } | undefined;
}

/** Search, filters, columns and export above a table. */
export function TableTools<Row extends RowData>(props: Props<Row>) {
  const { id, label, columns, rows, shown, model, more } = props;
  const { t } = useTranslation();
  const { day } = useAsOn();
  const choices = columns.filter((column) => column.choice);
  const narrowed = Boolean(model.search) || choices.some((column) => model.filterOf(column));

  const save = () => downloadCsv(`${id}-${day}.csv`, linesOf(props, t));
  const saveWorkbook = () => exportWorkbook(props, `${id}-${day}`, t);

  return (
    <div className={classes.tools} data-no-print role="group" aria-label={label}>
      <SearchInput key={model.search ? 'narrowed' : 'open'} search={model.search} write={model.write} />
      {choices.map((column) => (
        <Select
          key={column.id}
          w={`max(180px, ${column.header.length + 13}ch)`}
          clearable
          aria-label={t('common:table.filterBy', { column: column.header })}
          placeholder={`${column.header}: ${t('common:table.all')}`}
          data={valuesOf(column, rows, model)}
          value={model.filterOf(column)}
          onChange={(value) => model.write({ [column.id]: value })}
          clearButtonProps={{ 'aria-label': t('common:table.clear') }}
        />
      ))}
      <Select
        className={classes.phoneSort}
        allowDeselect={false}
        aria-label={t('common:table.sort')}
        placeholder={t('common:table.sort')}
        data={model.visible.flatMap((column) => [
          { value: column.id, label: t('common:table.ascending', { column: column.header }) },
          { value: `-${column.id}`, label: t('common:table.descending', { column: column.header }) },
        ])}
        value={model.sorted || null}
        onChange={(value) => model.write({ sort: value })}
      />
      {narrowed && (
        <Button
          variant="subtle"
          leftSection={<IconFilterOff size={16} aria-hidden />}
          onClick={() =>
            model.write({ q: null, ...Object.fromEntries(choices.map((column) => [column.id, null])) })
          }
        >
          {t('common:table.clear')}
        </Button>
      )}
      <div className={classes.rest}>
        <span className={classes.count} role="status">
          {narrowed
            ? t('common:table.shown', { shown: shown.length, all: rows.length })
            : t(more ? 'common:table.rowsSoFar' : 'common:table.rows', { count: rows.length })}
        </span>
        <ColumnChoice columns={columns} model={model} />
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          {t('common:table.export')}
        </Button>
        <Button
          variant="default"
          aria-label={t('common:table.exportWorkbook')}
          onClick={() => void saveWorkbook()}
        >
          xlsx
        </Button>
      </div>
    </div>
  );
}

/** The same as a workbook; what writes it is loaded when somebody asks for one. */
async function exportWorkbook<Row extends RowData>(
  { label, shown, model, rowNote, rows, more }: Props<Row>,
  name: string,
  t: TFunction,
): Promise<void> {
  const { downloadWorkbook } = await import('./table-workbook');
  await downloadWorkbook({
    ...{ name, label, columns: model.visible, rows: shown, totalWord: t('common:table.total') },
    ...(rowNote ? { note: { header: t('common:table.note'), of: rowNote } } : {}),
    ...(more ? { partWord: t('common:table.partFile', { count: rows.length }) } : {}),
  });
}

/** What the exported file holds: the columns shown, notes, totals, and whether rows are missing. */
function linesOf<Row extends RowData>({ rows, shown, model, rowNote, more }: Props<Row>, t: TFunction) {
  return [
    [
      ...model.visible.map((column) => ({ text: column.header, isText: true })),
      ...(rowNote ? [{ text: t('common:table.note'), isText: true }] : []),
    ],
    ...shown.map((row) => [
      ...model.visible.map((column) => ({
        text: exportOf(column, row),
        isText: (column.kind ?? 'text') === 'text',
      })),
      ...(rowNote ? [{ text: rowNote(row) ?? '', isText: true }] : []),
    ]),
    ...totalsOf(model.visible, shown, t('common:table.total')),
    ...(more ? [[{ text: t('common:table.partFile', { count: rows.length }), isText: true }]] : []),
  ];
}

/** Writes to the URL when typing rests, so that no letter is lost to navigation. */
function SearchInput({ search, write }: { search: string; write: (changes: { q: string | null }) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(search);
  const later = useDebouncedCallback((value: string) => write({ q: value.trim() || null }), 200);
  return (
    <TextInput
      w={220}
      maxLength={200}
      aria-label={t('common:table.search')}
      placeholder={t('common:table.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

function ColumnChoice<Row extends RowData>({
  columns,
  model,
}: {
  columns: Column<Row>[];
  model: TableModel<Row>;
}) {
  const { t } = useTranslation();
  const toggle = (column: Column<Row>) => {
    const kept = columns.filter((one) => (one === column ? !model.isVisible(one) : model.isVisible(one)));
    model.write({ cols: kept.map((one) => one.id).join(',') });
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('common:table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" role="group" aria-label={t('common:table.columns')}>
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={model.isVisible(column)}
              disabled={index === 0}
              onChange={() => toggle(column)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function valuesOf<Row extends RowData>(
  column: Column<Row>,
  rows: readonly Row[],
  model: TableModel<Row>,
): string[] {
  const words = new Intl.Collator(localeOf[currentLanguage()], { numeric: true });
  return [...new Set(rows.map((row) => model.textOf(column, row)))].filter(Boolean).sort(words.compare);
}

function totalsOf<Row>(columns: Column<Row>[], rows: Row[], word: string) {
  if (!columns.some((column) => column.total !== undefined)) return [];
  return [
    columns.map((column, index) => {
      if (column.total === undefined) return { text: index === 0 ? word : '', isText: true };
      if (column.total !== 'sum') {
        return isCents(column.total)
          ? { text: formatCsvAmount(column.total), isText: false }
          : { text: column.total, isText: true };
      }
      const known = rows.map((row) => column.value(row)).filter(isCents);
      return { text: known.length > 0 ? formatCsvAmount(sumCents(known)) : '', isText: false };
    }),
  ];
}
