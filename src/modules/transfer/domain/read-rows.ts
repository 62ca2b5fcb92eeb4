import type { RowError } from '../../../shared/row-error.js';
import type { Temporal } from 'temporal-polyfill';
import { parseTypedPartialDay } from '../../../shared/calendar/index.js';
import { horizonProblems } from '../../../shared/day-problems.js';
import type { FieldProblemCode } from '../../../shared/field-problems.js';
import { type ProblemParams, fieldProblem } from '../../../shared/problem.js';
import { readableText } from '../../../shared/text.js';
import { APPLICATION_STATE_WORDS, OWN_ROLE_WORDS, PROJECT_STATUS_WORDS } from '../../../shared/words.js';
import { AMOUNT_FIELDS, DAY_FIELDS, type DayField, type Field } from './fields.js';
import type { FileColumns } from './find-columns.js';
import { amountKey, readStoredAmount, readTypedAmount } from './read-amount.js';
import { isUnknown, plain, readOutcome, readRole, readStatus, wordsOf } from './read-words.js';

/** A cell of the file: words, a number in plain digits, or a day. */
export interface FileCell {
  readonly kind: 'text' | 'number' | 'day';
  readonly text: string;
}

/** A row as the file states it: each value in the one form by which values are compared. What is unknown is absent. */
export interface StatedRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

/** An instrument by its code and the names it goes by. */
export interface KnownInstrument {
  readonly code: string;
  readonly names: readonly string[];
}

const MAX_SHOWN = 60;
const MAX_LENGTH: Partial<Record<Field, number>> = {
  ...{
    name: 300,
    nameSv: 300,
    lead: 200,
    funder: 200,
    funderProjectCode: 60,
    decisionNumber: 100,
    note: 5000,
  },
};
const MAX_LIST = { items: 200, length: 200 };
const CODE = /^[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9._-]{0,39}$/;
const TOTAL = /^(yhteensä|summa|totalt|sammanlagt|total)(?!\p{L})/iu;
const LIST_SEPARATOR = '; ';

/** Reads every row beneath the headers; a wrong cell is an error and never a guess. */
export function readRows(
  rows: readonly (readonly FileCell[])[],
  columns: FileColumns,
  rules: { instruments: readonly KnownInstrument[]; today: Temporal.PlainDate },
): { rows: StatedRow[]; errors: RowError[] } {
  const result = { rows: [] as StatedRow[], errors: [] as RowError[] };
  for (let index = columns.headerIndex + 1; index < rows.length; index++) {
    const cells = rows[index] ?? [];
    if (cells.every(({ text }) => text.trim() === '')) continue;
    if (isTotal(cells)) continue;
    const reader = new RowReader(cells, index + 1, columns, rules);
    result.rows.push(reader.read());
    result.errors.push(...reader.errors);
  }
  return result;
}

/** The values of a list cell: by semicolons or lines, else by commas. */
export function listOf(text: string): string[] {
  const parts = /[;\n]/.test(text) ? text.split(/[;\n]/) : text.split(/,(?!\d)/);
  return parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
}

/** The cell of a list; a single value with a comma in it gets a semicolon, so that it is read as one again. */
export function listText(values: readonly string[]): string {
  const [only] = values;
  return values.length === 1 && only?.includes(',') ? `${only};` : values.join(LIST_SEPARATOR);
}

/** What is wrong with a value, for the row and column in which it stands. */
export function rowError(
  row: number,
  column: string,
  value: string,
  code: FieldProblemCode,
  params: ProblemParams = {},
): RowError {
  const { detail } = fieldProblem('', code, params);
  return { row, column: column.slice(0, MAX_SHOWN), value: value.slice(0, MAX_SHOWN), code, detail, params };
}

function isTotal(cells: readonly FileCell[]): boolean {
  const first = cells.find(({ text }) => text.trim() !== '');
  return first !== undefined && TOTAL.test(first.text.trim());
}

class RowReader {
  readonly errors: RowError[] = [];
  private readonly values: Partial<Record<Field, string>> = {};

  constructor(
    private readonly cells: readonly FileCell[],
    private readonly row: number,
    private readonly columns: FileColumns,
    private readonly rules: { instruments: readonly KnownInstrument[]; today: Temporal.PlainDate },
  ) {}

  read(): StatedRow {
    for (const { index, field } of this.columns.columns) {
      const cell = this.cells[index];
      if (field !== null && cell && !isUnknown(cell.text)) this.readCell(field, cell);
    }
    return { row: this.row, values: this.values };
  }

