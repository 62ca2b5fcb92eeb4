import type { ProjectLabel } from '../../funding/index.js';
import type {
  ExplainedValue,
  Explanation,
  ExplanationInput,
  ExplanationStep,
} from '../../../shared/explanation.js';
import type { FundingClass, Security } from '../../../shared/funding.js';
import { type Cents, formatWire, sumCents } from '../../../shared/money/index.js';
import { type CoverCell, type CoverGroup, type OwnPartUnknown, sumKnown } from './cover-grid.js';

/** The figures of a year that can be explained. */
export const COVER_FIGURES = ['planTotal', 'secured', 'probable', 'uncovered'] as const;
/** One of {@link COVER_FIGURES}. */
export type CoverFigure = (typeof COVER_FIGURES)[number];

/** What is explained: a figure of the year, of one class of sources or of one project only where these are named. */
export interface CoverFigureOf {
  readonly figure: CoverFigure;
  readonly fundingClass: FundingClass | null;
  /** Code of the project. */
  readonly project: string | null;
}

const amount = (value: Cents | null): ExplainedValue => ({
  kind: 'amount',
  value: value === null ? null : formatWire(value),
});
const codeOf = ({ code }: ProjectLabel) => `code:${code}`;

/**
 * How a figure of a year came about. Its last step adds up to the figure; joint projects of which the centre's own
 * part is not known come before it, because they are in no sum.
 */
export function explainCover(
  group: CoverGroup,
  { figure, fundingClass, project }: CoverFigureOf,
): Explanation {
  const narrowed = project === null ? group : ofProject(group, project);
  const of = `${group.year}`;
  const [steps, result] =
    figure === 'planTotal'
      ? explainTotal(narrowed)
      : figure === 'uncovered'
        ? explainUncovered(narrowed)
        : explainSecurity(narrowed, figure, fundingClass);
  return { figure, of, steps: [...narrowed.ownUnknown.map(explainUnknown), ...steps], result };
}

function ofProject(group: CoverGroup, code: string): CoverGroup {
  const is = ({ project }: { project: ProjectLabel }) => project.code.toUpperCase() === code.toUpperCase();
  const cells = group.cells.flatMap((cell): CoverCell[] => {
    const items = cell.items.filter(is);
    return items.length === 0
      ? []
      : [{ ...cell, items, amountCents: sumCents(items.map((item) => item.amountCents)) }];
  });
  return { ...group, cells, plans: group.plans.filter(is), ownUnknown: group.ownUnknown.filter(is) };
}

type Explained = [steps: ExplanationStep[], result: ExplainedValue];

/** The totals of the plans, then their sum. */
function explainTotal({ year, plans }: CoverGroup): Explained {
  const result = amount(sumKnown(plans.map(({ totalCents }) => totalCents)));
  const inputs = plans.map(({ project, totalCents }) => ({
    ...{ key: 'planTotal' as const, of: codeOf(project) },
    ...amount(totalCents),
  }));
  return [[{ key: 'planTotal', of: `${year}`, inputs, rule: null, rounding: null, result }], result];
}

/** What the secured or probable money is made of: the parts of plans by class, then their sum. */
function explainSecurity(
  group: CoverGroup,
  security: Security,
  fundingClass: FundingClass | null,
): Explained {
  const cells = group.cells.filter(
    (cell) => cell.security === security && (fundingClass === null || cell.fundingClass === fundingClass),
  );
  const result = amount(group.plans.length === 0 ? null : sumCents(cells.map((cell) => cell.amountCents)));
  const total: ExplanationStep = {
    ...{ key: security, of: `${group.year}`, rule: null, rounding: null, result },
    inputs: cells.map((cell) => ({
      ...{ key: 'fundingClass', of: `class:${cell.fundingClass}` },
      ...amount(cell.amountCents),
    })),
  };
  const steps = cells.map(explainCell);
  return [steps.length === 1 ? steps : [...steps, total], result];
}

/** What no source covers: of each plan its total less what is secured and probable, then their sum. */
function explainUncovered({ year, plans }: CoverGroup): Explained {
  const steps = plans.map(({ project, ...plan }): ExplanationStep => ({
    ...{ key: 'uncovered', of: codeOf(project), rule: null, rounding: null },
    inputs: [
      { key: 'planTotal', ...amount(plan.totalCents) },
      { key: 'secured', ...amount(plan.securedCents) },
      { key: 'probable', ...amount(plan.probableCents) },
      ...(plan.overCoveredCents > 0n
        ? [{ key: 'overCovered' as const, ...amount(plan.overCoveredCents) }]
        : []),
    ],
    result: amount(plan.uncoveredCents),
  }));
  const result = amount(sumKnown(plans.map(({ uncoveredCents }) => uncoveredCents)));
  const total: ExplanationStep = {
    ...{ key: 'uncovered', of: `${year}`, rule: null, rounding: null, result },
    inputs: plans.map(({ project, uncoveredCents }) => ({
      ...{ key: 'uncovered', of: codeOf(project) },
      ...amount(uncoveredCents),
    })),
  };
  return [steps.length === 1 ? steps : [...steps, total], result];
}

function explainCell({ fundingClass, security, items, amountCents }: CoverCell): ExplanationStep {
  return {
    ...{ key: security, of: `class:${fundingClass}`, rule: null, rounding: null },
    inputs: items.map(({ project, basis, record, amountCents: part }): ExplanationInput => ({
      ...{ key: basis, of: codeOf(project), source: record },
      ...amount(part),
    })),
    result: amount(amountCents),
  };
}

/** The rule of own parts where it leaves a project out: what the whole has planned says nothing of the part. */
function explainUnknown({ project, wholeCents }: OwnPartUnknown): ExplanationStep {
  return {
    ...{ key: 'ownPartUnknown', of: codeOf(project), rule: null, rounding: null },
    inputs: [{ key: 'wholeProject', ...amount(wholeCents) }],
    result: amount(null),
  };
}
