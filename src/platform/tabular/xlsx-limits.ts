/** How much of a workbook is read. */
export interface XlsxLimits {
  /** Of all sheets together, unpacked. */
  readonly megabytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
}

/** Why a workbook is not read; `limit` where it is larger than allowed. */
export class XlsxFault extends Error {
  constructor(
    readonly reason: 'notWorkbook' | 'megabytes' | 'sheets' | 'rows' | 'columns',
    readonly limit: number = 0,
  ) {
    super(`The workbook is not read: ${reason}.`);
    this.name = 'XlsxFault';
  }
}
