/** Reads and writes tables as files; knows no business word. */
export { decodeText, type DecodedText } from './decode-text.js';
export { CsvFault, peekCsv, readCsv, SEPARATORS, type Separator } from './read-csv.js';
export { type ReadCell, type ReadSheet, readXlsx, XlsxFault, type XlsxLimits } from './read-xlsx.js';
export { writeCsv } from './write-csv.js';
export { writeXlsx } from './write-xlsx.js';
