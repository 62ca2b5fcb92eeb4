import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseDay } from './parse-day.js';
import { dueInstant, endOfDay, HELSINKI, helsinkiDay, isLate, resolveHelsinki } from './zone.js';

interface Vector {
  label: string;
  value?: string;
  utc?: string;
  helsinki?: string;
  late?: boolean;
  naive_utc_bug?: string;
}

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/timezone-vectors-fi.json', import.meta.url), 'utf8'),
);
const vector = (start: string): Vector => {
  const found = vectors.find(({ label }) => label.startsWith(start));
  if (!found) throw new Error(`The fixture has no vector "${start}".`);
  return found;
};

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text);

describe('the vectors of public portals', () => {
  it('are all looked at', () => {
    expect(vectors).toHaveLength(7);
  });

  it.each(
    vectors.filter(({ utc }) => utc).map((row) => [row.label, row.utc ?? '', row.helsinki ?? ''] as const),
  )('%s', (_label, utc, helsinki) => {
    const instant = Temporal.Instant.from(utc);
    const local = Temporal.PlainDateTime.from(helsinki.slice(0, 19));
    expect(helsinkiDay(instant).equals(local.toPlainDate())).toBe(true);
    expect(dueInstant(local.toPlainDate(), local.toPlainTime()).equals(instant)).toBe(true);
    expect(Temporal.Instant.from(helsinki).equals(instant)).toBe(true);
  });

  it('a call that ends on a date ends with that Helsinki day', () => {
    const { value = '', naive_utc_bug: bug = '' } = vector('EURA 2021');
    const due = dueInstant(day(value), null);
    expect(parseDay(value).ok).toBe(true);
    expect(due.toString()).toBe('2026-09-30T20:59:59.999Z');
    const naive = Temporal.Instant.from(bug.split(' ')[0] ?? '');
    expect(helsinkiDay(naive).toString()).toBe('2026-10-01');
    expect(isLate(naive, day(value), null)).toBe(true);
  });

  it('16.15.05 is late when the office closes at 16.15', () => {
    const { helsinki = '', late } = vector('KHO');
    const date = day('2016-03-10');
    expect(isLate(dueInstant(date, time(helsinki)), date, time('16:15'))).toBe(late);
    expect(isLate(dueInstant(date, time('16:15')), date, time('16:15'))).toBe(false);
  });

  it('the skipped hour of spring does not exist', () => {
    expect(vector('spring').label).toContain('2021-03-28 03:00-04:00');
    for (const text of ['03:00', '03:30', '03:59:59']) {
      const resolved = resolveHelsinki(day('2021-03-28'), time(text));
      expect(resolved).toMatchObject({ ok: false, reason: 'skippedHour' });
      if (!resolved.ok) expect(resolved.nextTime.toString()).toBe('04:00:00');
    }
    expect(resolveHelsinki(day('2021-03-28'), time('02:59')).ok).toBe(true);
    expect(resolveHelsinki(day('2021-03-28'), time('04:00')).ok).toBe(true);
    expect(() => dueInstant(day('2021-03-28'), time('03:30'))).toThrow(RangeError);
  });

  it('the doubled hour of autumn means its first round', () => {
    expect(vector('autumn').label).toContain('2020-10-25 03:00-04:00');
    const resolved = resolveHelsinki(day('2020-10-25'), time('03:30'));
    expect(resolved).toMatchObject({ ok: true, doubled: true });
    expect(dueInstant(day('2020-10-25'), time('03:30')).toString()).toBe('2020-10-25T00:30:00Z');
    expect(resolveHelsinki(day('2020-10-25'), time('04:00'))).toMatchObject({ ok: true, doubled: false });
  });
});

describe('days of Helsinki', () => {
  it('are 23 and 25 hours long when the clock changes', () => {
    const length = (text: string): number =>
      endOfDay(day(text).subtract({ days: 1 }))
        .until(endOfDay(day(text)))
        .total('hours');
    expect(length('2021-03-28')).toBe(23);
    expect(length('2020-10-25')).toBe(25);
    expect(length('2020-10-31')).toBe(24);
    expect(HELSINKI).toBe('Europe/Helsinki');
  });

  it('never turn a date-only due date into the next day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = day('1990-01-01').add({ days });
        const due = dueInstant(date, null);
        expect(helsinkiDay(due).equals(date)).toBe(true);
        expect(isLate(due, date, null)).toBe(false);
        expect(isLate(endOfDay(date), date, null)).toBe(true);
      }),
    );
  });
});
