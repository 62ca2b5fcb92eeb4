/** Reads and writes tables as files; knows no business word. */
export { decodeText, type DecodedText } from './decode-text.js';
export { CsvFault, peekCsv, readCsv, SEPARATORS, type Separator } from './read-csv.js';
export { writeCsv, type CsvCell } from './write-csv.js';
