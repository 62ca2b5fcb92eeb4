import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { cents } from '../../../shared/money/index.js';
import { type ReportCell, type ReportedProject, compareBudgetWithActual } from './budget-vs-actual.js';

const asOn = Temporal.PlainDate.from('2020-06-30');
const project = (id: string): ReportedProject => ({
  id,
  code: id.toUpperCase(),
  nameFi: id,
  nameSv: null,
  nameEn: null,
  period: null,
  budgetYears: null,
});
const cell = (
  projectId: string,
  category: ReportCell['category'],
  budget: bigint | null,
  actual: bigint | null,
  example = false,
): ReportCell => ({
  projectId,
  category,
  budgetCents: budget === null ? null : cents(budget),
  actualCents: actual === null ? null : cents(actual),
  example,
});

describe('budget against actual', () => {
  it('compares per project and category, and sums what is known', () => {
    const { rows, totals } = compareBudgetWithActual(
      [project('a')],
      [cell('a', 'staff', 1000n, 250n), cell('a', 'travel', 500n, null), cell('a', 'income', null, -300n)],
      { asOn, year: 2020 },
    );
    expect(rows[0]).toMatchObject({
      budgetCents: 1500n,
      actualCents: 250n,
      availableCents: 1250n,
      usedPercent: '16.7',
      incomeCents: -300n,
    });
    expect(rows[0]?.categories).toMatchObject([
      { costCategory: 'staff', usedPercent: '25' },
      { costCategory: 'travel', actualCents: 0n, availableCents: 500n },
    ]);
    expect(totals).toMatchObject({ budgetCents: 1500n, availableCents: 1250n, withoutBudget: 0 });
  });

  it('shows the ledger of a project without a budget, and keeps "available" unknown', () => {
    const { rows, totals } = compareBudgetWithActual(
      [project('a'), project('b')],
      [cell('a', 'other', null, 100n, true), cell('b', 'notItemised', 900n, null)],
      { asOn, year: 2020 },
    );
    expect(rows[0]).toMatchObject({
      budgetCents: null,
      availableCents: null,
      usedPercent: null,
      example: true,
    });
    expect(rows[1]).toMatchObject({
      actualCents: null,
      availableCents: null,
      forecast: null,
      example: false,
    });
    expect(totals).toMatchObject({
      budgetCents: 900n,
      actualCents: 100n,
      availableCents: null,
      usedPercent: null,
      example: true,
      withoutBudget: 1,
      withoutActual: 1,
    });
  });

  it('knows no pace of a project whose period is not known, unless a year is asked for', () => {
    const cells = [cell('a', 'staff', 36600n, 100n)];
    const [open] = compareBudgetWithActual([project('a')], cells, { asOn, year: null }).rows;
    expect(open).toMatchObject({ timeElapsed: null, theoreticalCents: null, forecast: null });
    const [year] = compareBudgetWithActual([project('a')], cells, { asOn, year: 2020 }).rows;
    expect(year).toMatchObject({ theoreticalCents: 18200n, timeElapsed: { elapsedDays: 182 } });
  });
});
