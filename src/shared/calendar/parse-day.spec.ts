import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { formatDay, formatPartialDay, formatTime, formatWeekday } from './format-day.js';
import { horizonCheck } from './horizon.js';
import { parseDay, parseTime, parseTypedDay, parseTypedTime } from './parse-day.js';
import { firstDay, lastDay, parsePartialDay, parseTypedPartialDay, partialDayOf } from './partial-day.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const today = day('2020-09-30');

interface Answer {
  ok: boolean;
  reason?: string;
  value?: { toString: () => string };
}
const answer = (parsed: Answer): string => (parsed.ok ? String(parsed.value) : (parsed.reason ?? ''));

describe('days on the wire', () => {
  it.each([
    ['2020-10-31', '2020-10-31'],
    ['2020-02-29', '2020-02-29'],
    ['2021-02-29', 'noSuchDay'],
    ['2021-13-01', 'noSuchDay'],
    ['2021-00-10', 'noSuchDay'],
    ['20201031', 'format'],
    ['2020-10-31T00:00:00Z', 'format'],
    ['2020-10-31[u-ca=hebrew]', 'format'],
    ['+002020-10-31', 'format'],
    ['31.10.2020', 'format'],
    ['', 'empty'],
    [20201031, 'format'],
    [null, 'format'],
  ])('%j is %s', (value, expected) => {
    expect(answer(parseDay(value))).toBe(expected);
  });

  it.each([
    ['16:15', '16:15:00'],
    ['00:00', '00:00:00'],
    ['24:00', 'format'],
    ['9:00', 'format'],
    ['16:15:05', 'format'],
    ['16.15', 'format'],
    ['', 'empty'],
    [16, 'format'],
  ])('the time %j is %s', (value, expected) => {
    expect(answer(parseTime(value))).toBe(expected);
  });
});

describe('days as typed', () => {
  it.each([
    ['31.10.2020', '2020-10-31'],
    ['1.9.2020', '2020-09-01'],
    ['01. 09. 2020', '2020-09-01'],
    ['2020-09-01', '2020-09-01'],
    ['31.10.', '2020-10-31'],
    ['30.9.', '2020-09-30'],
    ['29.9.', '2021-09-29'],
    ['29.2.', '2024-02-29'],
    ['30.2.', 'noSuchDay'],
    ['31.11.2020', 'noSuchDay'],
    ['31.10.20', 'format'],
    ['31/10/2020', 'format'],
    ['huomenna', 'format'],
    ['  ', 'empty'],
  ])('%j is %s', (text, expected) => {
    expect(answer(parseTypedDay(text, today))).toBe(expected);
  });

  it.each([
    ['16.15', '16:15:00'],
    ['klo 16.15', '16:15:00'],
    ['kl. 9:05', '09:05:00'],
    ['at 16', '16:00:00'],
    ['25.00', 'format'],
    ['16.5', 'format'],
    ['', 'empty'],
  ])('the time %j is %s', (text, expected) => {
    expect(answer(parseTypedTime(text))).toBe(expected);
  });

  it('are read back from what is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => {
        const date = day('1950-01-01').add({ days });
        expect(answer(parseTypedDay(formatDay(date), today))).toBe(date.toString());
        expect(answer(parseDay(date.toString()))).toBe(date.toString());
      }),
    );
  });

  it('never make the parsers throw', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.\-/ ]{0,14}$/), (text) => {
        return [parseTypedDay(text, today), parsePartialDay(text), parseTypedPartialDay(text, today)].every(
          (parsed) => typeof parsed.ok === 'boolean',
        );
      }),
    );
  });
});

describe('partial days', () => {
  it.each([
    ['2020', 'year', '2020-01-01', '2020-12-31', '2020'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29', '2/2020'],
    ['2020-10-31', 'day', '2020-10-31', '2020-10-31', '31.10.2020'],
  ])('%s is known to the %s', (text, precision, first, last, shown) => {
    const parsed = parsePartialDay(text);
    expect(parsed).toEqual({ ok: true, value: { precision, value: text } });
    if (!parsed.ok) return;
    expect(firstDay(parsed.value).toString()).toBe(first);
    expect(lastDay(parsed.value).toString()).toBe(last);
    expect(formatPartialDay(parsed.value)).toBe(shown);
  });

  it.each([
    ['2020-13', 'noSuchDay'],
    ['2020-1', 'format'],
    ['20', 'format'],
    ['', 'empty'],
    [2020, 'format'],
  ])('refuses %j: %s', (value, reason) => {
    expect(parsePartialDay(value)).toEqual({ ok: false, reason });
  });

  it.each([
    ['10/2020', '2020-10'],
    ['3.2021', '2021-03'],
    ['2021', '2021'],
    ['31.10.', '2020-10-31'],
  ])('reads %j as typed', (text, value) => {
    expect(parseTypedPartialDay(text, today)).toMatchObject({ ok: true, value: { value } });
  });

  it('refuses a value that does not fit its precision', () => {
    expect(() => firstDay({ precision: 'month', value: '2020' })).toThrow(RangeError);
    expect(lastDay(partialDayOf(today)).equals(today)).toBe(true);
  });
});

describe('the horizon', () => {
  const check = (text: string, years?: number): string => {
    const result = horizonCheck(day(text), today, years);
    return result.ok ? 'ok' : (result.likelyDay?.toString() ?? 'no idea');
  };

  it.each([
    ['2121-11-30', '2021-11-30'],
    ['2202-11-30', '2022-11-30'],
    ['0021-11-30', '2021-11-30'],
    ['1021-11-30', '2021-11-30'],
    ['2020-09-30', 'ok'],
    ['2050-09-30', 'ok'],
    ['2050-10-01', '2020-10-01'],
    ['1990-09-30', 'ok'],
    ['1990-09-29', '1999-09-29'],
    ['8888-01-01', 'no idea'],
  ])('%s: %s', (text, expected) => {
    expect(check(text)).toBe(expected);
  });

  it('takes its width as a parameter and never offers a day that is none', () => {
    expect(check('2026-01-01', 5)).toBe('2021-01-01');
    expect(check('2120-02-29')).toBe('2020-02-29');
    expect(horizonCheck(day('2121-11-30'), today)).toMatchObject({
      ok: false,
      reason: 'horizon',
      limitYears: 30,
    });
  });
});

describe('days for people', () => {
  it('are written as in Finnish papers in all three languages', () => {
    expect(formatDay(day('2020-10-31'))).toBe('31.10.2020');
    expect(formatWeekday(day('2020-10-31'), 'fi')).toBe('la 31.10.');
    expect(formatWeekday(day('2020-10-31'), 'sv')).toBe('lö 31.10.');
    expect(formatWeekday(day('2020-10-31'), 'en')).toBe('Sat 31.10.');
    expect(formatWeekday(day('2020-11-02'), 'sv', { year: true })).toBe('må 2.11.2020');
  });

  it('carry the word for the clock', () => {
    const time = Temporal.PlainTime.from('16:15');
    expect(formatTime(time, 'fi')).toBe('klo 16.15');
    expect(formatTime(time, 'sv')).toBe('kl. 16.15');
    expect(formatTime(time, 'en')).toBe('at 16.15');
    expect(formatTime(Temporal.PlainTime.from('08:05'), 'fi')).toBe('klo 8.05');
  });
});
