import type { ReactNode } from 'react';
import type { Cents } from '../../shared/money/index.js';

/** What a cell holds: cents for money, `YYYY-MM-DD` for a day; nothing when it is unknown. */
export type CellValue = string | number | bigint | null | undefined;

/** A column says what it holds; how that is sorted, shown, searched and exported follows from its kind. */
export interface Column<Row> {
  /** Its name in the URL. */
  id: string;
  header: string;
  /** `text` unless said otherwise. Money is `Cents`, a day `YYYY-MM-DD`. */
  kind?: 'text' | 'money' | 'day' | 'number';
  value: (row: Row) => CellValue;
  /** Shows more than the value: a tag, a second line. */
  cell?: (row: Row) => ReactNode;
  /** The value in words where it is a code: for search, filter and export. */
  text?: (row: Row) => string;
  /** Offers the values that occur as a filter. */
  choice?: boolean;
  /** Under the strong rule: `sum` of the rows shown (money), or a figure of the server. */
  total?: 'sum' | Cents | string;
  /** Not shown until chosen. */
  hidden?: boolean;
}

/** Figures stand right-aligned, under each other. */
export function alignsRight<Row>(column: Column<Row>): boolean {
  return column.kind === 'money' || column.kind === 'number';
}
