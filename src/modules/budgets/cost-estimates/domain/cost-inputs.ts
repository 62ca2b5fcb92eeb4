import type { CostModel } from '../../../../shared/funding.js';
import type { Cents } from '../../../../shared/money/index.js';

/** How the cost of staff is known. */
export const STAFF_KINDS = ['salary', 'unitCost', 'costs'] as const;
/** One of {@link STAFF_KINDS}. */
export type StaffKind = (typeof STAFF_KINDS)[number];

/** Someone's pay, or that of several. */
export interface StaffInput {
  /**
   * `salary`: pay without side costs, to which the standard rate is added. `unitCost`: hours of the yearly pay with
   * side costs. `costs`: staff costs as they are, side costs included.
   */
  readonly kind: StaffKind;
  readonly name: string | null;
  /** The salary, the yearly pay with side costs, or the staff costs; by the kind. */
  readonly amount: Cents;
  /** Hours worked, as decimal text; of a unit cost only. */
  readonly hours: string | null;
  /** ISO day of the cost, which chooses the rate; null is the day of the terms. */
  readonly on: string | null;
  readonly teachingStaff: boolean;
}

/** Days of travel at a unit cost. */
export interface TravelDaysInput {
  readonly unitPrice: Cents;
  readonly days: number;
  readonly on: string | null;
}

/** What a cost estimate starts from. Amounts that are null or left out are not part of it. */
export interface CostInputs {
  readonly model: CostModel;
  readonly staff: readonly StaffInput[];
  readonly purchasedServices: Cents | null;
  /** Travel as it costs; beside it, or instead, days at unit costs. */
  readonly travel: Cents | null;
  readonly travelDays: readonly TravelDaysInput[];
  readonly equipment: Cents | null;
  readonly other: Cents | null;
  /** Which flat rate, as decimal text; of the model `flatRate` only. */
  readonly flatRate: string | null;
  /** The lump sum; null takes the instrument's standard one. */
  readonly lumpSum: Cents | null;
  /** Whether the output that a lump sum is paid for is proven. */
  readonly proven: boolean;
  /** The rate of support, as decimal text; null takes the highest one that the terms allow. */
  readonly supportRate: string | null;
}
