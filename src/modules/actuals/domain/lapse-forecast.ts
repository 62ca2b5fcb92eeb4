import { cents, roundHalfUp, shareOf, type Cents } from '../../../shared/money/index.js';
import type { TimeElapsed } from './time-elapsed.js';

/** What will be spent by the end of the period if spending goes on at the present pace, and how that was reckoned. */
export interface LapseForecast {
  readonly forecastCents: Cents;
  /** Budget less forecast: positive lapses unused, negative is missing. */
  readonly lapseCents: Cents;
  readonly steps: readonly ForecastStep[];
}

/** One line of the derivation; the page says it in words. */
export type ForecastStep =
  | { readonly step: 'spent'; readonly amountCents: Cents }
  | { readonly step: 'elapsed'; readonly days: number; readonly totalDays: number }
  | { readonly step: 'forecast'; readonly amountCents: Cents }
  | { readonly step: 'budget'; readonly amountCents: Cents }
  | { readonly step: 'lapse' | 'overrun'; readonly amountCents: Cents };

/** The straight line through what was spent so far; null before the first day of the period. */
export function lapseForecast(
  budgetCents: Cents,
  actualCents: Cents,
  { elapsedDays, totalDays }: Pick<TimeElapsed, 'elapsedDays' | 'totalDays'>,
): LapseForecast | null {
  if (elapsedDays === 0) return null;
  const forecastCents = shareOf(actualCents, BigInt(totalDays), BigInt(elapsedDays), roundHalfUp);
  const lapseCents = cents(budgetCents - forecastCents);
  return {
    forecastCents,
    lapseCents,
    steps: [
      { step: 'spent', amountCents: actualCents },
      { step: 'elapsed', days: elapsedDays, totalDays },
      { step: 'forecast', amountCents: forecastCents },
      { step: 'budget', amountCents: budgetCents },
      lapseCents < 0n
        ? { step: 'overrun', amountCents: cents(-lapseCents) }
        : { step: 'lapse', amountCents: lapseCents },
    ],
  };
}

/** What would be spent by now if the budget were used evenly: the black line of the bullet bar. */
export function theoreticalCents(
  budgetCents: Cents,
  { elapsedDays, totalDays }: Pick<TimeElapsed, 'elapsedDays' | 'totalDays'>,
): Cents {
  return shareOf(budgetCents, BigInt(elapsedDays), BigInt(totalDays), roundHalfUp);
}
