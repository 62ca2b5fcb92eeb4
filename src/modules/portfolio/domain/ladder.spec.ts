import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { ProjectStanding, StandingApplication } from '../../funding/index.js';
import { cents } from '../../../shared/money/index.js';
import { explainProjectStep } from './explain-ladder.js';
import { leakBetween, projectLadder } from './ladder.js';
import { portfolioLadder } from './portfolio-ladder.js';
import { latencyByFunder, medianDays } from './latency.js';
import { exactSpan } from './span.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const euro = (value: bigint) => cents(value * 100n);
const span = (from: bigint, to = from) => ({ ...exactSpan(euro(from)), toCents: euro(to) });
const own = (support: bigint, self: bigint) => ({
  ...{ scope: 'own' as const, total: span(support + self), support: span(support), own: span(self) },
});
const application = (more: Partial<StandingApplication>): StandingApplication => ({
  ...{ id: 'a', state: 'pending', instrument: { code: 'testi', name: { fi: '', sv: '', en: '' } } },
  ...{ funderKey: 'f', funder: { fi: '', sv: '', en: '' }, submitted: null, amounts: [], lines: [] },
  ...{ decision: null, repayments: [], periodStarts: null },
  ...more,
});
const decided = (outcome: 'granted' | 'rejected', amounts: StandingApplication['amounts']) => ({
  ...{ id: 'd', number: 'TESTI/1', decided: '2020-10-05', countsFrom: '2020-10-05', outcome },
  ...{ amounts, lines: [] },
});
const standing = (code: string, more: Partial<ProjectStanding>): ProjectStanding => ({
  ...{ project: { id: code, code, nameFi: code, nameSv: null, nameEn: null }, baseActivity: false },
  ...{ plans: [], unknownYears: [], applications: [], agreements: [] },
  ...more,
});
const amounts = (ladder: ReturnType<typeof projectLadder>) =>
  ladder.steps.map(({ own: amount }) => amount.gap ?? amount.span.fromCents);

