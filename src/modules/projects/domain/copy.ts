import { addYears, partialDayFrom } from '../../../shared/calendar/index.js';
import { invalidField } from '../../../shared/problem.js';
import { YEARS } from '../../../shared/years.js';

/**
 * A year of money, moved.
 *
 * @throws Problem input.invalid under `/shiftYears` when no plan or budget can have that year
 */
export function shiftedYear(year: number, shiftYears: number): number {
  const moved = year + shiftYears;
  if (moved >= YEARS.min && moved <= YEARS.max) return moved;
  throw invalidField('/shiftYears', 'field.range', { min: YEARS.min - year, max: YEARS.max - year });
}

/** A day, month or year, moved and as exactly known as before; 29 February becomes the 28th where there is none. */
export function shiftedDay(text: string, shiftYears: number): string {
  return addYears(partialDayFrom(text), shiftYears).value;
}