  private readCell(field: Field, cell: FileCell): void {
    const text = readableText(cell.text);
    const max = maxCharacters(field);
    // A character is one or two units of a string; what `keep` counts exactly need only be bounded here.
    if (text.length > 2 * max) return this.fail(field, text, 'field.too_long', { max });
    if (isOneOf(field, AMOUNT_FIELDS)) return this.readAmount(field, { ...cell, text });
    if (isOneOf(field, DAY_FIELDS)) return this.readDay(field, field, text);
    switch (field) {
      case 'code':
        return this.readCode(text);
      case 'ownRole':
        return this.readWord(field, text, readRole(text), wordsOf(OWN_ROLE_WORDS));
      case 'status':
        return this.readWord(field, text, readStatus(text), wordsOf(PROJECT_STATUS_WORDS));
      case 'outcome':
        return this.readDecision(text);
      case 'instrument':
        return this.readInstrument(text);
      case 'plannedPeriod':
        return this.readPeriod(text);
      case 'aliases':
      case 'partners':
        return this.readList(field, text);
      case 'note':
        return this.keep(field, text);
      default:
        return this.keep(field, text.replace(/\s+/g, ' '));
    }
  }

  private keep(field: Field, text: string): void {
    const max = maxCharacters(field);
    if ([...text].length > max) this.fail(field, text, 'field.too_long', { max });
    else this.values[field] = text;
  }

  private readCode(text: string): void {
    const code = text.toUpperCase().replace(/\s+/g, '-');
    if (CODE.test(code)) this.values.code = code;
    else this.fail('code', text, 'field.format', { expected: 'MONNI, SOS-II' });
  }

  private readWord(field: Field, text: string, code: string | null, allowed: string): void {
    if (code === null) this.fail(field, text, 'moving.word', { allowed });
    else this.values[field] = code;
  }

  /** "Odottaa päätöstä" says that there is none yet. */
  private readDecision(text: string): void {
    const pending = Object.values(APPLICATION_STATE_WORDS.pending).some(
      (word) => plain(word) === plain(text),
    );
    const { pending: _, ...outcomes } = APPLICATION_STATE_WORDS;
    if (!pending) this.readWord('outcome', text, readOutcome(text), wordsOf(outcomes));
  }

  private readInstrument(text: string): void {
    const wanted = plain(text);
    const { instruments } = this.rules;
    const exact = instruments.filter(
      ({ code, names }) => code === wanted || names.some((name) => plain(name) === wanted),
    );
    const near =
      exact.length > 0
        ? exact
        : instruments.filter((one) => one.names.some((name) => plain(name).includes(wanted)));
    const [only] = near;
    if (only && near.length === 1) this.values.instrument = only.code;
    else {
      const shown = (near.length > 0 ? near : instruments).map(({ names: [name = ''] }) => name).join(', ');
      this.fail('instrument', text, near.length > 0 ? 'moving.ambiguous' : 'moving.word', {
        allowed: shown.slice(0, 900),
      });
    }
  }

  /** `2020–2022`, `1.8.2020-31.12.2022`, `9/2020 – 12/2022`. */
  private readPeriod(text: string): void {
    const ends = text.split(/\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d)/);
    if (ends.length !== 2) return this.fail('plannedPeriod', text, 'moving.period');
    this.readDay('plannedPeriod', 'plannedStarts', ends[0] ?? '');
    this.readDay('plannedPeriod', 'plannedEnds', ends[1] ?? '');
  }

  private readDay(column: Field, field: DayField, text: string): void {
    const { today } = this.rules;
    // `31.10.` leaves the year to be guessed.
    const parsed = /\d{4}/.test(text) ? parseTypedPartialDay(text, today) : null;
    if (!parsed?.ok) {
      return this.fail(column, text, parsed?.reason === 'noSuchDay' ? 'day.none' : 'moving.day');
    }
    const { value } = parsed.value;
    const [far] = horizonProblems('', value, today);
    if (far) this.fail(column, text, far.code, far.params);
    else this.values[field] = value;
  }

  private readAmount(field: Field, cell: FileCell): void {
    const read = cell.kind === 'number' ? readStoredAmount(cell.text) : readTypedAmount(cell.text);
    if (read.ok) this.values[field] = amountKey(read.amount);
    else this.fail(field, cell.text, read.code);
  }

  private readList(field: 'aliases' | 'partners', text: string): void {
    const values = listOf(text);
    const tooLong = values.some((value) => [...value].length > MAX_LIST.length);
    if (tooLong) this.fail(field, text, 'field.too_long', { max: MAX_LIST.length });
    else if (values.length > MAX_LIST.items)
      this.fail(field, text, 'field.too_many', { max: MAX_LIST.items });
    else this.values[field] = [...new Map(values.map((value) => [plain(value), value])).values()].join('\n');
  }

  private fail(field: Field, value: string, code: FieldProblemCode, params: ProblemParams = {}): void {
    const header = this.columns.columns.find((column) => column.field === field)?.header ?? field;
    this.errors.push(rowError(this.row, header, value, code, params));
  }
}

/** Longer cells are refused before any pattern is looked for in them. */
function maxCharacters(field: Field): number {
  const isList = field === 'aliases' || field === 'partners';
  return isList ? MAX_LIST.items * MAX_LIST.length : (MAX_LENGTH[field] ?? MAX_LIST.length);
}

function isOneOf<T extends Field>(field: Field, group: readonly T[]): field is T {
  return (group as readonly Field[]).includes(field);
}
