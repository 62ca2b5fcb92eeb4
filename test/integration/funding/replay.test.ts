import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { ApplicationsService, FundingQueries, TermsService } from '../../../src/modules/funding/index.js';
import { ruleOf } from '../../../src/modules/funding/instruments/domain/terms.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { type FundingSteps, type ProblemBody, faults, fundingSteps, ifMatch, once } from './support.js';

let test: TestApp;
let director: ApiClient;
let steps: FundingSteps;

/** The facts are MONNI's; the day within early October and the number are this test's own. */
const MONNI = {
  number: 'TESTI/MONNI/2020',
  decided: '2020-10-06',
  outcome: 'granted',
  amounts: [{ scope: 'whole', exactness: 'exact', grant: '921600', ownContribution: '230400' }],
  rate: '80',
  periodStarts: '2020-08-01',
  periodEnds: '2022-12-31',
};
const totals = async (asOn: string) => {
  const rows = await test
    .service(FundingQueries)
    .grantedAndAppliedByInstrument(Temporal.PlainDate.from(asOn));
  return new Map(rows.map((row) => [`${row.instrument.code} ${row.state}`, row]));
};

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
  steps = fundingSteps(test, director);
});
afterAll(() => test.close());

describe('MONNI replayed', () => {
  it('waits at its own risk for August and September, and is granted 921 600 of 1 152 000', async () => {
    await steps.newProject('MONNI');
    const { body } = await steps.record('MONNI', { instrument: 'stm-state-grant' });
    expect((await steps.submit(body.id, body.version, { submitted: '2020-06-01' })).status).toBe(201);

    test.clock.set('2020-10-31T09:00:00Z');
    const decided = await steps.decide(body.id, MONNI);
    expect(decided).toMatchObject({
      status: 201,
      body: {
        state: 'granted',
        decision: {
          ...{ number: 'TESTI/MONNI/2020', publicRecord: false, rate: '80', instrumentVersion: 1 },
          amounts: [{ grant: '921600.00', ownContribution: '230400.00', total: '1152000.00' }],
        },
        hints: [],
      },
    });
    expect(await steps.funding('MONNI', '2020-09-30')).toMatchObject([
      { state: 'pending', decision: null, ownRiskDays: 61 },
    ]);
    expect(await steps.funding('MONNI', '2020-10-05')).toMatchObject([{ decision: null, ownRiskDays: 66 }]);
    expect(await steps.funding('MONNI', '2020-10-06')).toMatchObject([{ state: 'granted', ownRiskDays: 0 }]);
    const { body: project } = await director.get<{ status: string; periods: object }>(
      '/api/v1/projects/MONNI?asOn=2020-10-31',
    );
    expect(project).toMatchObject({
      status: 'granted',
      periods: { decided: { starts: '2020-08-01', ends: '2022-12-31' } },
    });
  });

  it('counts as a whole project, its own part listed as unknown', async () => {
    expect((await totals('2020-10-31')).get('stm-state-grant granted')).toMatchObject({
      own: { fromCents: 0n, unknown: [{ code: 'MONNI' }] },
      whole: { fromCents: 115200000n, toCents: 115200000n },
    });
  });

  it('pays back later by a decision of its own, which changes neither outcome nor total', async () => {
    const [application] = await steps.funding('MONNI', '2020-10-31');
    const repay = <Body>(total: string, number = 'TESTI/MONNI/PALAUTUS') =>
      steps.decide<Body>(application?.id ?? '', {
        ...{ number, decided: '2020-10-30', outcome: 'repayment' },
        amounts: [{ scope: 'whole', exactness: 'exact', total }],
      });
    expect(faults(await repay<ProblemBody>('921600.01'))).toEqual([
      422,
      '/amounts/0/total decision.repayment_above_grant',
    ]);
    expect(faults(await repay<ProblemBody>('100', 'testi/monni/2020'))).toEqual([
      422,
      '/number decision.number_used',
    ]);
    expect((await repay('100')).body).toMatchObject({
      state: 'granted',
      repayments: [{ outcome: 'repayment', amounts: [{ total: '100.00' }] }],
      hints: [{ code: 'belowRepaymentThreshold', params: { value: '100.00' } }],
    });
    expect(faults(await repay<ProblemBody>('921500.01', 'TESTI/MONNI/PALAUTUS-2'))).toEqual([
      422,
      '/amounts/0/total decision.repayments_above_grant',
    ]);
    expect(await steps.funding('MONNI', '2020-10-29')).toMatchObject([{ repayments: [] }]);
    expect((await totals('2020-10-31')).get('stm-state-grant granted')).toMatchObject({
      applications: 1,
      whole: { fromCents: 115200000n },
    });
  });
});

