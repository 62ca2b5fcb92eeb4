import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addMonths,
  effectiveDueDate,
  isWorkingDay,
  nextWorkingDay,
  nonWorkingReason,
  previousWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  type DeadlineBasis,
} from './working-days.js';

interface Vector {
  label: string;
  nominal: string;
  statutory_effective: string;
  because: string[];
}

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/deadline-vectors-fi.json', import.meta.url), 'utf8'),
);

const finnish: Record<string, string> = {
  'sunnuntai/pyhäpäivä': 'sunday',
  arkilauantai: 'saturday',
  uudenvuodenpäivä: 'newYearsDay',
  loppiainen: 'epiphany',
  pitkäperjantai: 'goodFriday',
  'toinen pääsiäispäivä': 'easterMonday',
  vappu: 'mayDay',
  helatorstai: 'ascensionDay',
  juhannusaatto: 'midsummerEve',
  juhannuspäivä: 'midsummerDay',
  pyhäinpäivä: 'allSaintsDay',
  itsenäisyyspäivä: 'independenceDay',
  jouluaatto: 'christmasEve',
  joulupäivä: 'christmasDay',
  tapaninpäivä: 'boxingDay',
};

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => day('1992-01-01').add({ days }));

describe('statutory deadlines', () => {
  it.each(vectors.map((vector) => [vector.label, vector] as const))('%s', (_label, vector) => {
    expect(effectiveDueDate(day(vector.nominal), 'statutory').toString()).toBe(vector.statutory_effective);
    const reasons: [string, string | null][] = [];
    for (
      let date = day(vector.nominal);
      date.toString() < vector.statutory_effective;
      date = date.add({ days: 1 })
    ) {
      reasons.push([date.toString(), nonWorkingReason(date)]);
    }
    const expected = vector.because.map((line) => [line.slice(0, 10), finnish[line.slice(11)]]);
    expect(reasons).toEqual(expected);
  });

  it.each<DeadlineBasis>(['decision', 'call', 'contract', 'internal'])('a %s deadline stays', (basis) => {
    expect(effectiveDueDate(day('2020-10-31'), basis).toString()).toBe('2020-10-31');
  });

  it('moves a statutory deadline on Independence Day', () => {
    expect(effectiveDueDate(day('2022-12-06'), 'statutory').toString()).toBe('2022-12-07');
  });
});

describe('working days', () => {
  it('agree with date-holidays on every weekday of 1992-2060', () => {
    const peer = new Holidays('FI', { languages: ['en'] });
    for (let year = 1992; year <= 2060; year += 1) {
      const free = new Map(
        peer
          .getHolidays(year)
          .filter(({ type }) => type === 'public' || type === 'bank')
          .map((holiday) => [holiday.date.slice(0, 10), holiday]),
      );
      // New Year's Eve is a bank holiday to the peer and a working day to the act.
      free.delete(`${year}-12-31`);
      for (let date = day(`${year}-01-01`); date.year === year; date = date.add({ days: 1 })) {
        if (date.dayOfWeek > 5) continue;
        expect([date.toString(), isWorkingDay(date)]).toEqual([date.toString(), !free.has(date.toString())]);
      }
    }
  });

  it('names Saturdays that are holidays after the holiday, and Sundays Sunday', () => {
    expect(nonWorkingReason(day('2020-10-31'))).toBe('allSaintsDay');
    expect(nonWorkingReason(day('2021-04-04'))).toBe('sunday');
    expect(nonWorkingReason(day('2021-04-03'))).toBe('saturday');
    expect(nonWorkingReason(day('2021-04-06'))).toBeNull();
  });

  it('are found on both sides', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [before, after] = [previousWorkingDay(date), nextWorkingDay(date)];
        expect(isWorkingDay(before) && isWorkingDay(after)).toBe(true);
        expect(Temporal.PlainDate.compare(before, date)).toBe(-1);
        expect(Temporal.PlainDate.compare(after, date)).toBe(1);
        expect(before.until(after).days).toBeLessThanOrEqual(9);
        expect(workingDayOnOrAfter(date).equals(isWorkingDay(date) ? date : after)).toBe(true);
        expect(workingDayOnOrBefore(date).equals(isWorkingDay(date) ? date : before)).toBe(true);
      }),
    );
  });
});

describe('limits in months', () => {
  it.each([
    ['2023-05-31', 4, '2023-09-30'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2020-11-30', 3, '2021-02-28'],
    ['2021-08-31', 6, '2022-02-28'],
    ['2022-12-31', 4, '2023-04-30'],
    ['2020-10-15', 1, '2020-11-15'],
  ])('%s and %d months make %s', (from, months, expected) => {
    expect(addMonths(day(from), months).toString()).toBe(expected);
  });

  it('the end of YEE and four months is a Saturday, if statutory the Monday after', () => {
    const due = addMonths(day('2023-05-31'), 4);
    expect(due.dayOfWeek).toBe(6);
    expect(effectiveDueDate(due, 'statutory').toString()).toBe('2023-10-02');
  });
});
