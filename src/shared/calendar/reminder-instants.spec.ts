import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseLead, reminderInstants, resolveDue, type Due } from './reminder-instants.js';
import { isWorkingDay, type DeadlineBasis } from './working-days.js';
import { HELSINKI, helsinkiDay } from './zone.js';

const due = (value: string, time: string | null = null, basis: DeadlineBasis = 'call'): Due => ({
  day: { precision: value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year', value },
  time: time === null ? null : Temporal.PlainTime.from(time),
  basis,
});

const reminders = (what: Due, leads: readonly string[], timeOfDay = '08:00'): string[] =>
  reminderInstants(what, leads, { timeOfDay }).map(({ instant }) =>
    instant.toZonedDateTimeISO(HELSINKI).toPlainDateTime().toString(),
  );

describe('reminders', () => {
  it('of the sign-up by Saturday 31.10.2020 aim at Friday', () => {
    expect(reminders(due('2020-10-31'), ['P14D', 'P1W', 'P1D', 'P0D'])).toEqual([
      '2020-10-16T08:00:00',
      '2020-10-23T08:00:00',
      '2020-10-29T08:00:00',
      '2020-10-30T08:00:00',
    ]);
  });

  it('of a statutory deadline on the same day aim at the Monday it moves to', () => {
    expect(reminders(due('2020-10-31', null, 'statutory'), ['P1D', 'P0D'])).toEqual([
      '2020-10-30T08:00:00',
      '2020-11-02T08:00:00',
    ]);
  });

  it('shift days before 6 December to a working day', () => {
    expect(reminders(due('2022-12-07'), ['P1D'])).toEqual(['2022-12-05T08:00:00']);
  });

  it('count months to the last day of a shorter month', () => {
    expect(reminders(due('2021-03-31'), ['P1M'])).toEqual(['2021-02-26T08:00:00']);
  });

  it('merge when they fall together, and tell which leads met', () => {
    const [only, ...others] = reminderInstants(due('2020-11-02'), ['P1D', 'P2D', 'P1D'], {
      timeOfDay: '08:00',
    });
    expect(others).toEqual([]);
    expect(only?.leads).toEqual(['P1D', 'P2D']);
    expect(only?.instant.toString()).toBe('2020-10-30T06:00:00Z');
  });

  it('with a clock lead are exact and never shifted', () => {
    expect(reminders(due('2020-10-31', '16:15'), ['PT1M', 'PT2H'])).toEqual([
      '2020-10-31T14:15:00',
      '2020-10-31T16:14:00',
    ]);
  });

  it('with a clock lead count from the end of a day without a time', () => {
    expect(reminders(due('2020-10-30'), ['PT2H', 'PT0S'])).toEqual([
      '2020-10-30T22:00:00',
      '2020-10-30T23:59:59.999',
    ]);
  });

  it('with a clock lead count real hours over both clock changes', () => {
    expect(reminders(due('2021-03-28', '08:00'), ['PT6H'])).toEqual(['2021-03-28T01:00:00']);
    expect(reminders(due('2020-10-25', '08:00'), ['PT6H'])).toEqual(['2020-10-25T03:00:00']);
  });

  it('keep the time of day over a clock change', () => {
    expect(reminders(due('2021-03-29'), ['P3D', 'P0D'])).toEqual([
      '2021-03-26T08:00:00',
      '2021-03-29T08:00:00',
    ]);
  });

  it('come a working day earlier when the time of day would be after the deadline', () => {
    expect(reminders(due('2020-11-02', '07:30'), ['P0D'])).toEqual(['2020-10-30T08:00:00']);
  });

  it('of a month aim at its last day', () => {
    const october = resolveDue(due('2020-10'));
    expect(october.nominalDay.toString()).toBe('2020-10-31');
    expect(october.aimDay.toString()).toBe('2020-10-30');
    expect(reminders(due('2020-10'), ['P1W'])).toEqual(['2020-10-23T08:00:00']);
    expect(resolveDue(due('2021', '16:15', 'statutory')).instant.toString()).toBe('2021-12-31T21:59:59.999Z');
  });

  it('refuse what is no lead time or time of day', () => {
    expect(() => reminders(due('2020-10-30'), ['P1DT2H'])).toThrow(RangeError);
    expect(() => reminders(due('2020-10-30'), ['P1D'], '8')).toThrow(RangeError);
  });

  it('in days come on a working day and never after the deadline', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 90 }),
        fc.constantFrom<DeadlineBasis>('statutory', 'call'),
        fc.option(fc.constantFrom('07:00', '16:15', '23:59')),
        (days, lead, basis, time) => {
          const what = due(Temporal.PlainDate.from('2000-01-01').add({ days }).toString(), time, basis);
          const [reminder] = reminderInstants(what, [`P${lead}D`], { timeOfDay: '08:00' });
          if (!reminder) throw new Error('There must be a reminder.');
          expect(isWorkingDay(helsinkiDay(reminder.instant))).toBe(true);
          expect(Temporal.Instant.compare(reminder.instant, resolveDue(what).instant)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('lead times', () => {
  it.each(['P0D', 'P14D', 'P2W', 'P1M', 'P1Y', 'P1M2D'])('%s is in days', (text) => {
    expect(parseLead(text)).toMatchObject({ text, kind: 'days' });
  });

  it.each(['PT1M', 'PT2H', 'PT1H30M', 'PT0S'])('%s is in clock time', (text) => {
    expect(parseLead(text)).toMatchObject({ text, kind: 'clock' });
  });

  it.each(['', 'P', 'PT', 'P1DT2H', '-P1D', 'P-1D', 'P1.5D', 'PT0.5H', '14', 'p14d', 'P99999D'])(
    '%j is none',
    (text) => {
      expect(parseLead(text)).toBeNull();
    },
  );
});