describe('YEE and TASOS replayed', () => {
  const range = [
    { scope: 'own', exactness: 'range', min: '200000', max: '300000', supportRate: '80', ownRate: '20' },
    { scope: 'whole', exactness: 'approximate', total: '1000000' },
  ];
  const publicly = (applicationId: string, starts: string, ends: string) =>
    test.service(ApplicationsService).recordPublicDecision({
      ...{ applicationId, number: null, decided: null, countsFrom: '2020-10-31', outcome: 'granted' },
      ...{ rate: null, periodStarts: starts, periodEnds: ends, conditions: null, note: null },
      ...{ source: 'public record', amounts: [] },
    });

  it('go from an estimate to granted with an unknown amount, listed beside the total', async () => {
    await steps.newProject('YEE');
    await steps.newProject('TASOS');
    const yee = await steps.record('YEE', { draft: false, submitted: '2020-09-01', amounts: range });
    const tasos = await steps.record('TASOS', { draft: false, submitted: '2020-09-01' });
    expect((await totals('2020-10-30')).get('esr-2014-2020 applied')).toMatchObject({
      own: { fromCents: 20000000n, toCents: 30000000n, unknown: [{ code: 'TASOS' }] },
      whole: { fromCents: 100000000n, approximate: true },
    });

    await publicly(yee.body.id, '2020-12-01', '2023-05-31');
    await publicly(tasos.body.id, '2020-09-01', '2023-02-28');
    expect(await steps.funding('YEE', '2020-10-31')).toMatchObject([
      {
        state: 'granted',
        amounts: [{ min: '200000.00', max: '300000.00' }, { total: '1000000.00' }],
        decision: { publicRecord: true, amounts: [], periodStarts: '2020-12-01', periodEnds: '2023-05-31' },
        hints: [{ code: 'periodOutsideInstrument', params: { validTo: '2020-12-31' } }],
      },
    ]);
    expect((await totals('2020-10-31')).get('esr-2014-2020 granted')).toMatchObject({
      own: { fromCents: 0n, toCents: 0n, unknown: [{ code: 'TASOS' }, { code: 'YEE' }] },
      whole: { known: 0 },
    });
  });
});

