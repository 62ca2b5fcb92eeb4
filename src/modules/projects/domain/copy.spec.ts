import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../shared/problem.js';
import { shiftedDay, shiftedYear } from './copy.js';

describe('the day of a copy', () => {
  it.each([
    ['2020-02-29', 1, '2021-02-28'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2021-02-28', 3, '2024-02-28'],
    ['2020-10', 2, '2022-10'],
    ['2020', -5, '2015'],
    ['2020-12-31', 0, '2020-12-31'],
  ])('%s moved by %i years is %s', (day, years, moved) => {
    expect(shiftedDay(day, years)).toBe(moved);
  });

  it('keeps month and day in every year but on 29 February', () => {
    const days = fc.record({
      year: fc.integer({ min: 1990, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      years: fc.integer({ min: -30, max: 30 }),
    });
    fc.assert(
      fc.property(days, ({ year, month, day, years }) => {
        const rest = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(shiftedDay(`${year}${rest}`, years)).toBe(`${year + years}${rest}`);
      }),
    );
  });
});

describe('the year of a copy', () => {
  it('is refused with what would do where no plan can have it', () => {
    expect(shiftedYear(2099, 1)).toBe(2100);
    expect(() => shiftedYear(2099, 2)).toThrow(Problem);
    try {
      shiftedYear(1995, -6);
    } catch (error) {
      expect(error).toMatchObject({
        errors: [{ pointer: '/shiftYears', code: 'field.range', params: { min: -5, max: 105 } }],
      });
    }
    expect.assertions(3);
  });
});
