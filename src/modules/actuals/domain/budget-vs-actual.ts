import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import { COST_CATEGORIES, type CostCategory } from '../../../shared/cost-categories.js';
import { cents, sumCents, type Cents } from '../../../shared/money/index.js';
import { type LapseForecast, lapseForecast, theoreticalCents } from './lapse-forecast.js';
import {
  type BudgetYears,
  type Period,
  type TimeElapsed,
  budgetPeriod,
  timeElapsed,
} from './time-elapsed.js';

/** Who a row is about. */
export interface ReportedProject {
  readonly id: string;
  readonly code: string;
  readonly nameFi: string;
  readonly nameSv: string | null;
  readonly nameEn: string | null;
  readonly period: Period | null;
  /** The years its budget has lines for; null without a budget. */
  readonly budgetYears: BudgetYears | null;
}

/** Budget and ledger of one project and category, as the database sums them; null where there is no row at all. */
export interface ReportCell {
  readonly projectId: string;
  readonly category: CostCategory | 'income';
  readonly budgetCents: Cents | null;
  readonly actualCents: Cents | null;
  readonly example: boolean;
}

/** Budget against actual; null means not known, which is never the same as nothing. */
export interface Comparison {
  readonly budgetCents: Cents | null;
  readonly actualCents: Cents | null;
  readonly availableCents: Cents | null;
  /** Actual of a hundred of the budget, one decimal. */
  readonly usedPercent: string | null;
  /** Whether an example figure is among them. */
  readonly example: boolean;
}

/** One cost category of a project. */
export interface CategoryComparison extends Comparison {
  readonly costCategory: CostCategory;
}

/** One project: its categories and their totals. */
export interface ProjectComparison extends Comparison {
  readonly project: ReportedProject;
  /** What came in; it counts in no cost category. */
  readonly incomeCents: Cents | null;
  readonly timeElapsed: TimeElapsed | null;
  readonly theoreticalCents: Cents | null;
  readonly forecast: LapseForecast | null;
  readonly categories: readonly CategoryComparison[];
}

/** The whole report. */
export interface BudgetVsActual {
  readonly rows: readonly ProjectComparison[];
  readonly totals: Comparison & {
    /** Rows in which one side is not known; their money is in one column of the totals only. */
    readonly withoutBudget: number;
    readonly withoutActual: number;
  };
}

/**
 * Puts budget and ledger side by side. A project without any entry has an unknown actual; a category without one, in a
 * project that has entries, was not spent on. "Available" needs both sides, also in the totals.
 */
export function compareBudgetWithActual(
  projects: readonly ReportedProject[],
  cells: readonly ReportCell[],
  { asOn, year }: { asOn: Temporal.PlainDate; year: number | null },
): BudgetVsActual {
  const byProject = new Map<string, ReportCell[]>();
  for (const cell of cells) {
    const list = byProject.get(cell.projectId);
    if (list) list.push(cell);
    else byProject.set(cell.projectId, [cell]);
  }
  const rows = projects.map((project) =>
    compareProject(project, byProject.get(project.id) ?? [], asOn, year),
  );
  const complete = rows.filter(({ availableCents }) => availableCents !== null);
  const budgetCents = sumKnown(rows.map((row) => row.budgetCents));
  const actualCents = sumKnown(rows.map((row) => row.actualCents));
  return {
    rows,
    totals: {
      budgetCents,
      actualCents,
      availableCents: sumKnown(complete.map((row) => row.availableCents)),
      usedPercent: percentUsed(
        sumKnown(complete.map((row) => row.actualCents)),
        sumKnown(complete.map((row) => row.budgetCents)),
      ),
      example: rows.some(({ example }) => example),
      withoutBudget: rows.filter((row) => row.budgetCents === null).length,
      withoutActual: rows.filter((row) => row.actualCents === null).length,
    },
  };
}

function compareProject(
  project: ReportedProject,
  cells: readonly ReportCell[],
  asOn: Temporal.PlainDate,
  year: number | null,
): ProjectComparison {
  const costs = cells.filter(({ category }) => category !== 'income');
  const hasEntries = cells.some(({ actualCents }) => actualCents !== null);
  const budgetCents = sumKnown(costs.map((cell) => cell.budgetCents));
  const actualCents = hasEntries ? sumCents(known(costs.map((cell) => cell.actualCents))) : null;
  const years = year === null ? project.budgetYears : { first: year, last: year };
  const period = budgetPeriod(project.period, years);
  const elapsed = period && timeElapsed(period, asOn);
  return {
    project,
    ...compare(
      budgetCents,
      actualCents,
      cells.some(({ example }) => example),
    ),
    incomeCents: cells.find(({ category }) => category === 'income')?.actualCents ?? null,
    timeElapsed: elapsed,
    theoreticalCents: elapsed && budgetCents !== null ? theoreticalCents(budgetCents, elapsed) : null,
    forecast:
      elapsed && budgetCents !== null && actualCents !== null
        ? lapseForecast(budgetCents, actualCents, elapsed)
        : null,
    categories: COST_CATEGORIES.flatMap((costCategory) => {
      const cell = costs.find(({ category }) => category === costCategory);
      if (!cell) return [];
      const actual = cell.actualCents ?? (hasEntries ? cents(0n) : null);
      return [{ costCategory, ...compare(cell.budgetCents, actual, cell.example) }];
    }),
  };
}

function compare(budgetCents: Cents | null, actualCents: Cents | null, example: boolean): Comparison {
  return {
    budgetCents,
    actualCents,
    availableCents: budgetCents === null || actualCents === null ? null : cents(budgetCents - actualCents),
    usedPercent: percentUsed(actualCents, budgetCents),
    example,
  };
}

function percentUsed(actualCents: Cents | null, budgetCents: Cents | null): string | null {
  if (actualCents === null || budgetCents === null || budgetCents === 0n) return null;
  return new Decimal(actualCents.toString())
    .times(100)
    .div(budgetCents.toString())
    .toDecimalPlaces(1)
    .toString();
}

function sumKnown(amounts: readonly (Cents | null)[]): Cents | null {
  const present = known(amounts);
  return present.length === 0 ? null : sumCents(present);
}

function known(amounts: readonly (Cents | null)[]): Cents[] {
  return amounts.filter((amount) => amount !== null);
}
