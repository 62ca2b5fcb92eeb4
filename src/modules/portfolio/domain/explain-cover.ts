import type {
  ExplainedValue,
  Explanation,
  ExplanationInput,
  ExplanationStep,
} from '../../../shared/explanation.js';
import type { FundingClass, Security } from '../../../shared/funding.js';
import { type Cents, formatWire } from '../../../shared/money/index.js';
import type { CoverCell, CoverGroup } from './cover-grid.js';

const amount = (value: Cents | null): ExplainedValue => ({
  kind: 'amount',
  value: value === null ? null : formatWire(value),
});

/** What a year's secured or probable money is made of: the parts of plans by class, then their sum. */
export function explainSecurity(
  group: CoverGroup,
  security: Security,
  fundingClass: FundingClass | null,
): Explanation {
  const cells = group.cells.filter(
    (cell) => cell.security === security && (fundingClass === null || cell.fundingClass === fundingClass),
  );
  const sum = group.plans.length === 0 ? null : cells.reduce((all, cell) => all + cell.amountCents, 0n);
  const result = amount(sum as Cents | null);
  const of = `${group.year}`;
  const steps = cells.map(explainCell);
  const total: ExplanationStep = {
    ...{ key: security, of, rule: null, rounding: null, result },
    inputs: cells.map((cell) => ({
      ...{ key: 'fundingClass', of: `class:${cell.fundingClass}` },
      ...amount(cell.amountCents),
    })),
  };
  return { figure: security, of, steps: steps.length === 1 ? steps : [...steps, total], result };
}

/** What no source covers: of each plan its total less what is secured and probable, then their sum. */
export function explainUncovered(group: CoverGroup): Explanation {
  const of = `${group.year}`;
  const steps = group.plans.map(({ project, ...plan }): ExplanationStep => ({
    ...{ key: 'uncovered', of: `code:${project.code}`, rule: null, rounding: null },
    inputs: [
      { key: 'planTotal', ...amount(plan.totalCents) },
      { key: 'secured', ...amount(plan.securedCents) },
      { key: 'probable', ...amount(plan.probableCents) },
    ],
    result: amount(plan.uncoveredCents),
  }));
  const result = amount(group.uncoveredCents);
  const total: ExplanationStep = {
    ...{ key: 'uncovered', of, rule: null, rounding: null, result },
    inputs: group.plans.map(({ project, uncoveredCents }) => ({
      ...{ key: 'uncovered', of: `code:${project.code}` },
      ...amount(uncoveredCents),
    })),
  };
  return { figure: 'uncovered', of, steps: steps.length === 1 ? steps : [...steps, total], result };
}

function explainCell({ fundingClass, security, items, amountCents }: CoverCell): ExplanationStep {
  return {
    ...{ key: security, of: `class:${fundingClass}`, rule: null, rounding: null },
    inputs: items.map(({ project, basis, record, amountCents: part }): ExplanationInput => ({
      ...{ key: basis, of: `code:${project.code}`, source: record },
      ...amount(part),
    })),
    result: amount(amountCents),
  };
}
