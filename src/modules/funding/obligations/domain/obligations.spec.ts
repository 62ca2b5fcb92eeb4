import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { effectiveDueDate, isWorkingDay } from '../../../../shared/calendar/index.js';
import type { InstrumentRule } from '../../instruments/domain/instrument.js';
import type { RuleOverride, Terms } from '../../instruments/domain/terms.js';
import { type GrantFacts, callObligation, obligationsOf, supplementObligation } from './obligations.js';

const rule = (key: string, fields: Partial<InstrumentRule>): InstrumentRule => ({
  rule: key,
  value: 'P4M',
  unit: 'duration',
  validFrom: null,
  validTo: null,
  source: { title: 'Pages of the funder' },
  confirmed: true,
  ...fields,
});

const termsWith = (rules: InstrumentRule[], overrides: RuleOverride[] = []): Terms => ({
  instrument: { code: 'test', name: { fi: 'Testi', sv: 'Test', en: 'Test' } },
  version: 1,
  on: '2020-12-01',
  rules,
  newestRules: rules,
  overrides,
  decision: { id: 'd', number: 'TESTI/1', decided: '2020-11-20' },
});

/** YEE, as the public record has it. */
const yee: GrantFacts = {
  decided: null,
  appealUntil: null,
  periodStarts: '2020-12-01',
  periodEnds: '2023-05-31',
  lastPaymentOn: null,
};

const dues = (rules: InstrumentRule[], facts: Partial<GrantFacts> = {}) =>
  obligationsOf(termsWith(rules), { ...yee, ...facts }).map(({ key, occurrence, due }) =>
    [key, occurrence, due].filter((part) => part !== '').join(' '),
  );

