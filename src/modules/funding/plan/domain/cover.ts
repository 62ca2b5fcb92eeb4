import { type Cents, ZERO_CENTS, cents, sumCents } from '../../../../shared/money/index.js';

/** The exactnesses of a plan's figures; ranges belong to applications. */
export const PLAN_EXACTNESSES = ['exact', 'approximate'] as const;
export type PlanExactness = (typeof PLAN_EXACTNESSES)[number];

/** How much of a plan's total its sources cover. */
export interface Cover {
  readonly coveredCents: Cents;
  /** What no source covers; a state that is shown, not an error. Null when the total is unknown. */
  readonly uncoveredCents: Cents | null;
  /** What the sources give beyond the total. */
  readonly overCoveredCents: Cents;
  /** Whether any of the figures behind it is approximate. */
  readonly approximate: boolean;
}

/** What {@link cover} looks at. */
export interface CoverablePlan {
  readonly totalCents: Cents | null;
  readonly exactness: PlanExactness;
  readonly lines: readonly { readonly amountCents: Cents; readonly exactness: PlanExactness }[];
}

/** Compares the sources of a plan with its total. */
export function cover({ totalCents, exactness, lines }: CoverablePlan): Cover {
  const coveredCents = sumCents(lines.map((line) => line.amountCents));
  const missing = totalCents === null ? null : totalCents - coveredCents;
  return {
    coveredCents,
    uncoveredCents: missing === null ? null : missing > 0n ? cents(missing) : ZERO_CENTS,
    overCoveredCents: missing !== null && missing < 0n ? cents(-missing) : ZERO_CENTS,
    approximate:
      (totalCents !== null && exactness === 'approximate') ||
      lines.some((line) => line.exactness === 'approximate'),
  };
}
