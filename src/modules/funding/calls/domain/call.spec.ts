import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type CallTimes, callProblems, callStateAt, closingOf, submissionProblems } from './call.js';

const times: CallTimes = { opens: '2020-08-01', opensTime: null, closes: '2020-09-30', closesTime: '16:15' };
const call = { ...times, title: 'Testihaku' };
const codes = (submitted: string, submittedTime: string | null, of = call) =>
  submissionProblems(of, { submitted, submittedTime }).map(({ pointer, code }) => [pointer, code]);

describe('a call that closes at 16.15', () => {
  it.each([
    ['2020-09-30', '16:15', []],
    ['2020-09-30', '16:15:00', []],
    ['2020-09-30', '16:15:01', [['/submittedTime', 'application.call_closed']]],
    ['2020-09-30', '16:15:05', [['/submittedTime', 'application.call_closed']]],
    ['2020-09-30', null, []],
    ['2020-10-01', null, [['/submitted', 'application.call_closed']]],
    ['2020-08-01', null, []],
    ['2020-07-31', null, [['/submitted', 'application.call_not_open']]],
  ])('answers what is submitted on %s at %s with %j', (day, time, expected) => {
    expect(codes(day, time)).toEqual(expected);
  });

  it('names both instants', () => {
    const [problem] = submissionProblems(call, { submitted: '2020-09-30', submittedTime: '16:15:05' });
    expect(problem?.params).toEqual({
      call: 'Testihaku',
      closes: '2020-09-30 16:15',
      submitted: '2020-09-30 16:15:05',
    });
  });
});

describe('a call known less exactly', () => {
  it('takes the whole day, or the whole month, in Helsinki', () => {
    expect(closingOf({ ...times, closesTime: null })?.toString()).toBe('2020-09-30T20:59:59.999Z');
    expect(closingOf({ ...times, closes: '2020-12', closesTime: null })?.toString()).toBe(
      '2020-12-31T21:59:59.999Z',
    );
    expect(codes('2020-12-31', '23:59:59', { ...call, closes: '2020-12', closesTime: null })).toEqual([]);
  });

  it('is neither open nor closed when nobody knows when', () => {
    const now = Temporal.Instant.from('2020-09-30T13:15:00Z');
    const unknown = { opens: null, opensTime: null, closes: null, closesTime: null };
    expect(callStateAt(unknown, now)).toBe('unknown');
    expect(callStateAt(times, now)).toBe('open');
    expect(callStateAt(times, now.add({ milliseconds: 1 }))).toBe('closed');
    expect(callStateAt(times, Temporal.Instant.from('2020-07-31T20:59:59Z'))).toBe('coming');
    expect(codes('2020-01-01', null, { ...call, ...unknown })).toEqual([]);
  });

  it('is refused a time without a day, a year for a closing, and an order that cannot be', () => {
    const today = Temporal.PlainDate.from('2020-06-01');
    const found = (changed: object) => callProblems({ ...times, ...changed }, today).map(({ code }) => code);
    expect(found({})).toEqual([]);
    expect(found({ closes: '2020-09' })).toEqual(['time.needs_day']);
    expect(found({ closes: '2020', closesTime: null })).toEqual(['day.format']);
    expect(found({ opens: '2020-10-01' })).toEqual(['day.order']);
    expect(found({ opens: '2020-09-30', opensTime: '16:15' })).toEqual(['day.order']);
    expect(found({ closes: '2121-11-30' })).toEqual(['day.horizon']);
  });
});