describe('what a grant obliges to', () => {
  it('counts the final claim four months from the end: 31.5.2023 gives Saturday 30.9.2023', () => {
    const found = obligationsOf(termsWith([rule('finalClaimAfter', { base: 'endOfProject' })]), yee);
    const claim = found.find(({ key }) => key === 'finalClaim');
    expect(claim).toMatchObject({
      due: '2023-09-30',
      base: 'endOfPeriod',
      baseOn: '2023-05-31',
      basis: 'decision',
      rule: { rule: 'finalClaimAfter', value: 'P4M', origin: 'instrument' },
      title: { fi: 'Viimeinen maksatushakemus' },
    });
  });

  it('is statutory, and so moves to Monday 2.10.2023, only where an act sets the time', () => {
    const [, claim] = obligationsOf(
      termsWith([rule('finalClaimAfter', { base: 'endOfProject', source: { act: '688/2001' } })]),
      yee,
    );
    expect(claim).toMatchObject({ due: '2023-09-30', basis: 'statutory' });
    const day = Temporal.PlainDate.from(claim?.due ?? '');
    expect(effectiveDueDate(day, claim?.basis ?? 'internal').toString()).toBe('2023-10-02');
    expect(effectiveDueDate(day, 'decision').toString()).toBe('2023-09-30');
  });

  it('counts from the shorter period once it ends on 28.2.2023', () => {
    expect(dues([rule('finalClaimAfter', { base: 'endOfProject' })], { periodEnds: '2023-02-28' })).toEqual([
      'endOfPeriod 2023-02-28',
      'finalClaim 2023-06-28',
    ]);
  });

  it('takes what the decision put in the place of the rule', () => {
    const terms = termsWith(
      [rule('finalClaimAfter', { base: 'endOfProject' })],
      [{ rule: 'finalClaimAfter', variant: null, value: 'P6M', note: null }],
    );
    expect(obligationsOf(terms, yee).find(({ key }) => key === 'finalClaim')).toMatchObject({
      due: '2023-11-30',
      rule: { value: 'P6M', origin: 'decision' },
    });
  });

  it('counts the lead time of a change back from the end, then to the previous working day', () => {
    // 31.12.2022 less 30 days is Thursday 1.12.2022; 5.1.2022 less 30 days is Independence Day, a Monday.
    const lead = [rule('changeLeadTime', { value: 'P30D', base: 'endOfUsePeriod' })];
    expect(dues(lead, { periodEnds: '2022-12-31' })).toContain('changeRequest 2022-12-01');
    expect(dues(lead, { periodEnds: '2022-01-05' })).toContain('changeRequest 2021-12-03');
  });

  it('lets a change be asked for until the end where only "not retroactive" is stated', () => {
    const never = [
      rule('changesNotRetroactive', { value: true, unit: undefined } as Partial<InstrumentRule>),
    ];
    expect(dues(never)).toContain('changeRequest 2023-05-31');
  });

  it('reports by 31 May on each year of use', () => {
    expect(dues([rule('reportDue', { value: '05-31', unit: 'monthDay' })])).toEqual([
      'report 2020 2021-05-31',
      'report 2021 2022-05-31',
      'endOfPeriod 2023-05-31',
      'report 2022 2023-05-31',
      'report 2023 2024-05-31',
    ]);
  });

  it('reports every six months, the last time on what is left', () => {
    const rules = [
      rule('reportDue', { value: 'P1M', every: 'P6M', variant: 'interim' }),
      rule('reportDue', { value: 'P3M', variant: 'final', base: 'endOfUsePeriod' }),
    ];
    expect(dues(rules, { periodStarts: '2020-12-01', periodEnds: '2021-12-31' })).toEqual([
      'report interim 1 2021-06-30',
      'report interim 2 2021-12-30',
      'endOfPeriod 2021-12-31',
      'report interim 3 2022-01-31',
      'report final 2022-03-31',
    ]);
  });

  it('has no date, and says from what it would be counted, while a base is not known to the day', () => {
    const found = obligationsOf(
      termsWith([
        rule('retention', { value: 'P10Y', base: 'lastPayment' }),
        rule('finalClaimAfter', { base: 'endOfProject' }),
      ]),
      { ...yee, periodEnds: '2023-05' },
    );
    expect(found.map(({ key, due, base }) => [key, due, base])).toEqual([
      ['endOfPeriod', null, 'endOfPeriod'],
      ['finalClaim', null, 'endOfPeriod'],
      ['retentionEnd', null, 'lastPayment'],
    ]);
  });

  it('keeps the longest retention that applies', () => {
    const rules = [
      rule('retention', { value: 'P5Y', base: 'endOfLastPaymentYear', variant: 'short' }),
      rule('retention', { value: 'P10Y', base: 'lastPayment' }),
    ];
    expect(dues(rules, { lastPaymentOn: '2023-10-15' })).toContain('retentionEnd 2033-10-15');
  });

  it('has an appeal date where the decision states one, as it is stated there', () => {
    expect(dues([], { appealUntil: '2021-01-02' })).toContain('appeal 2021-01-02');
  });

  it('never asks for a change on a day when offices are closed, nor after the period', () => {
    const day = fc
      .integer({ min: 0, max: 9000 })
      .map((days) => Temporal.PlainDate.from('2014-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (ends, lead) => {
        const [change] = obligationsOf(termsWith([rule('changeLeadTime', { value: `P${lead}D` })]), {
          ...yee,
          periodStarts: null,
          periodEnds: ends.toString(),
        }).filter(({ key }) => key === 'changeRequest');
        const due = Temporal.PlainDate.from(change?.due ?? '');
        expect(isWorkingDay(due)).toBe(true);
        expect(Temporal.PlainDate.compare(due, ends.subtract({ days: lead }))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('what an application and a call oblige to', () => {
  it('answers a supplement request by its day and clock time, and no longer once it is answered', () => {
    const request = { requestedOn: '2020-10-01', dueOn: '2020-10-15', dueTime: '16:15', answeredOn: null };
    expect(supplementObligation(request)).toMatchObject({
      due: '2020-10-15',
      time: '16:15',
      settledOn: null,
    });
    expect(supplementObligation({ ...request, answeredOn: '2020-10-14' }).settledOn).toBe('2020-10-14');
  });

  it('has no day for a call whose closing is known only to the month', () => {
    const call = { title: 'Kevään haku', closes: '2021-04', closesTime: '16:15' };
    expect(callObligation(call)).toMatchObject({ due: null, time: null });
    expect(callObligation({ ...call, closes: '2021-04-30' })).toMatchObject({
      due: '2021-04-30',
      time: '16:15',
      title: { fi: 'Haku päättyy: Kevään haku' },
    });
  });
});
