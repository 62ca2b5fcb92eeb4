import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { asOnDay, DEFAULT_LIMIT, decodeCursor, toPage } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { endOfDay, parseDay } from '../../shared/calendar/index.js';
import type { CostCategory } from '../../shared/cost-categories.js';
import { pastDayProblems } from '../../shared/day-problems.js';
import { cents, formatWire, parseAmount, type Cents } from '../../shared/money/index.js';
import {
  type FieldProblem,
  fieldProblem,
  invalidField,
  Problem,
  refuseFields,
} from '../../shared/problem.js';
import { ActualsQueries, type CostWindow, type WindowCost } from './actuals.queries.js';
import { type BudgetVsActual, compareBudgetWithActual } from './domain/budget-vs-actual.js';
import { meaningOfAccount } from './domain/account-category.js';
import type { EntryAnswer, EntryBody, EntryPageAnswer, EntryQuery, EntrySort } from './dto/entry.dto.js';
import type { BudgetVsActualAnswer, BudgetVsActualCsvQuery, BudgetVsActualQuery } from './dto/report.dto.js';
import { EntriesRepository, type EntryFilter, type EntryRow, type NewEntry } from './entries.repository.js';
import { budgetVsActualCsv } from './report-csv.js';
import { toReportAnswer } from './report-answer.js';
import { ActualsReference } from './reference.js';

/** An example entry of the sample portfolio, with the instant at which it would have been recorded. */
export interface HistoricalEntry {
  projectId: string;
  postingDate: Temporal.PlainDate;
  voucher: string;
  line: string;
  account: string;
  costCentre: string | null;
  /** Null is an income. */
  costCategory: CostCategory | null;
  amountCents: Cents;
  text: string;
  counterparty: string | null;
  recordedAt: Temporal.Instant;
}

/** What a budget-versus-actual report looks at. */
export interface BudgetVsActualScope {
  /** One year; null or absent for all. */
  year?: number | null;
  /** Leaves out what was recorded after this day. */
  knownOn?: Temporal.PlainDate | null;
  projectId?: string | null;
}

const MAX_HISTORICAL = 5000;

