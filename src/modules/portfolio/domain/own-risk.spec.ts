import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type RiskedApplication, ownRiskOf } from './own-risk.js';

const application = (
  state: RiskedApplication['state'],
  decided: string | null = null,
  fields: Partial<RiskedApplication> = {},
): RiskedApplication => ({
  ...{ state, periodStarts: '2020-08-01' },
  decision: decided === null ? null : { decided, countsFrom: decided },
  ...fields,
});
const on = (day: string, ...applications: RiskedApplication[]) => {
  const found = ownRiskOf(applications, Temporal.PlainDate.from(day));
  return found && typeof found === 'object' ? [found.to.toString(), found.days, found.over] : found;
};

describe('the days at own risk', () => {
  it('count both ends: August and September 2020 are 61', () => {
    expect(on('2020-07-31', application('pending'))).toBeNull();
    expect(on('2020-08-01', application('pending'))).toEqual(['2020-08-01', 1, false]);
    expect(on('2020-09-30', application('pending'))).toEqual(['2020-09-30', 61, false]);
    expect(on('2020-10-05', application('pending'))).toEqual(['2020-10-05', 66, false]);
  });

  it('end the day before the grant counts, and stay visible', () => {
    expect(on('2020-10-06', application('granted', '2020-10-06'))).toEqual(['2020-10-05', 66, true]);
    expect(on('2022-01-01', application('granted', '2020-10-06'))).toEqual(['2020-10-05', 66, true]);
    expect(on('2020-10-06', application('granted', '2020-07-01'))).toBeNull();
  });

  it('are at most those before the last day of the month to which the decision is known', () => {
    const inOctober = { decision: { decided: '2020-10', countsFrom: '2020-10-31' } };
    const granted = application('granted', null, inOctober);
    const seen = (day: string) => ownRiskOf([granted], Temporal.PlainDate.from(day));
    expect(seen('2020-10-31')).toMatchObject({ days: 91, over: true, decidedWithin: '2020-10' });
    expect(seen('2020-09-30')).toMatchObject({ days: 61, over: false, decidedWithin: null });
    const dated = ownRiskOf([application('granted', '2020-10-06')], Temporal.PlainDate.from('2020-10-31'));
    expect(dated).toMatchObject({ days: 66, decidedWithin: null });
  });

  it('go on over a refusal while another application waits', () => {
    const refused = application('refused', '2020-08-31');
    expect(on('2020-09-30', refused)).toEqual(['2020-08-30', 30, true]);
    expect(on('2020-09-30', refused, application('pending'))).toEqual(['2020-09-30', 61, false]);
    expect(on('2020-10-06', application('granted', '2020-10-06'), refused)).toEqual(['2020-10-05', 66, true]);
  });

  it('are none where the application was taken back', () => {
    expect(on('2020-09-30', application('refused'))).toBeNull();
  });

  it('are unknown where the period or the day of the decision is', () => {
    expect(on('2020-09-30', application('pending', null, { periodStarts: '2020-08' }))).toBe('periodUnknown');
    const undated = { decision: { decided: null, countsFrom: '2020-12-31' } };
    expect(on('2020-12-31', application('granted', null, undated))).toBe('decisionUnknown');
  });
});
