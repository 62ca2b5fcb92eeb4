import { addYears, partialDayFrom } from '../../../shared/calendar/index.js';
import { invalidField } from '../../../shared/problem.js';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/**
 * A year of money, moved.
 *
 * @throws Problem input.invalid under `/shiftYears` when no plan or budget can have that year
 */
export function shiftedYear(year: number, shiftYears: number): number {
  const moved = year + shiftYears;
  if (moved >= FIRST_YEAR && moved <= LAST_YEAR) return moved;
  throw invalidField('/shiftYears', 'field.range', { min: FIRST_YEAR - year, max: LAST_YEAR - year });
}

/** A day, month or year, moved and as exactly known as before; 29 February becomes the 28th where there is none. */
export function shiftedDay(text: string, shiftYears: number): string {
  return addYears(partialDayFrom(text), shiftYears).value;
}