describe('a decision against the rules', () => {
  const own = (grant: string, total: string) => ({ scope: 'own', exactness: 'exact', grant, total });
  const line = (fundingClass: string, amount: string) => ({
    ...{ scope: 'own', year: 2021, fundingClass, exactness: 'exact', amount },
  });
  const grant = (number: string, extra: object = {}) => ({
    ...{ number, decided: '2020-10-06', outcome: 'granted', rate: '80', amounts: [own('80000', '100000')] },
    lines: [line('euSupport', '80000'), line('municipalContribution', '20000')],
    ...extra,
  });
  let id: string;
  let decisionId: string;
  let tries = 0;
  const refused = async (extra: object) => {
    const before = await steps.countRows();
    tries += 1;
    const answer = await steps.decide<ProblemBody>(id, grant(`TESTI/${tries}`, extra));
    expect(await steps.countRows()).toBe(before);
    return answer;
  };

  it('is refused with the words of the rule, and nothing is stored', async () => {
    await steps.newProject('TESTI-90');
    id = (await steps.record('TESTI-90', { draft: false, submitted: '2020-09-01' })).body.id;

    const rate = await refused({ rate: '85' });
    expect(faults(rate)).toEqual([422, '/rate decision.rate_above_rule']);
    expect(rate.body.errors?.[0]?.detail).toContain(
      'Rahoittavien viranomaisten sivut, ohjelmakausi 2014–2020',
    );
    expect(faults(await refused({ rate: '75', lines: [] }))).toEqual([
      422,
      '/amounts/0/grant decision.grant_above_rate',
    ]);
    const above = { rate: null, amounts: [own('80000.01', '100000')] };
    expect(faults(await refused(above))).toEqual([422, '/lines decision.lines_not_grant']);
    expect(faults(await refused({ ...above, lines: [] }))).toEqual([
      422,
      '/amounts/0/grant decision.rate_above_rule',
    ]);
    expect(faults(await refused({ lines: [line('euSupport', '80000')] }))).toEqual([
      422,
      '/lines decision.lines_not_whole',
    ]);
    expect(
      faults(await refused({ lines: [line('euSupport', '80000'), line('serviceIncome', '20000')] })),
    ).toEqual([422, '/lines/1/fundingClass lines.class_not_allowed']);
    expect(faults(await refused({ decided: '2013-12-31' }))).toEqual([
      422,
      '/decided decision.before_application',
    ]);
    expect(faults(await refused({ appealUntil: '2020-10-05' }))).toEqual([422, '/appealUntil day.order']);
    const overrides = [
      { rule: 'lottery', values: ['30'] },
      { rule: 'sideCostRate', values: ['much'] },
    ];
    expect(faults(await refused({ overrides }))).toEqual([422, '/overrides/0/rule field.choice']);
    expect(faults(await refused({ overrides: overrides.slice(1) }))).toEqual([
      422,
      '/overrides/0/values/0 rule.percent',
    ]);
  });

  it('that overrides the rule is stored, and says so', async () => {
    const overrides = [
      { rule: 'maximumSupportRate', values: ['90'], note: 'Päätöksen ehto 3' },
      { rule: 'repaymentThreshold', values: ['150'], note: 'Päätöksen ehto 4' },
      { rule: 'reportDue', variant: 'interim', values: ['P1M'], unit: 'duration', every: 'P6M' },
    ];
    const amounts = [own('90000', '100000')];
    const lines = [line('euSupport', '90000'), line('ownContribution', '10000')];
    const period = { periodStarts: '2020-01-01', periodEnds: '2020-12-31', appealUntil: '2020-11-05' };
    const extra = { rate: '90', overrides, amounts, lines, costModel: 'flatRate', ...period };
    const { status, body } = await steps.decide(id, grant('TESTI/OHITUS', extra));
    expect(status).toBe(201);
    decisionId = body.decision?.id ?? '';
    expect(body.decision).toMatchObject({
      overrides: [
        { rule: 'maximumSupportRate', values: ['90'], unit: 'percent', note: 'Päätöksen ehto 3' },
        { rule: 'repaymentThreshold', values: ['150.00'], unit: 'euro', note: 'Päätöksen ehto 4' },
        { rule: 'reportDue', variant: 'interim', values: ['P1M'], unit: 'duration', every: 'P6M' },
      ],
      costModel: 'flatRate',
      appealUntil: '2020-11-05',
      lines: [{ amount: '90000.00' }, { amount: '10000.00' }],
    });
  });

  it('that adds a rule the instrument does not state is explained by the decision', async () => {
    const { body } = await director.get<{
      items: { key: string; occurrence: string; rule: object | null }[];
    }>('/api/v1/projects/TESTI-90/obligations');
    const reports = body.items.filter(({ key }) => key === 'report');
    expect(reports.length).toBeGreaterThan(0);
    for (const { rule } of reports) {
      expect(rule).toMatchObject({
        ...{ rule: 'reportDue', variant: 'interim', value: 'P1M', unit: 'duration', origin: 'decision' },
        source: { title: 'TESTI/OHITUS', date: '2020-10-06' },
      });
    }
    const terms = await test.service(TermsService).termsOfDecision(decisionId);
    expect(terms && ruleOf(terms, 'repaymentThreshold')).toMatchObject({
      ...{ value: '150.00', origin: 'decision' },
      source: { title: 'TESTI/OHITUS: Päätöksen ehto 4' },
    });
  });

  it('lets a repayment be kept up to the threshold that it states, which the instrument does not', async () => {
    const repay = (number: string, total: string) =>
      steps.decide(id, { number, decided: '2020-10-07', outcome: 'repayment', amounts: [own(total, total)] });
    expect((await repay('TESTI/PALAUTUS-1', '150.01')).body.hints).toEqual([]);
    expect((await repay('TESTI/PALAUTUS-2', '150')).body.hints).toMatchObject([
      {
        code: 'belowRepaymentThreshold',
        params: { value: '150.00', source: 'TESTI/OHITUS: Päätöksen ehto 4 6.10.2020' },
      },
    ]);
  });

  it('on a rate whose rule is not valid that day is refused with its validity', async () => {
    await steps.newProject('TESTI-91');
    const esrPlus = { instrument: 'esr-plus-2021-2027', draft: false, submitted: '2020-09-01' };
    const { body } = await steps.record('TESTI-91', esrPlus);
    const answer = await steps.decide<ProblemBody>(body.id, grant('TESTI/91', { lines: [] }));
    expect(faults(answer)).toEqual([422, '/rate decision.rate_outside_validity']);
    expect(answer.body.errors?.[0]?.params).toMatchObject({ validFrom: '2021-01-01', decided: '2020-10-06' });
  });

  it('leaves the application as it was for whoever looks with an older version', async () => {
    await steps.newProject('TESTI-92');
    const { body } = await steps.record('TESTI-92');
    const late = await director.post<ProblemBody>(
      `/api/v1/applications/${body.id}/submission`,
      { submitted: '2020-09-30' },
      { ...once(), ...ifMatch(99) },
    );
    expect([late.status, late.body.code]).toEqual([412, 'record.stale']);
  });
});
