import { parseAmount } from './money/index.js';
import type { TableCell } from './workbook.js';

/*
 * What the interface answers, as cells of a table that becomes a file. What nobody knows is an empty cell.
 */

/** Words; an empty text is none. */
export function textCell(value: string | null | undefined): TableCell {
  return value ? { text: value } : null;
}

/** A day as exactly as it is known. */
export function dayCell(value: string | null | undefined): TableCell {
  return value ? { day: value } : null;
}

/** Euro as the wire holds them, such as `"1234.56"`. */
export function amountCell(value: string | null | undefined): TableCell {
  const parsed = parseAmount(value);
  return parsed.ok ? { amountCents: parsed.amountCents } : null;
}

/** A number that is no money, such as days or a percentage. */
export function countCell(value: number | string | null | undefined): TableCell {
  return value === null || value === undefined ? null : { count: String(value) };
}
