import type { RowError } from '../../../shared/row-error.js';
import { Temporal } from 'temporal-polyfill';
import type { CostCategory } from '../../../shared/cost-categories.js';
import { parseTypedDay } from '../../../shared/calendar/index.js';
import { horizonProblems } from '../../../shared/day-problems.js';
import { type Cents, parseTypedAmount } from '../../../shared/money/index.js';
import type { FieldProblemCode } from '../../../shared/field-problems.js';
import { type ProblemParams, fieldProblem } from '../../../shared/problem.js';
import { type AccountRange, meaningOfAccount } from './account-category.js';
import type { ImportColumns, ImportField } from './import-columns.js';

/** A row of the file that is an entry. */
export interface ImportRow {
  /** The row as the spreadsheet numbers it. */
  readonly row: number;
  readonly projectId: string;
  readonly postingDate: string;
  readonly documentDate: string | null;
  readonly voucher: string | null;
  readonly line: string | null;
  readonly account: string;
  readonly costCentre: string | null;
  /** Null is an income. */
  readonly costCategory: CostCategory | null;
  readonly amountCents: Cents;
  readonly text: string;
  readonly counterparty: string | null;
}

/** A row that is no entry, and why. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: 'zeroAmount' | 'balanceAccount' | 'total';
  readonly value: string;
}

export interface ReadRows {
  readonly rows: ImportRow[];
  readonly errors: RowError[];
  readonly skipped: SkippedRow[];
  /** Cost centres that no project is known for, with the rows that name them. */
  readonly unknownCostCentres: ReadonlyMap<string, number>;
  readonly futureRows: number;
}

/** What a row is read with. */
export interface ReadingRules {
  readonly columns: ImportColumns;
  readonly accounts: readonly AccountRange[];
  /** Cost centre (lower case) → project. */
  readonly projects: ReadonlyMap<string, string>;
  /** The project of rows without a cost centre. */
  readonly otherwise: string | null;
  readonly today: Temporal.PlainDate;
}

/** How much of a cell is shown when it is wrong. */
const MAX_SHOWN = 60;
const MAX_LENGTH: Partial<Record<ImportField, number>> = {
  voucher: 60,
  line: 20,
  costCentre: 60,
  counterparty: 200,
};
const TOTAL = /^(yhteensä|summa|loppusumma|totalt|sammanlagt|total)(?!\p{L})/iu;

/** Reads every record beneath the headers; a wrong one is an error and never a guess. */
export function readImportRows(records: readonly (readonly string[])[], rules: ReadingRules): ReadRows {
  const result = {
    rows: [] as ImportRow[],
    errors: [] as RowError[],
    skipped: [] as SkippedRow[],
    unknownCostCentres: new Map<string, number>(),
    futureRows: 0,
  };
  for (let index = rules.columns.headerIndex + 1; index < records.length; index++) {
    const record = records[index] ?? [];
    if (record.every((cell) => cell.trim() === '')) continue;
    const reader = new RowReader(record, index + 1, rules);
    const row = reader.read();
    if (reader.skipped) result.skipped.push(reader.skipped);
    else if (row) result.rows.push(row);
    result.errors.push(...reader.errors);
    if (reader.unknownCostCentre !== null) {
      const count = result.unknownCostCentres.get(reader.unknownCostCentre) ?? 0;
      result.unknownCostCentres.set(reader.unknownCostCentre, count + 1);
    }
    if (row && row.postingDate > rules.today.toString()) result.futureRows += 1;
  }
  return result;
}

class RowReader {
  readonly errors: RowError[] = [];
  skipped: SkippedRow | null = null;
  unknownCostCentre: string | null = null;

  constructor(
    private readonly record: readonly string[],
    private readonly row: number,
    private readonly rules: ReadingRules,
  ) {}

