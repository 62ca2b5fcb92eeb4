/** One field of a CSV file; `isText` says that a person's words stand in it, not a figure or a day of ours. */
export interface CsvField {
  text: string;
  isText: boolean;
}

/**
 * A CSV file for Finnish Excel: `;`, UTF-8 with BOM, CRLF. Words that a spreadsheet would run as a formula get an
 * apostrophe in front (OWASP, CSV injection); figures keep their minus.
 */
export function toCsv(lines: CsvField[][]): string {
  const field = ({ text, isText }: CsvField) => {
    const safe = isText && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${lines.map((line) => line.map(field).join(';')).join('\r\n')}\r\n`;
}

/** Hands the file to the browser. */
export function downloadCsv(name: string, lines: CsvField[][]): void {
  const address = URL.createObjectURL(new Blob([toCsv(lines)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
