import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cents } from '../../../../shared/money/index.js';
import type { InstrumentRule } from '../../instruments/domain/instrument.js';
import type { Terms } from '../../instruments/domain/terms.js';
import type { AgreementFacts, FundingFacts } from './check-facts.js';
import { ownShareOf } from './check-shares.js';
import { checkFunding } from './funding-check.js';
import type { PlanOfPart, SourceLine } from './roll-up.js';

const euros = (amount: number) => cents(BigInt(amount) * 100n);
const line = (
  fundingClass: SourceLine['fundingClass'],
  amount: number,
  fields: Partial<SourceLine> = {},
): SourceLine => ({
  ...{ fundingClass, organisationId: null, instrument: null, exactness: 'exact', amountCents: euros(amount) },
  ...fields,
});
const plan = (total: number | null, lines: SourceLine[], fields: Partial<PlanOfPart> = {}): PlanOfPart => ({
  ...{ partId: null, year: 2021, exactness: 'exact', lines },
  totalCents: total === null ? null : euros(total),
  ...fields,
});
const rule = (key: string, value: InstrumentRule['value'], fields: Partial<InstrumentRule> = {}) => ({
  ...{ rule: key, value, validFrom: null, validTo: null, source: { title: 'Test rules' }, confirmed: true },
  ...fields,
});
const termsOf = (...rules: InstrumentRule[]): Terms => ({
  instrument: { code: 'test-grant', name: { fi: 'T', sv: 'T', en: 'T' } },
  ...{ version: 1, on: '2021-01-01', rules, newestRules: rules, overrides: [], decision: null },
});
const facts = (fields: Partial<FundingFacts>): FundingFacts => ({
  ...{ asOn: '2021-06-01', terms: termsOf(), instrument: null, parts: [], plans: [], agreements: [] },
  ...{ applied: false, decision: null, period: null, nameOf: () => null },
  ...fields,
});
const codes = (fields: Partial<FundingFacts>) =>
  checkFunding(facts(fields)).findings.map(({ severity, code }) => `${severity} ${code}`);
const agreement = (fields: Partial<AgreementFacts> = {}): AgreementFacts => ({
  ...{ id: 'a', partId: null, organisationId: 'town', fundingClass: 'municipalContribution' as const },
  ...{ signedOn: '2020-12-01', validFrom: '2021-01-01', validTo: '2021-12-31' },
  ...{ amountCents: euros(200), receivedCents: euros(0) },
  ...fields,
});

describe('a project without instrument or plan', () => {
  it('is not clean: the check says what is missing', () => {
    expect(checkFunding(facts({ terms: null }))).toMatchObject({
      state: 'incomplete',
      findings: [{ code: 'noInstrument' }, { code: 'noPlan' }],
    });
  });
});

describe('the sums of a plan', () => {
  it('leave 45 000 of 365 000 uncovered, and say so with the figures', () => {
    const { state, findings } = checkFunding(
      facts({
        plans: [
          plan(365_000, [
            line('stateGrant', 240_000, { exactness: 'approximate' }),
            line('serviceIncome', 80_000),
          ]),
        ],
      }),
    );
    expect(state).toBe('violations');
    expect(findings).toMatchObject([
      {
        ...{ code: 'uncovered', pointer: '/2021', result: { value: '45000.00' } },
        params: { amount: '45000.00', covered: '320000.00', total: '365000.00', exactness: 'approximate' },
        figures: [
          { key: 'totalCost', value: '365000.00' },
          { key: 'covered', value: '320000.00' },
        ],
      },
    ]);
  });

  it('are clean at exactly 100 %', () => {
    expect(
      checkFunding(facts({ plans: [plan(100, [line('euSupport', 80), line('ownContribution', 20)])] })),
    ).toEqual({ state: 'clean', findings: [], rules: [] });
  });

  it('are unknown without a total, and the parts are compared with the whole', () => {
    expect(codes({ plans: [plan(null, [line('euSupport', 80)])] })).toEqual(['warning totalUnknown']);
    const parts = [
      { id: 'lead', name: 'Lead', own: false },
      { id: 'own', name: 'Own', own: true },
    ];
    const ofPart = plan(60, [line('euSupport', 60)], { partId: 'lead' });
    expect(codes({ parts, plans: [plan(100, []), ofPart] })).toEqual([
      'warning partWithoutPlan',
      'warning partsDifferFromWhole',
    ]);
  });
});

