import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { formatAmount, formatCsvAmount } from '../../shared/money/index.js';
import { formatDay } from '../app/days';
import { currentLanguage, localeOf } from '../i18n';
import { isCents } from './cents';
import type { CellValue, Column } from './table-column';

export const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

function compare(a: CellValue, b: CellValue, words: Intl.Collator): number {
  if (typeof a === 'string' && typeof b === 'string') return words.compare(a, b);
  if (a === b || a === null || a === undefined || b === null || b === undefined) return 0;
  return a < b ? -1 : 1;
}

/** A value as words, for search, filters and export. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row);
  const value = column.value(row);
  if (value === null || value === undefined) return '';
  if (column.kind === 'money' && isCents(value)) return formatAmount(value);
  if (column.kind === 'day' && typeof value === 'string') return formatDay(value);
  return String(value);
}

/** A value in a CSV file for Finnish Excel; unknown stays empty, never zero. */
export function exportOf<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (column.kind === 'money' && isCents(value)) return formatCsvAmount(value);
  if (column.kind === 'number' && !column.text && typeof value === 'number')
    return String(value).replace('.', ',');
  return textOf(column, row);
}

/** Without accents and case: `aly` finds `Älykäs`, as the search of the server does. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

interface Input<Row extends RowData> {
  id: string;
  columns: Column<Row>[];
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  sort?: string;
}

const noRows: never[] = [];

/** The rows as the URL asks for them: `projects.sort=-amount`, `projects.q=…`, `projects.status=…`, `projects.cols=…`. */
export function useTableModel<Row extends RowData>({ id, columns, rows, rowId, sort }: Input<Row>) {
  const [params, setParams] = useSearchParams();
  const read = (name: string) => params.get(`${id}.${name}`);
  const write = useCallback(
    (changes: Record<string, string | null>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(`${id}.${name}`, value);
            else next.delete(`${id}.${name}`);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [id, setParams],
  );

  const sorted = read('sort') ?? sort ?? '';
  const search = read('q') ?? '';
  const chosenColumns = read('cols')?.split(',');
  const isVisible = (column: Column<Row>) =>
    chosenColumns ? chosenColumns.includes(column.id) || column === columns[0] : !column.hidden;
  const filters = columns
    .map((column) => ({ id: column.id, value: column.choice ? read(column.id) : null }))
    .filter((filter) => filter.value);

  const definitions = useMemo(() => {
    const words = new Intl.Collator(localeOf[currentLanguage()], { numeric: true });
    return columns.map((column): ColumnDef<typeof features, Row> => ({
      id: column.id,
      accessorFn: (row) => column.value(row) ?? undefined,
      sortUndefined: 'last',
      sortFn: (a, b) => compare(column.value(a.original), column.value(b.original), words),
      filterFn: (row, _column, wanted: string) => textOf(column, row.original) === wanted,
    }));
  }, [columns]);

  const table = useTable({
    features,
    columns: definitions,
    data: rows ?? noRows,
    getRowId: (row) => rowId(row),
    enableSortingRemoval: false,
    getColumnCanGlobalFilter: (column) => column.id === columns[0]?.id,
    globalFilterFn: (row, _column, wanted: string) => {
      const text = folded(columns.map((column) => textOf(column, row.original)).join(' '));
      return folded(wanted)
        .split(/\s+/)
        .every((word) => text.includes(word));
    },
    state: {
      sorting: sorted ? [{ id: sorted.replace(/^-/, ''), desc: sorted.startsWith('-') }] : [],
      globalFilter: search,
      columnFilters: filters,
    },
  });

  return {
    table,
    visible: columns.filter(isVisible),
    isVisible,
    sorted,
    search,
    filterOf: (column: Column<Row>) => read(column.id),
    write,
    textOf,
  };
}

export type TableModel<Row extends RowData> = ReturnType<typeof useTableModel<Row>>;