  read(): ImportRow | null {
    if (this.isTotal()) return null;
    const amountCents = this.readAmount();
    const account = this.readAccount();
    if (this.skipped) return null;
    const postingDate = this.readDay('postingDate');
    const documentDate = this.cell('documentDate') === '' ? null : this.readDay('documentDate');
    const projectId = this.readProject();
    const [voucher, line, costCentre, counterparty] = [
      this.readText('voucher'),
      this.readText('line'),
      this.readText('costCentre'),
      this.readText('counterparty'),
    ];
    if (this.errors.length > 0 || amountCents === null || !account || !postingDate || !projectId) return null;
    return {
      row: this.row,
      projectId,
      postingDate,
      documentDate,
      voucher,
      line,
      account: account.account,
      costCentre,
      costCategory: account.costCategory,
      amountCents,
      text: withoutControls(this.cell('text')).slice(0, 500),
      counterparty,
    };
  }

  /** A footer: an amount, the word for a total, and neither account nor day. */
  private isTotal(): boolean {
    const total = this.record.find((cell) => TOTAL.test(cell.trim()));
    if (total === undefined || this.cell('account') !== '') return false;
    this.skipped = { row: this.row, reason: 'total', value: total.trim().slice(0, 60) };
    return true;
  }

  private readAmount(): Cents | null {
    const value = this.cell('amount');
    const parsed = parseTypedAmount(value);
    if (!parsed.ok) {
      this.fail('amount', parsed.reason === 'format' ? 'import.amount' : `amount.${parsed.reason}`);
      return null;
    }
    if (parsed.amountCents === 0n) this.skipped = { row: this.row, reason: 'zeroAmount', value };
    return parsed.amountCents;
  }

  private readAccount(): { account: string; costCategory: CostCategory | null } | null {
    const account = this.cell('account').replace(/\s/g, '');
    if (account === '') return this.fail('account', 'field.required');
    const meaning = meaningOfAccount(account, this.rules.accounts);
    if (meaning.kind === 'unknown') return this.fail('account', 'entry.account', { account });
    if (meaning.kind === 'balance') {
      this.skipped ??= { row: this.row, reason: 'balanceAccount', value: account };
      return null;
    }
    return { account, costCategory: meaning.kind === 'cost' ? meaning.costCategory : null };
  }

  private readDay(field: 'postingDate' | 'documentDate'): string | null {
    const value = this.cell(field);
    if (value === '') return this.fail(field, 'field.required');
    // `31.10.` leaves the year to be guessed, which a ledger may not.
    const parsed = /\d{4}/.test(value) ? parseTypedDay(value, this.rules.today) : null;
    if (!parsed?.ok) return this.fail(field, parsed?.reason === 'noSuchDay' ? 'day.none' : 'import.day');
    const day = parsed.value.toString();
    const [far] = horizonProblems('', day, this.rules.today);
    return far ? this.fail(field, far.code, far.params) : day;
  }

  private readProject(): string | null {
    const costCentre = this.cell('costCentre');
    if (costCentre === '') return this.rules.otherwise ?? this.fail('costCentre', 'import.project');
    const projectId = this.rules.projects.get(costCentre.toLowerCase());
    if (projectId !== undefined) return projectId;
    this.unknownCostCentre = costCentre;
    return this.fail('costCentre', 'import.cost_centre', { costCentre });
  }

  private readText(field: 'voucher' | 'line' | 'costCentre' | 'counterparty'): string | null {
    const value = withoutControls(this.cell(field));
    const max = MAX_LENGTH[field] ?? 0;
    if ([...value].length > max) this.fail(field, 'field.too_long', { max });
    return value === '' ? null : value;
  }

  private cell(field: ImportField): string {
    const index = this.rules.columns.columns[field];
    return index === undefined ? '' : (this.record[index] ?? '').trim();
  }

  private fail(field: ImportField, code: FieldProblemCode, params: ProblemParams = {}): null {
    const index = this.rules.columns.columns[field];
    const column = index === undefined ? field : (this.rules.columns.headers[index] ?? field);
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, given]) => [
        name,
        typeof given === 'string' ? given.slice(0, MAX_SHOWN) : given,
      ]),
    );
    const { detail } = fieldProblem('', code, shown);
    this.errors.push({
      row: this.row,
      column: column.slice(0, MAX_SHOWN),
      value: this.cell(field).slice(0, MAX_SHOWN),
      code,
      detail,
      params: shown,
    });
    return null;
  }
}

/** Line breaks and tabs inside a cell become spaces; what PostgreSQL refuses goes. */
function withoutControls(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}
