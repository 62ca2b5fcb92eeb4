import writeWorkbook from 'write-excel-file/node';
import { type Table, sheetOf } from '../../shared/workbook.js';

/** A workbook with a sheet per table, in order; see {@link sheetOf} for what becomes of the cells. */
export async function writeXlsx(sheets: readonly (Table & { name: string })[]): Promise<Buffer> {
  return writeWorkbook(sheets.map((table) => sheetOf(table.name, table))).toBuffer();
}
