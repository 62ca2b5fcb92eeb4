import { FUNDING_CLASSES, PLAN_STATUSES } from '../../../shared/funding.js';
import type { components } from '../../api/schema';
import type { EntryValues } from '../../ui/entry-form';
import type { PlanVersion, ProjectPlan } from './queries';
import { byKey, type Source } from './source-keys';

type PlanBody = components['schemas']['PlanOfTableBody'];

/** What a plan of a year says, stored or to begin with. */
export type PlanStart = Pick<
  PlanVersion,
  'year' | 'total' | 'lines' | 'status' | 'exactness' | 'source' | 'note' | 'volume' | 'volumeNote'
>;

/** What the form shows: sources down, years across. A row without a source is new. */
export interface Layout {
  rows: readonly Row[];
  years: readonly number[];
  /** Years that have a plan. */
  stored: readonly number[];
}

/** One source, by its key where it is in a plan already. */
export type Row = { key: string; source: Source } | null;

const CELL = ['amount', 'estimate', 'note'] as const;
const SOURCE = ['class', 'organisation', 'instrument'] as const;
const YEAR = ['status', 'cost', 'costEstimate', 'source', 'note', 'volume', 'volumeNote'] as const;
export type CellPart = (typeof CELL)[number];
export type SourcePart = (typeof SOURCE)[number];
export type YearPart = (typeof YEAR)[number];

/** Names of the form's fields. */
export const cellField = (row: number, year: number, part: CellPart) => `cell${row}x${year}${part}`;
export const sourceField = (row: number, part: SourcePart) => `row${row}${part}`;
export const yearField = (year: number, part: YearPart) => `year${year}${part}`;

export const textOf = (value: EntryValues[string] | undefined) => (typeof value === 'string' ? value : '');
const given = (value: EntryValues[string] | undefined) => textOf(value).trim() || null;
const exactness = (value: EntryValues[string] | undefined) =>
  value === true ? ('approximate' as const) : ('exact' as const);

/** The plans of one implementer, or of the project as a whole (null). */
export const plansOfPart = ({ plans }: ProjectPlan, partId: string | null) =>
  plans.filter((one) => one.partId === partId);

/** Every source and year of the plans, with one row for a new source. */
export function layoutOf(plans: readonly PlanStart[], thisYear: number): Layout {
  const stored = plans.map(({ year }) => year);
  return {
    ...{ stored, years: stored.length > 0 ? stored : [thisYear] },
    rows: [...withSources([], plans), null],
  };
}

/** The layout with the sources that plans read later have besides. */
export function withPlans(layout: Layout, plans: readonly PlanVersion[]): Layout {
  return {
    ...layout,
    rows: withSources(layout.rows, plans),
    stored: [...new Set([...layout.stored, ...plans.map(({ year }) => year)])],
  };
}

function withSources(rows: readonly Row[], plans: readonly PlanStart[]): Row[] {
  const known = new Set(rows.map((row) => row?.key));
  const found = new Map<string, Source>(plans.flatMap(({ lines }) => [...byKey(lines)]));
  return [...rows, ...[...found].flatMap(([key, source]) => (known.has(key) ? [] : [{ key, source }]))];
}

/** What the plans hold, as the fields of the layout. */
export function valuesOf(plans: readonly PlanStart[], { rows, years }: Layout): EntryValues {
  const values: EntryValues = { reason: '' };
  for (const year of years) {
    const plan = plans.find((one) => one.year === year);
    values[yearField(year, 'status')] = plan?.status ?? 'preliminary';
    values[yearField(year, 'cost')] = plan?.total ?? '';
    values[yearField(year, 'costEstimate')] = plan?.exactness === 'approximate';
    values[yearField(year, 'source')] = plan?.source ?? '';
    values[yearField(year, 'note')] = plan?.note ?? '';
    values[yearField(year, 'volume')] = plan?.volume ?? '';
    values[yearField(year, 'volumeNote')] = plan?.volumeNote ?? '';
    const lines = byKey(plan?.lines ?? []);
    rows.forEach((row, at) => {
      const line = row ? lines.get(row.key) : undefined;
      values[cellField(at, year, 'amount')] = line?.amount ?? '';
      values[cellField(at, year, 'estimate')] = line?.exactness === 'approximate';
      values[cellField(at, year, 'note')] = line?.note ?? '';
    });
  }
  rows.forEach((row, at) => {
    if (!row) for (const part of SOURCE) values[sourceField(at, part)] = '';
  });
  return values;
}

/** The rows that have an amount in a year, in their order: the lines of its plan. */
export function rowsOfYear(values: EntryValues, { rows }: Layout, year: number): number[] {
  return [...rows.keys()].filter((at) => given(values[cellField(at, year, 'amount')]) !== null);
}

/** The years that are sent: those with a plan, and new ones in which something stands. */
export function sentYears(values: EntryValues, layout: Layout): number[] {
  return layout.years.filter(
    (year) =>
      layout.stored.includes(year) ||
      rowsOfYear(values, layout, year).length > 0 ||
      (['cost', 'source', 'note', 'volume'] as const).some((part) => given(values[yearField(year, part)])),
  );
}

/** A year as it is sent. */
export function bodyOf(values: EntryValues, layout: Layout, year: number, partId: string | null): PlanBody {
  const of = (part: YearPart) => values[yearField(year, part)];
  return {
    ...{ partId, year, status: PLAN_STATUSES.find((one) => one === of('status')) ?? 'preliminary' },
    ...{ total: given(of('cost')), exactness: exactness(of('costEstimate')) },
    ...{ source: given(of('source')), note: given(of('note')) },
    ...{ volume: given(of('volume')), volumeNote: given(of('volumeNote')) },
    lines: rowsOfYear(values, layout, year).map((at) => ({
      ...sourceOf(values, layout.rows[at] ?? null, at),
      amount: textOf(values[cellField(at, year, 'amount')]).trim(),
      exactness: exactness(values[cellField(at, year, 'estimate')]),
      note: given(values[cellField(at, year, 'note')]),
    })),
  };
}

function sourceOf(values: EntryValues, row: Row, at: number) {
  const { fundingClass, organisation, instrument } = row?.source ?? {};
  const of = (part: SourcePart) => given(values[sourceField(at, part)]);
  return {
    fundingClass: fundingClass ?? FUNDING_CLASSES.find((one) => one === of('class')) ?? 'stateGrant',
    organisationId: row ? (organisation?.id ?? null) : of('organisation'),
    instrument: row ? (instrument ?? null) : of('instrument'),
  };
}

/** The field of what the server refused: `/plans/0/lines/1/organisationId`; sums are told at the cost of the year. */
export function fieldOf(pointer: string, values: EntryValues, layout: Layout): string | null {
  const [, plan, rest] = /^\/plans\/(\d+)(?:\/(.*))?$/.exec(pointer) ?? [];
  const year = sentYears(values, layout)[Number(plan)];
  if (year === undefined) return null;
  const [, line, about] = /^lines\/(\d+)\/(\w+)$/.exec(rest ?? '') ?? [];
  const row = rowsOfYear(values, layout, year)[Number(line)];
  if (row === undefined) {
    const part = YEAR.find((one) => one === rest);
    return yearField(year, part ?? 'cost');
  }
  const parts: Record<string, SourcePart> = { organisationId: 'organisation', instrument: 'instrument' };
  const source = parts[about ?? ''];
  if (source && layout.rows[row] === null) return sourceField(row, source);
  return cellField(row, year, CELL.find((one) => one === about) ?? 'amount');
}