describe('shares', () => {
  const maximum = rule('maximumSupportRate', '80', { unit: 'percent' });
  const minimum = rule('minimumOwnShare', '20', { unit: 'percent' });
  const shares = (support: number, own: number) => [
    plan(support + own, [line('euSupport', support), line('ownContribution', own)]),
  ];

  it('may reach the rate of the rule and not pass it by a cent', () => {
    expect(codes({ terms: termsOf(maximum), plans: shares(80, 20) })).toEqual([]);
    const over = [
      plan(100, [
        line('euSupport', 0, { amountCents: cents(8001n) }),
        line('ownContribution', 0, { amountCents: cents(1999n) }),
      ]),
    ];
    expect(checkFunding(facts({ terms: termsOf(maximum), plans: over })).findings).toMatchObject([
      {
        code: 'supportAboveRate',
        params: { amount: '0.01', limit: '80', rate: '80.01', basis: 'rule' },
        rule: { rule: 'maximumSupportRate', source: { title: 'Test rules' } },
      },
    ]);
  });

  it('say a rate that shows they are above, also of a cent in a million', () => {
    const lines = [
      line('euSupport', 0, { amountCents: cents(92_160_001n) }),
      line('ownContribution', 0, { amountCents: cents(23_039_999n) }),
    ];
    expect(
      checkFunding(facts({ terms: termsOf(maximum), plans: [plan(1_152_000, lines)] })).findings,
    ).toMatchObject([{ code: 'supportAboveRate', params: { amount: '0.01', rate: '80.000001' } }]);
  });

  it('go by the decided rate where there is one', () => {
    const decision = { rate: '70', number: null, amounts: [], lines: [] };
    expect(
      checkFunding(facts({ terms: termsOf(maximum), decision, plans: shares(80, 20) })).findings,
    ).toMatchObject([{ code: 'supportAboveRate', params: { limit: '70', basis: 'decision' }, rule: null }]);
  });

  it('only warn where the rule is unconfirmed, and name the rule', () => {
    const unconfirmed = { ...maximum, confirmed: false };
    const check = checkFunding(facts({ terms: termsOf(unconfirmed), plans: shares(90, 10) }));
    expect(check).toMatchObject({
      state: 'warnings',
      rules: [{ rule: 'maximumSupportRate', confirmed: false }],
    });
  });

  it('need an own share rounded up to whole euros where the authority says so', () => {
    const total = [
      plan(1001, [line('stateGrant', 800), line('ownContribution', 0, { amountCents: cents(20_050n) })]),
    ];
    expect(codes({ terms: termsOf(minimum), plans: total })).toEqual(['violation uncovered']);
    const rounded = termsOf(minimum, rule('ownShareRounding', 'upToEuro'));
    expect(checkFunding(facts({ terms: rounded, plans: total })).findings[1]).toMatchObject({
      code: 'ownShareTooSmall',
      params: { needed: '201.00', own: '200.50', amount: '0.50' },
    });
  });

  it('asked for never fall when the total grows, and stay within a euro of the percentage', () => {
    const total = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(total, total, fc.constantFrom(null, 'upToEuro', 'down'), (a, b, rounding) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const ofLow = ownShareOf(cents(low), '20', rounding);
        expect(ofLow <= ownShareOf(cents(high), '20', rounding)).toBe(true);
        const drift = ofLow * 5n - low;
        expect(drift > -500n && drift < 500n).toBe(true);
      }),
    );
  });

  it('of a class that the instrument does not allow are named', () => {
    const terms = termsOf(rule('allowedFundingClasses', ['euSupport', 'ownContribution']));
    expect(codes({ terms, plans: [plan(50, [line('privateFunding', 50)])] })).toEqual([
      'violation classNotAllowed',
      'warning agreementMissing',
    ]);
  });

  it('of two instruments in one part and year may pay the same cost', () => {
    const lines = [line('euSupport', 50), line('stateGrant', 50, { instrument: 'other-grant' })];
    expect(codes({ plans: [plan(100, lines)] })).toEqual(['warning twoInstruments']);
    const terms = termsOf(rule('exclusiveSupport', true));
    expect(codes({ terms, plans: [plan(100, lines)] })).toEqual(['violation twoInstruments']);
  });
});

