import type { RowData } from '@tanstack/react-table';
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import classes from './data-table.module.css';
import { alignsRight, type Column } from './table-column';
import type { TableModel } from './table-model';

/** A head that sorts; its state is said by `aria-sort` and shown by an arrow. */
export function SortHeader<Row extends RowData>({
  column,
  model,
}: {
  column: Column<Row>;
  model: TableModel<Row>;
}) {
  const direction =
    model.sorted === column.id ? 'ascending' : model.sorted === `-${column.id}` ? 'descending' : undefined;
  const Icon =
    direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  // Figures are asked for from the largest, words and days from the first.
  const firstDescending = alignsRight(column);
  const next = direction
    ? direction === 'ascending'
      ? `-${column.id}`
      : column.id
    : `${firstDescending ? '-' : ''}${column.id}`;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={direction}
      className={alignsRight(column) ? classes.right : undefined}
    >
      <UnstyledButton className={classes.sort} onClick={() => model.write({ sort: next })}>
        {column.header}
        <Icon size={13} aria-hidden data-idle={direction ? undefined : true} />
      </UnstyledButton>
    </th>
  );
}
