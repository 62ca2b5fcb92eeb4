import { Button, Checkbox, Skeleton } from '@mantine/core';
import type { Row as TableRow, RowData } from '@tanstack/react-table';
import { type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { AppLink, withAsOn } from './app-link';
import classes from './data-table.module.css';
import { SortHeader } from './sort-header';
import { alignsRight, type Column } from './table-column';
import { CellContent, TotalContent } from './table-cell';
import { useTableModel, type features, type TableModel } from './table-model';
import { TableTools } from './table-tools';

export interface DataTableProps<Row extends RowData> {
  /** Names the table in the URL and in the exported file: `projects`. */
  id: string;
  /** Its name for those who do not see it. */
  label: string;
  columns: Column<Row>[];
  /** `undefined` while loading. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Where a click on the row leads; the first column becomes the real link. */
  rowLink?: (row: Row) => string;
  /** What stands there without rows: why, and the next step. */
  empty?: ReactNode;
  /** Buttons for the rows that were ticked. */
  bulk?: (selected: Row[], clear: () => void) => ReactNode;
  /** Sorting before the user chooses another: `amount`, or `-amount` for the largest first. */
  sort?: string;
  /** Short lists on an overview need neither search nor columns nor export. */
  plain?: boolean;
  /** Marks a row by words elsewhere and by a tint here. */
  rowTone?: (row: Row) => 'wait' | 'bad' | undefined;
  /** What is said of a row on the screen in small print, such as "example figures": the exported file says it too. */
  rowNote?: (row: Row) => string | null;
  /** Loads the next part of a long list. */
  more?: { load: () => void; loading: boolean } | undefined;
}

/** The table of every screen; sorting, filters and columns live in the URL, and it becomes cards on a phone. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const model = useTableModel(props);
  const { rows, plain, label, bulk } = props;
  if (!rows) return <TableSkeleton label={label} />;
  const shown = model.table.getSortedRowModel().rows;
  const selected = bulk ? model.table.getSelectedRowModel().rows.map((row) => row.original) : [];

  return (
    <div>
      {!plain && <TableTools {...props} rows={rows} model={model} shown={shown.map((row) => row.original)} />}
      {bulk && selected.length > 0 && (
        <div className={classes.bulk} role="status">
          <span>{t('common:table.selected', { count: selected.length })}</span>
          {bulk(selected, () => model.table.resetRowSelection(true))}
        </div>
      )}
      {shown.length === 0 ? (
        <div className={classes.empty}>
          {rows.length === 0 ? (props.empty ?? t('common:table.empty')) : t('common:table.noMatch')}
        </div>
      ) : (
        <div
          className={classes.region}
          role="region"
          aria-label={t('common:table.region', { name: label })}
          tabIndex={0}
        >
          <table className={classes.table} role="table" aria-label={label}>
            <Head {...props} model={model} />
            <tbody role="rowgroup">
              {shown.map((row) => (
                <Line key={row.id} {...props} model={model} row={row} />
              ))}
            </tbody>
            <Foot {...props} model={model} shown={shown.map((row) => row.original)} />
          </table>
        </div>
      )}
      {props.more && (
        <Button variant="default" mt="sm" loading={props.more.loading} onClick={props.more.load}>
          {t('common:table.more')}
        </Button>
      )}
    </div>
  );
}

type Part<Row extends RowData> = DataTableProps<Row> & { model: TableModel<Row> };

function Head<Row extends RowData>({ bulk, model }: Part<Row>) {
  const { t } = useTranslation();
  const { table, visible } = model;
  return (
    <thead role="rowgroup">
      <tr role="row">
        {bulk && (
          <th role="columnheader" className={classes.tick}>
            <Checkbox
              size="xs"
              aria-label={t('common:table.selectAll')}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        )}
        {visible.map((column) => (
          <SortHeader key={column.id} column={column} model={model} />
        ))}
      </tr>
    </thead>
  );
}

function Line<Row extends RowData>({
  row,
  bulk,
  rowLink,
  rowTone,
  model,
}: Part<Row> & { row: TableRow<typeof features, Row> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const link = rowLink?.(row.original);
  const follow = (event: MouseEvent<HTMLTableRowElement>) => {
    const inside = event.target instanceof Element && event.target.closest('a, button, input, label');
    if (!link || inside || window.getSelection()?.toString()) return;
    void navigate(withAsOn(link, params));
  };
  const [first] = model.visible;
  return (
    <tr
      role="row"
      className={classes.line}
      data-link={link ? true : undefined}
      data-tone={rowTone?.(row.original)}
      onClick={follow}
    >
      {bulk && (
        <td role="cell" className={classes.tick}>
          <Checkbox
            size="xs"
            aria-label={t('common:table.selectRow', {
              row: first ? model.textOf(first, row.original) : row.id,
            })}
            checked={row.getIsSelected()}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {model.visible.map((column, index) => (
        <td
          key={column.id}
          role="cell"
          data-label={column.header}
          data-first={index === 0 || undefined}
          className={alignsRight(column) ? classes.right : undefined}
        >
          {index === 0 && link && !column.cell ? (
            <AppLink to={link} className="code">
              <CellContent column={column} row={row.original} />
            </AppLink>
          ) : (
            <div className={classes.value}>
              <CellContent column={column} row={row.original} />
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

function Foot<Row extends RowData>({ bulk, model, shown }: Part<Row> & { shown: Row[] }) {
  const { t } = useTranslation();
  if (!model.visible.some((column) => column.total !== undefined)) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row" className={classes.total}>
        {bulk && <td role="cell" />}
        {model.visible.map((column, index) => (
          <td
            key={column.id}
            role="cell"
            data-label={index === 0 ? undefined : column.header}
            data-first={index === 0 || undefined}
            data-bare={index > 0 && column.total === undefined ? true : undefined}
            className={alignsRight(column) ? classes.right : undefined}
          >
            {index === 0 && column.total === undefined ? (
              t('common:table.total')
            ) : (
              <div className={classes.value}>
                <TotalContent column={column} rows={shown} />
              </div>
            )}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function TableSkeleton({ label }: { label: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={`${label}: ${t('common:state.loading')}`}>
      {[92, 100, 96, 100, 88].map((width, index) => (
        <Skeleton key={index} height={18} width={`${width}%`} my={14} />
      ))}
    </div>
  );
}