describe('agreements', () => {
  const plans = [
    plan(1000, [line('stateGrant', 800), line('municipalContribution', 200, { organisationId: 'town' })]),
  ];

  it('are missing: a warning before the application, a violation with it', () => {
    expect(codes({ plans })).toEqual(['warning agreementMissing']);
    expect(codes({ plans, applied: true })).toEqual(['violation agreementMissing']);
    expect(codes({ plans, applied: true, agreements: [agreement()] })).toEqual([]);
  });

  it('of another organisation do not count', () => {
    const agreements = [agreement({ organisationId: 'elsewhere' })];
    expect(codes({ plans, applied: true, agreements })).toEqual(['violation agreementMissing']);
  });

  it('too small or expired for the year are named', () => {
    const agreements = [agreement({ amountCents: euros(150), validTo: '2020-12-31', validFrom: null })];
    expect(checkFunding(facts({ plans, agreements, asOn: '2020-11-01' })).findings).toMatchObject([
      { code: 'agreementNotValid', params: { years: '2021' } },
      { code: 'agreementTooSmall', params: { amount: '50.00', planned: '200.00', agreed: '150.00' } },
    ]);
  });

  it('keep a promise once: one of 200 is not enough for two implementers with 200 each', () => {
    const parts = [
      { id: 'lead', name: 'Lead', own: false },
      { id: 'own', name: 'Own', own: true },
    ];
    const shared = parts.map(({ id }) => plan(1000, plans[0]!.lines.slice(), { partId: id }));
    expect(codes({ parts, plans: shared, agreements: [agreement({ amountCents: euros(400) })] })).toEqual([]);
    const check = checkFunding(facts({ parts, plans: shared, agreements: [agreement()] }));
    expect(check.findings).toMatchObject([
      {
        ...{ code: 'agreementTooSmall', pointer: '/parts/own' },
        params: { planned: '200.00', agreed: '0.00', amount: '200.00', part: 'Own' },
      },
    ]);
    const of = (id: string, cents: number) => agreement({ id, partId: id, amountCents: euros(cents) });
    expect(codes({ parts, plans: shared, agreements: [agreement(), of('lead', 200)] })).toEqual([]);
    expect(codes({ parts, plans: shared, agreements: [agreement(), of('own', 200)] })).toEqual([]);
  });

  it('of a year each are valid together, and each is asked for in its own years only', () => {
    const years = [2021, 2022].map((year) => plan(1000, plans[0]!.lines.slice(), { year }));
    const of = (year: number, amount = 200) =>
      agreement({
        id: `${year}`,
        validFrom: `${year}-01-01`,
        validTo: `${year}-12-31`,
        amountCents: euros(amount),
      });
    expect(codes({ plans: years, agreements: [of(2021), of(2022)] })).toEqual([]);
    expect(checkFunding(facts({ plans: years, agreements: [of(2021, 400)] })).findings).toMatchObject([
      { code: 'agreementNotValid', params: { years: '2022' } },
    ]);
    expect(
      checkFunding(facts({ plans: years, agreements: [of(2021), of(2022, 150)] })).findings,
    ).toMatchObject([
      { code: 'agreementNotValid', pointer: '/agreements/2021', params: { years: '2022' } },
      { code: 'agreementTooSmall', params: { planned: '400.00', agreed: '350.00', amount: '50.00' } },
    ]);
  });

  it('that several implementers share are unpaid once', () => {
    const parts = ['lead', 'own'].map((id) => ({ id, name: id, own: id === 'own' }));
    const shared = parts.map(({ id }) => plan(1000, plans[0]!.lines.slice(), { partId: id }));
    const agreements = [agreement({ amountCents: euros(400), receivedCents: euros(399) })];
    expect(
      checkFunding(facts({ parts, plans: shared, agreements, asOn: '2022-01-01' })).findings,
    ).toMatchObject([{ code: 'notReceived', params: { amount: '1.00', agreed: '400.00' } }]);
  });

  it('are unpaid once the year is over', () => {
    const agreements = [agreement({ receivedCents: euros(120) })];
    expect(codes({ plans, agreements, asOn: '2021-12-31' })).toEqual([]);
    expect(checkFunding(facts({ plans, agreements, asOn: '2022-01-01' })).findings).toMatchObject([
      { severity: 'warning', code: 'notReceived', params: { amount: '80.00', due: '2021-12-31' } },
    ]);
  });
});

describe('the decision', () => {
  const plans = [plan(100, [line('euSupport', 80), line('ownContribution', 20)])];

  it('is kept by total, support and source', () => {
    const decision = {
      ...{ rate: '80', number: '1' },
      amounts: [{ scope: 'whole' as const, totalCents: euros(100), grantCents: euros(80) }],
      lines: [{ partId: null, year: 2021, fundingClass: 'euSupport' as const, amountCents: euros(80) }],
    };
    expect(codes({ plans, decision })).toEqual([]);
    const other = {
      ...decision,
      amounts: [{ scope: 'whole' as const, totalCents: euros(120), grantCents: euros(80) }],
      lines: [{ partId: null, year: 2021, fundingClass: 'euSupport' as const, amountCents: euros(75) }],
    };
    expect(checkFunding(facts({ plans, decision: other })).findings).toMatchObject([
      { code: 'differsFromDecision', params: { what: 'totalCost', amount: '20.00' } },
      { code: 'differsFromDecision', params: { what: 'line', class: 'euSupport', amount: '5.00' } },
    ]);
  });

  it('gives the period in which plan years lie, and the instrument that of its beginning', () => {
    const period = { starts: '2022-01-01', ends: '2023-12', decided: true };
    expect(codes({ plans, period })).toEqual(['violation yearOutsidePeriod']);
    expect(codes({ plans, period: { ...period, decided: false } })).toEqual([]);
    const instrument = { validFrom: '2014-01-01', validTo: '2020-12-31' };
    expect(codes({ plans, instrument, period: { ...period, decided: false } })).toEqual([
      'violation periodOutsideInstrument',
    ]);
    expect(
      codes({ plans, instrument, period: { starts: '2020-12-01', ends: '2022', decided: true } }),
    ).toEqual([]);
  });
});