/** The ledger of actuals, and budget against it. */
@Injectable()
export class ActualsService {
  constructor(
    private readonly entries: EntriesRepository,
    private readonly queries: ActualsQueries,
    private readonly reference: ActualsReference,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Budget against actual as on a day: entries posted on it at the latest, and the version of each budget that
   * counted on it. One statement.
   */
  async budgetVsActual(
    asOn: Temporal.PlainDate,
    { year = null, knownOn = null, projectId = null }: BudgetVsActualScope = {},
  ): Promise<BudgetVsActual> {
    const lastOfYear = year === null ? asOn : new Temporal.PlainDate(year, 12, 31);
    const { projects, cells } = await this.queries.sumBudgetAndActual({
      from: year === null ? null : new Temporal.PlainDate(year, 1, 1),
      to: Temporal.PlainDate.compare(asOn, lastOfYear) < 0 ? asOn : lastOfYear,
      year,
      recordedBefore: knownOn && endOfDay(knownOn),
      projectId,
      asOn,
    });
    return compareBudgetWithActual(projects, cells, { asOn, year });
  }

  /** The cost of each project within its window, by project; one without an entry in it is not there. One statement. */
  async costsWithin(windows: readonly CostWindow[]): Promise<ReadonlyMap<string, WindowCost>> {
    const costs = await this.queries.sumCosts(windows);
    return new Map(costs.map((cost) => [cost.projectId, cost]));
  }

  async report(query: BudgetVsActualQuery): Promise<BudgetVsActualAnswer> {
    const asOn = asOnDay(query, this.clock);
    const report = await this.budgetVsActual(asOn, readScope(query));
    return toReportAnswer(report, {
      asOn: asOn.toString(),
      year: query.year ?? null,
      knownOn: query.knownOn ?? null,
    });
  }

  async reportCsv({ language = 'fi', ...query }: BudgetVsActualCsvQuery): Promise<string> {
    const asOn = asOnDay(query, this.clock);
    const { year = null, knownOn = null } = readScope(query);
    const report = await this.budgetVsActual(asOn, readScope(query));
    return budgetVsActualCsv(report, { asOn, year, knownOn }, language);
  }

  async list(query: EntryQuery): Promise<EntryPageAnswer> {
    const { limit = DEFAULT_LIMIT, sort = '-postingDate' } = query;
    const filter = readFilter(query);
    const rows = await this.entries.listEntries(filter, sort, readCursor(query.cursor, sort), limit + 1);
    const totals = await this.entries.sumEntries(filter);
    return {
      ...toPage(rows.map(toAnswer), limit, (last) => [sortValue(last, sort), last.id]),
      totals: {
        count: totals.count,
        amount: formatWire(cents(totals.amount_cents)),
        example: totals.example,
      },
    };
  }

  /** Records one entry, now. */
  async enter(body: EntryBody): Promise<EntryAnswer> {
    const entry = this.toEntry(body);
    return this.unitOfWork.run(async () => {
      await this.entries.insertEntry(entry, this.clock.now());
      return this.get(entry.id);
    });
  }

  /** Takes an entry back by another one; an entry once, and a reversal never. */
  async reverse(id: string, postingDate: string | undefined): Promise<EntryAnswer> {
    return this.unitOfWork.run(async () => {
      const known = await this.entries.lockEntry(id);
      const entry = known ? await this.entries.findEntry(id) : null;
      if (!entry) throw new Problem('record.not_found', { params: { record: 'entry', id } });
      if (entry.reversed_by_entry_id !== null || entry.reverses_entry_id !== null) {
        throw new Problem('entry.reversed');
      }
      const on = postingDate ?? entry.posting_date;
      const errors = on < entry.posting_date ? [orderProblem(entry.posting_date, on)] : this.dayErrors(on);
      refuseFields(errors);
      const reversal = { id: newId(), entryId: id, postingDate: on, recordedAt: this.clock.now() };
      await this.entries.insertReversal(reversal);
      return this.get(reversal.id);
    });
  }

  /**
   * Stores example entries with recorded-at instants of the past. Only the loader of the sample portfolio may call it:
   * everything else is recorded when it is recorded.
   */
  async loadHistorical(historical: readonly HistoricalEntry[]): Promise<void> {
    if (historical.length > MAX_HISTORICAL) {
      throw new RangeError(`At most ${MAX_HISTORICAL} entries at a time; load them in parts.`);
    }
    await this.unitOfWork.run(async () =>
      this.entries.insertHistorical(
        historical.map((entry) => ({
          ...entry,
          id: newId(),
          postingDate: entry.postingDate.toString(),
          documentDate: null,
        })),
      ),
    );
  }

  private async get(id: string): Promise<EntryAnswer> {
    const row = await this.entries.findEntry(id);
    if (!row) throw new Problem('record.not_found', { params: { record: 'entry', id } });
    return toAnswer(row);
  }

  private toEntry(body: EntryBody): NewEntry {
    const amount = parseAmount(body.amount);
    const meaning = meaningOfAccount(body.account, this.reference.accounts);
    const errors = this.dayErrors(body.postingDate);
    if (amount.ok && amount.amountCents === 0n) errors.push(fieldProblem('/amount', 'entry.amount_zero'));
    if (meaning.kind === 'unknown' || meaning.kind === 'balance') {
      const code = meaning.kind === 'unknown' ? 'entry.account' : 'entry.account_balance';
      errors.push(fieldProblem('/account', code, { account: body.account }));
    }
    if (errors.length > 0 || !amount.ok) throw new Problem('input.invalid', { errors });
    const byAccount = meaning.kind === 'cost' ? meaning.costCategory : null;
    return {
      id: newId(),
      projectId: body.projectId,
      postingDate: body.postingDate,
      documentDate: body.documentDate ?? null,
      voucher: body.voucher ?? null,
      line: body.line ?? null,
      account: body.account,
      costCentre: body.costCentre ?? null,
      costCategory: body.costCategory === undefined ? byAccount : body.costCategory,
      amountCents: amount.amountCents,
      text: body.text,
      counterparty: body.counterparty ?? null,
    };
  }

  private dayErrors(postingDate: string): FieldProblem[] {
    return pastDayProblems('/postingDate', postingDate, this.clock.today());
  }
}

function orderProblem(start: string, end: string): FieldProblem {
  return fieldProblem('/postingDate', 'day.order', { start, end });
}

function readScope(query: BudgetVsActualQuery): BudgetVsActualScope {
  return {
    year: query.year ?? null,
    knownOn: query.knownOn === undefined ? null : Temporal.PlainDate.from(query.knownOn),
    projectId: query.projectId ?? null,
  };
}

function readFilter(query: EntryQuery): EntryFilter {
  const { from, to, asOn, knownOn } = query;
  if (from !== undefined && to !== undefined && from > to) {
    throw invalidField('?to', 'day.order', { start: from, end: to });
  }
  return {
    projectId: query.projectId ?? null,
    costCategory: query.costCategory ?? null,
    account: query.account ?? null,
    batchId: query.batchId ?? null,
    from: from ?? null,
    to: [to, asOn].filter((day) => day !== undefined).sort()[0] ?? null,
    recordedBefore: knownOn === undefined ? null : endOfDay(Temporal.PlainDate.from(knownOn)),
  };
}

const CURSOR_VALUES: Record<string, (value: string) => boolean> = {
  postingDate: (value) => parseDay(value).ok,
  amount: (value) => parseAmount(value).ok,
  recordedAt: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value),
};

/** A cursor is of this sort or is refused; what is in it goes into the statement as a day, an amount or an instant. */
function readCursor(cursor: string | undefined, sort: EntrySort): { value: string; id: string } | null {
  const decoded = decodeCursor(cursor, ['text', 'id']);
  if (!decoded) return null;
  const [value, id] = decoded.map(String);
  const by = sort.replace('-', '');
  if (value === undefined || id === undefined || !CURSOR_VALUES[by]?.(value)) {
    throw invalidField('?cursor', 'cursor.format');
  }
  const amount = by === 'amount' ? parseAmount(value) : null;
  return { value: amount?.ok ? amount.amountCents.toString() : value, id };
}

function sortValue(answer: EntryAnswer, sort: EntrySort): string {
  const values: Record<string, string> = {
    postingDate: answer.postingDate,
    amount: answer.amount,
    recordedAt: answer.recordedAt,
  };
  return values[sort.replace('-', '')] ?? answer.postingDate;
}

function toAnswer(row: EntryRow): EntryAnswer {
  return {
    id: row.id,
    projectId: row.project_id,
    projectCode: row.project_code,
    postingDate: row.posting_date,
    documentDate: row.document_date,
    voucher: row.voucher,
    line: row.line,
    account: row.account,
    costCentre: row.cost_centre,
    costCategory: row.cost_category,
    amount: formatWire(cents(row.amount_cents)),
    text: row.text,
    counterparty: row.counterparty,
    recordedAt: row.recorded_at.toISOString(),
    batchId: row.batch_id,
    example: row.example,
    reversesEntryId: row.reverses_entry_id,
    reversedByEntryId: row.reversed_by_entry_id,
  };
}
