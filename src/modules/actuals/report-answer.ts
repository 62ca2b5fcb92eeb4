import { type Cents, formatWire } from '../../shared/money/index.js';
import type { BudgetVsActual, Comparison, ProjectComparison } from './domain/budget-vs-actual.js';
import type { ForecastStep } from './domain/lapse-forecast.js';
import type {
  BudgetVsActualAnswer,
  ComparisonAnswer,
  ForecastStepAnswer,
  ProjectComparisonAnswer,
} from './dto/report.dto.js';

/** The report as it goes over the wire. */
export function toReportAnswer(
  { rows, totals }: BudgetVsActual,
  scope: Pick<BudgetVsActualAnswer, 'asOn' | 'year' | 'knownOn'>,
): BudgetVsActualAnswer {
  const { withoutBudget, withoutActual } = totals;
  return {
    ...scope,
    rows: rows.map(toRow),
    totals: { ...toComparison(totals), withoutBudget, withoutActual },
  };
}

function toRow(row: ProjectComparison): ProjectComparisonAnswer {
  const { project, timeElapsed: elapsed, forecast } = row;
  return {
    projectId: project.id,
    projectCode: project.code,
    nameFi: project.nameFi,
    nameSv: project.nameSv,
    nameEn: project.nameEn,
    ...toComparison(row),
    income: wire(row.incomeCents),
    theoretical: wire(row.theoreticalCents),
    timeElapsed: elapsed && { ...elapsed, from: elapsed.from.toString(), to: elapsed.to.toString() },
    forecast: forecast && {
      amount: formatWire(forecast.forecastCents),
      lapse: formatWire(forecast.lapseCents),
      steps: forecast.steps.map(toStep),
    },
    categories: row.categories.map((category) => ({
      costCategory: category.costCategory,
      ...toComparison(category),
    })),
  };
}

function toComparison(comparison: Comparison): ComparisonAnswer {
  return {
    budget: wire(comparison.budgetCents),
    actual: wire(comparison.actualCents),
    available: wire(comparison.availableCents),
    usedPercent: comparison.usedPercent,
    example: comparison.example,
  };
}

function toStep(step: ForecastStep): ForecastStepAnswer {
  if (step.step === 'elapsed') return step;
  return { step: step.step, amount: formatWire(step.amountCents) };
}

function wire(amount: Cents | null): string | null {
  return amount === null ? null : formatWire(amount);
}
