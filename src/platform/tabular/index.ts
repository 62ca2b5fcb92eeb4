/** Reads and writes tables as files; knows no business word. */
export { decodeText, type DecodedText } from './decode-text.js';
export { CsvFault, peekCsv, readCsv, SEPARATORS, type Separator } from './read-csv.js';
export { type ReadCell, type ReadSheet, readXlsx } from './read-xlsx.js';
export { XlsxFault, type XlsxLimits } from './xlsx-limits.js';
export { writeCsv } from './write-csv.js';
export { writeXlsx } from './write-xlsx.js';
