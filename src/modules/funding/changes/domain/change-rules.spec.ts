import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { InstrumentRule } from '../../instruments/domain/instrument.js';
import type { Terms } from '../../instruments/domain/terms.js';
import { filingProblems, lateWarning, periodProblems, thresholdWarnings } from './change-rules.js';

const rule = (key: string, value: InstrumentRule['value'], unit?: string): InstrumentRule => ({
  rule: key,
  value,
  ...(unit === undefined ? {} : { unit }),
  validFrom: null,
  validTo: null,
  source: { title: 'Rahoittajan sivut' },
  confirmed: true,
});

const terms = (...rules: InstrumentRule[]): Terms => ({
  instrument: { code: 'test', name: { fi: 'Testi', sv: 'Test', en: 'Test' } },
  version: 1,
  on: '2020-11-20',
  rules,
  newestRules: rules,
  overrides: [],
  decision: null,
});

const grant = {
  number: 'TESTI/1',
  decided: '2020-11-20',
  periodStarts: '2020-12-01',
  periodEnds: '2023-05-31',
};
const today = Temporal.PlainDate.from('2023-07-01');
const shorter = { starts: '2020-12-01', ends: '2023-02-28' };

const problems = (filedOn: string, effectiveOn: string, period: typeof shorter | null = null) =>
  filingProblems({ filedOn, effectiveOn, period }, grant, terms(rule('changesNotRetroactive', true)), today);

describe('filing a change', () => {
  it('is possible until the last day of the use period', () => {
    expect(problems('2023-05-31', '2023-05-31')).toEqual([]);
    expect(problems('2023-06-01', '2023-06-01')).toMatchObject([
      {
        pointer: '/filedOn',
        code: 'change.after_period',
        params: { filed: '2023-06-01', ends: '2023-05-31', source: 'Rahoittajan sivut' },
      },
    ]);
  });

  it('counts a period known to the month until its last day', () => {
    const monthly = { ...grant, periodEnds: '2023-05' };
    const on = (filedOn: string) =>
      filingProblems({ filedOn, effectiveOn: filedOn, period: null }, monthly, null, today).length;
    expect([on('2023-05-31'), on('2023-06-01')]).toEqual([0, 1]);
  });

  it('never takes effect before it is filed', () => {
    expect(problems('2022-10-03', '2022-10-03')).toEqual([]);
    expect(problems('2022-10-03', '2022-10-02')).toMatchObject([
      { pointer: '/effectiveOn', code: 'change.retroactive' },
    ]);
  });

  it('moves no end into the time before it takes effect, and lets what stays lie there', () => {
    expect(problems('2022-10-03', '2022-11-01', shorter)).toEqual([]);
    expect(problems('2022-10-03', '2023-03-01', shorter)).toMatchObject([
      { pointer: '/period/ends', code: 'change.backdated' },
    ]);
    expect(problems('2022-10-03', '2022-11-01', { ...shorter, starts: '2021-01-01' })).toMatchObject([
      { pointer: '/period/starts', code: 'change.backdated' },
    ]);
  });

  it('does not come before the decision that it would change, nor in the future', () => {
    expect(problems('2020-11-19', '2020-11-19')).toMatchObject([{ code: 'change.before_decision' }]);
    const early = Temporal.PlainDate.from('2022-10-02');
    const filing = { filedOn: '2022-10-03', effectiveOn: '2022-10-03', period: null };
    expect(filingProblems(filing, grant, null, early)).toMatchObject([{ code: 'day.future' }]);
  });

  it('names the decision where the instrument states no rule', () => {
    const [problem] = filingProblems(
      { filedOn: '2023-06-01', effectiveOn: '2023-06-01', period: null },
      grant,
      terms(),
      today,
    );
    expect(problem?.params).toMatchObject({ source: 'TESTI/1' });
  });
});

describe('the period of a change', () => {
  it('ends after it starts, in a year that can be meant', () => {
    expect(periodProblems(shorter, today)).toEqual([]);
    expect(periodProblems({ starts: '2023-03-01', ends: '2023-02-28' }, today)).toMatchObject([
      { pointer: '/period/ends', code: 'day.order' },
    ]);
    expect(periodProblems({ starts: '2020-12-01', ends: '2121-11-30' }, today)).toMatchObject([
      { code: 'day.horizon', params: { suggestion: '2021-11-30' } },
    ]);
  });
});

describe('what to heed', () => {
  const lead = terms(rule('changeLeadTime', 'P30D', 'duration'));

  it('warns of a change filed later than the lead time, with the day by which it had to be', () => {
    const monni = { ...grant, periodEnds: '2022-12-31' };
    expect(lateWarning(lead, monni, '2022-12-01')).toEqual([]);
    expect(lateWarning(lead, monni, '2022-12-02')).toMatchObject([{ code: 'late', by: '2022-12-01' }]);
    expect(lateWarning(terms(), monni, '2022-12-30')).toEqual([]);
  });

  it('says when more moves than the funder wants to hear of only afterwards', () => {
    const stea = terms(
      rule('changeAmountThreshold', '20000.00', 'euro'),
      rule('changePercentThreshold', '10', 'percent'),
    );
    const moving = (amount: number) => [
      { before: '100000.00', after: `${100_000 - amount}.00` },
      { before: '150000.00', after: `${150_000 + amount}.00` },
    ];
    expect(thresholdWarnings(stea, moving(20_000))).toEqual([]);
    expect(thresholdWarnings(stea, moving(20_001))).toMatchObject([
      { code: 'amountThreshold', figure: '20001.00', rule: { value: '20000.00' } },
    ]);
    expect(thresholdWarnings(stea, moving(25_000)).map(({ code }) => code)).toEqual(['amountThreshold']);
    expect(thresholdWarnings(stea, moving(25_001)).map(({ code, figure }) => [code, figure])).toEqual([
      ['amountThreshold', '25001.00'],
      ['percentThreshold', '10.0'],
    ]);
    expect(thresholdWarnings(terms(), moving(90_000))).toEqual([]);
  });
});