describe('the promise ladder of a project', () => {
  const granted = standing('TESTI-1', {
    applications: [
      application({
        state: 'granted',
        amounts: [own(800n, 200n)],
        decision: decided('granted', [own(640n, 160n)]),
      }),
    ],
  });

  it('leaks 200 of 1 000 at the decision, and spends by the decided shares', () => {
    const { steps } = projectLadder(granted, { cents: euro(100n), example: false });
    expect(steps[1]?.leak).toEqual({
      against: 'applied',
      fromCents: 20000n,
      toCents: 20000n,
      percent: '20',
      repaidCents: 0n,
    });
    expect(steps[2]).toMatchObject({
      own: { span: { fromCents: 80000n } },
      leak: { fromCents: 0n, percent: '0' },
    });
    expect(steps[4]).toMatchObject({
      leak: { against: 'agreed', fromCents: 70000n, percent: '87.5' },
      sources: [
        { source: 'support', amount: { span: { fromCents: 8000n } } },
        { source: 'ownContribution', amount: { span: { fromCents: 2000n } } },
      ],
    });
  });

  it('takes off what later decisions take back, says how much of the leak it is, and spends as before', () => {
    const [application] = granted.applications;
    const repaid = (ownCents: bigint | null, wholeCents: bigint | null) => ({
      ...{
        number: 'TESTI/R',
        ownCents: ownCents === null ? null : euro(ownCents),
        wholeCents: wholeCents === null ? null : euro(wholeCents),
      },
    });
    const ladder = projectLadder(
      { ...granted, applications: [{ ...application!, repayments: [repaid(40n, null), repaid(24n, 90n)] }] },
      { cents: euro(100n), example: false },
    );
    const [, decision, agreed, , spent] = ladder.steps;
    // 640 + 160 − 40 − 24
    expect(decision).toMatchObject({
      ...{ own: { span: { fromCents: 73600n } }, repaidCents: 6400n },
      leak: { against: 'applied', fromCents: 26400n, percent: '26.4', repaidCents: 6400n },
      sources: [
        { source: 'support', amount: { span: { fromCents: 57600n } } },
        { source: 'ownContribution', amount: { span: { fromCents: 16000n } } },
      ],
    });
    expect(agreed).toMatchObject({
      own: { span: { fromCents: 73600n } },
      leak: { fromCents: 0n, repaidCents: 0n },
    });
    expect(spent).toMatchObject({
      sources: [
        { source: 'support', amount: { span: { fromCents: 8000n } } },
        { source: 'ownContribution', amount: { span: { fromCents: 2000n } } },
      ],
    });
    const [sum, leak] = explainProjectStep(ladder, { step: 'decided', figure: 'amount', source: null }).steps;
    expect(sum?.inputs.map(({ key, value }) => [key, value])).toEqual([
      ...[
        ['decided', '640.00'],
        ['decided', '160.00'],
      ],
      ...[
        ['repaid', '-40.00'],
        ['repaid', '-24.00'],
      ],
    ]);
    // 1 000 − 800 + 64
    expect(leak).toMatchObject({
      inputs: [{ value: '1000.00' }, { value: '800.00' }, { key: 'repaid', value: '-64.00' }],
      result: { value: '264.00' },
    });

    const unknown = projectLadder(
      { ...granted, applications: [{ ...application!, repayments: [repaid(null, 90n)] }] },
      null,
    );
    expect(unknown.steps[1]).toMatchObject({ own: { gap: 'amountUnknown' } });
  });

  it('does not know what is agreed where the decision does not tell who gives what', () => {
    const told = { ...own(800n, 200n), own: null };
    const standingOf = standing('TESTI-7', {
      applications: [application({ state: 'granted', decision: decided('granted', [told]) })],
    });
    const { steps } = projectLadder(standingOf, { cents: euro(100n), example: false });
    expect(steps[1]).toMatchObject({
      own: { span: { fromCents: 100000n } },
      parts: [{ source: 'support' }, { key: 'notSplit', span: { fromCents: 20000n } }],
    });
    expect(steps[2]?.own.gap).toBe('amountUnknown');
    expect(steps[4]?.sources).toEqual([]);
  });

  it('has no figure, and says why, where claims are to come and while nothing is spent', () => {
    expect(amounts(projectLadder(granted, null))).toEqual([
      ...[100000n, 80000n, 80000n, 'comesWithClaims', 'noEntries'],
      ...['comesWithClaims', 'comesWithClaims', 'comesWithClaims'],
    ]);
  });

  it('of a refusal loses everything; a pending one has not lost anything', () => {
    const refused = application({
      ...{ state: 'refused', amounts: [own(800n, 200n)] },
      decision: decided('rejected', []),
    });
    const { steps } = projectLadder(standing('TESTI-2', { applications: [refused] }), null);
    expect(steps[1]).toMatchObject({ own: { span: { fromCents: 0n } }, leak: { percent: '100' } });
    const pending = projectLadder(standing('TESTI-3', { applications: [application({})] }), null);
    expect(amounts(pending).slice(0, 3)).toEqual(['amountUnknown', 'notDecided', 'notDecided']);
    expect(pending.steps.every(({ leak }) => leak === null)).toBe(true);
  });

  it('agrees on outside money by agreements, and receives what came into the account', () => {
    const line = (fundingClass: 'euSupport' | 'municipalContribution', value: bigint) => ({
      ...{ year: 2021, fundingClass },
      ...span(value),
    });
    const lines = [line('euSupport', 80n), line('municipalContribution', 20n)];
    const agreement = {
      ...{ fundingClass: 'municipalContribution' as const, organisationId: 'o', document: null },
      ...{ firstYear: null, lastYear: null, amountCents: euro(15n), receivedCents: euro(5n) },
      paidBackCents: euro(0n),
    };
    const { steps } = projectLadder(
      standing('TESTI-4', {
        applications: [application({ state: 'granted', decision: { ...decided('granted', []), lines } })],
        agreements: [agreement],
      }),
      null,
    );
    expect(steps[2]).toMatchObject({
      own: { span: { fromCents: 9500n } },
      leak: { fromCents: 500n, percent: '5' },
    });
    expect(steps[3]?.sources).toMatchObject([
      { source: 'support', amount: { gap: 'comesWithClaims' } },
      { source: 'municipalContribution', amount: { span: { fromCents: 500n } } },
      { source: 'ownContribution', amount: { gap: 'ownMoney' } },
    ]);
  });

  it('sums own parts over projects, lists the unknown, and leaks only over what is known at both steps', () => {
    const unknown = standing('TESTI-5', {
      applications: [
        application({
          ...{ state: 'granted', decision: decided('granted', []) },
          amounts: [{ scope: 'whole', total: span(9000n), support: null, own: null }],
        }),
      ],
    });
    const pending = standing('TESTI-6', { applications: [application({ amounts: [own(80n, 20n)] })] });
    const [applied, decision] = portfolioLadder(
      [granted, unknown, pending].map((of) => projectLadder(of, null)),
    );
    expect(applied).toMatchObject({
      ...{ own: { span: { fromCents: 110000n } }, known: 2, unknown: [{ code: 'TESTI-5' }] },
      ...{ whole: { fromCents: 900000n }, wholeKnown: 1 },
    });
    expect(decision).toMatchObject({
      own: { span: { fromCents: 80000n } },
      leak: { fromCents: 20000n, projects: 1 },
    });
  });

  it('counts a leak as positive where money is lost, and negative where more came', () => {
    expect(leakBetween('applied', span(100n), span(120n))).toMatchObject({
      fromCents: -2000n,
      percent: '-20',
    });
    expect(leakBetween('applied', span(200n, 300n), span(250n))).toEqual({
      ...{ against: 'applied', fromCents: -5000n, toCents: 5000n, percent: null },
      repaidCents: 0n,
    });
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(cents);
    fc.assert(
      fc.property(amount, amount, (earlier, later) => {
        const { fromCents } = leakBetween('applied', exactSpan(earlier), exactSpan(later));
        expect(later + fromCents).toBe(earlier);
      }),
    );
  });
});

describe('the days until a decision', () => {
  it.each([
    [[30, 10], null],
    [[30, 10, 20], '20'],
    [[10, 40, 20, 30], '25'],
    [[10, 41, 20, 31], '25.5'],
    [[1, 1, 1, 1, 100], '1'],
  ])('of %j have the median %s', (days, median) => {
    expect(medianDays(days)).toBe(median);
  });

  it('go to the decision or to the day, per funder, without what is known to the month only', () => {
    const input = (of: string, more: object) => ({
      ...{ of, funderKey: 'a', submitted: '2020-01-31', decided: '2020-03-01', state: 'decided' as const },
      ...more,
    });
    const [first, second] = latencyByFunder(
      [
        input('leap year', {}),
        input('known to the month', { decided: '2020-03' }),
        input('unknown', { submitted: null }),
        input('withdrawn', { state: 'withdrawn' }),
        input('pending', { decided: null, state: 'pending', funderKey: 'b' }),
      ],
      day('2020-02-10'),
    );
    expect(first).toMatchObject({ decisions: 1, leftOut: 2, median: null });
    expect(first?.rows.map(({ days, gap }) => gap ?? days)).toEqual([
      ...[30, 'decisionUnknown', 'submissionUnknown', 'withdrawn'],
    ]);
    expect(second).toMatchObject({ decisions: 0, rows: [{ days: 10 }] });
  });
});
