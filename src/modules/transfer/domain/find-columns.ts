import { readableText } from '../../../shared/text.js';
import { FIELDS, type Field, HEADERS } from './fields.js';

/** No header is longer; what is longer is not searched for brackets to its end. */
const MAX_HEADER = 400;

/** How a column came by its meaning. */
export type Recognition = 'chosen' | 'remembered' | 'recognised' | 'none';

/** A column of the file and what it means. */
export interface FileColumn {
  readonly index: number;
  readonly header: string;
  readonly field: Field | null;
  readonly recognition: Recognition;
}

/** Where the headers stand, and what each means. */
export interface FileColumns {
  readonly headerIndex: number;
  readonly columns: readonly FileColumn[];
}

/** What people decided: header (as {@link plainHeader} makes it) → field, or null for "leave it out". */
export type HeaderMeanings = ReadonlyMap<string, Field | null>;

/** Spreadsheets carry a title and the date above their headers. */
const MAX_ROWS_ABOVE = 20;
const TITLES = new Map(
  FIELDS.flatMap((field) => {
    const { fi, sv, en, also } = HEADERS[field];
    return [fi, sv, en, ...also].map((title) => [plainHeader(title), field] as const);
  }).reverse(),
);

/**
 * Finds the row of headers: the one of the first rows in which most columns are recognised, else the first with more
 * than one text, so that a person can say what its columns mean. A person's choice comes before what was remembered,
 * and both before what the house knows.
 */
export function findColumns(
  rows: readonly (readonly string[])[],
  chosen: ReadonlyMap<number, Field | null>,
  remembered: HeaderMeanings,
): FileColumns | null {
  const candidates = rows.slice(0, MAX_ROWS_ABOVE).map((row, headerIndex) => ({
    headerIndex,
    columns: columnsOf(row, chosen, remembered),
    texts: row.filter((text) => text.trim() !== '').length,
  }));
  const known = ({ columns }: FileColumns) => columns.filter(({ field }) => field !== null).length;
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (best, one) => (best === null || known(one) > known(best) ? one : best),
    null,
  );
  return best && known(best) > chosen.size ? best : (candidates.find(({ texts }) => texts > 1) ?? null);
}

/** Headers drift by case, line breaks, colons, stars and a unit in brackets: `Haettu (€)` is `haettu`. */
export function plainHeader(header: string): string {
  return readableText(header.slice(0, MAX_HEADER))
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[\s\u00a0*:;.,€"]+/g, ' ')
    .trim();
}

function columnsOf(
  row: readonly string[],
  chosen: ReadonlyMap<number, Field | null>,
  remembered: HeaderMeanings,
): FileColumn[] {
  const taken = new Set([...chosen.values()].filter((field) => field !== null));
  return row.flatMap((text, index): FileColumn[] => {
    const header = readableText(text.slice(0, MAX_HEADER)).replace(/\s+/g, ' ');
    if (header === '' && !chosen.has(index)) return [];
    const choice = chosen.get(index);
    if (choice !== undefined) return [{ index, header, field: choice, recognition: 'chosen' }];
    const plain = plainHeader(header);
    const memory = remembered.get(plain);
    if (memory === null) return [{ index, header, field: null, recognition: 'remembered' }];
    const field = memory ?? meaningOf(plain);
    if (field === null || taken.has(field)) return [{ index, header, field: null, recognition: 'none' }];
    taken.add(field);
    return [{ index, header, field, recognition: memory === undefined ? 'recognised' : 'remembered' }];
  });
}

/** A header in two languages, `Nimi / Namn`, means what either half means. */
function meaningOf(plain: string): Field | null {
  for (const part of [plain, ...plain.split(/ ?[/|] ?/)]) {
    const field = TITLES.get(part.trim());
    if (field !== undefined) return field;
  }
  return null;
}
