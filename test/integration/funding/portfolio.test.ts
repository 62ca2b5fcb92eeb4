import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  type ApplicationAnswer,
  FundingPlanService,
  FundingQueries,
  ApplicationsService,
  type StatedApplication,
} from '../../../src/modules/funding/index.js';
import { ProjectsService } from '../../../src/modules/projects/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { planOf, putPlan } from '../../support/plans.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const SEPTEMBER = day('2020-09-30');
const OCTOBER = day('2020-10-31');

let test: TestApp;
const ids = new Map<string, string>();

/** A project as documents state it, applied for, with the amounts given. */
async function stated(code: string, application: Partial<StatedApplication> & { instrument: string }) {
  const { id: projectId } = await test.service(ProjectsService).createKnown({
    code,
    nameFi: `Hanke ${code}`,
    sample: true,
    fact: { status: 'applied', cause: 'stated', happened: null },
  });
  ids.set(code, projectId);
  return test.service(ApplicationsService).recordStatedApplication({
    ...{ projectId, funderOrganisationId: null, priorityAxis: null, funderProjectCode: null },
    ...{ submitted: null, countsFrom: null, note: null, source: 'minutes autumn 2020', sample: true },
    ...{ amounts: [], ...application },
  });
}

const publicDecision = {
  ...{ number: null, decided: null, countsFrom: '2020-10-31', outcome: 'granted' as const, rate: null },
  ...{ periodStarts: null, periodEnds: null, conditions: null, note: null, source: 'public record' },
  amounts: [],
};

beforeAll(async () => {
  test = await createTestApp();
  const funding = test.service(ApplicationsService);
  const monni = await stated('MONNI', { instrument: 'stm-state-grant' });
  await funding.recordPublicDecision({
    ...publicDecision,
    ...{ applicationId: monni, decided: '2020-10', periodStarts: '2020-08-01', periodEnds: '2022-12-31' },
    amounts: [
      { scope: 'whole', exactness: 'exact', grant: '921600', ownContribution: '230400', total: '1152000' },
    ],
  });
  const yee = await stated('YEE', {
    instrument: 'esr-2014-2020',
    priorityAxis: '5',
    amounts: [
      { scope: 'whole', exactness: 'approximate', total: '1000000' },
      { scope: 'own', exactness: 'range', min: '200000', max: '300000', supportRate: '80', ownRate: '20' },
    ],
  });
  await funding.recordPublicDecision({ ...publicDecision, applicationId: yee, countsFrom: '2020-12-01' });
  await stated('VTR-A', { instrument: 'vtr', submitted: '2020-09-01', countsFrom: '2020-09-01' });
  await stated('LATER', { instrument: 'vtr', submitted: '2020-10-15', countsFrom: '2020-10-15' });
});
afterAll(() => test.close());

describe('decisions that are pending', () => {
  const pending = async (asOn: Temporal.PlainDate) =>
    (await test.service(FundingQueries).listPendingDecisions(asOn)).map((one) => [
      one.project.code,
      one.waitingDays,
    ]);

  it('are MONNI, YEE and what was submitted by then, as on 30.9.2020', async () => {
    expect(await pending(SEPTEMBER)).toEqual([
      ['VTR-A', 29],
      ['MONNI', null],
      ['YEE', null],
    ]);
  });

  it('are no longer MONNI as on 31.10.2020, the last day of the month of its decision', async () => {
    expect(await pending(OCTOBER)).toEqual([
      ['VTR-A', 60],
      ['LATER', 16],
      ['YEE', null],
    ]);
  });
});

describe('the funding of MONNI', () => {
  const funding = async (asOn: string) => {
    const client = await test.as('viewer');
    return (
      await client.get<{ applications: ApplicationAnswer[] }>(`/api/v1/projects/MONNI/funding?asOn=${asOn}`)
    ).body.applications[0];
  };

  it('was at own risk for 61 days as on 30.9.2020 and is not after the decision', async () => {
    expect(await funding('2020-09-30')).toMatchObject({ state: 'pending', ownRiskDays: 61, decision: null });
    expect(await funding('2020-10-31')).toMatchObject({ state: 'granted', ownRiskDays: 0 });
  });

  it('carries what the public record knows, and null for what it does not', async () => {
    expect((await funding('2020-10-31'))?.decision).toMatchObject({
      ...{ publicRecord: true, number: null, decided: '2020-10', countsFrom: '2020-10-31' },
      amounts: [
        { scope: 'whole', grant: '921600.00', ownContribution: '230400.00', total: '1152000.00', min: null },
      ],
    });
  });

  it('makes the project granted from the last day of the month', async () => {
    const client = await test.as('viewer');
    const statusOn = async (asOn: string) =>
      (await client.get<{ status: string }>(`/api/v1/projects/MONNI?asOn=${asOn}`)).body.status;
    expect([await statusOn('2020-09-30'), await statusOn('2020-10-31')]).toEqual(['applied', 'granted']);
  });
});

describe('granted and applied by instrument', () => {
  const totals = async (asOn: Temporal.PlainDate) =>
    new Map(
      (await test.service(FundingQueries).grantedAndAppliedByInstrument(asOn)).map((row) => [
        `${row.instrument.code} ${row.state}`,
        row,
      ]),
    );

  it('sums own parts, lists the unknown ones, and keeps whole projects apart', async () => {
    const september = await totals(SEPTEMBER);
    expect([...september.keys()].sort()).toEqual([
      'esr-2014-2020 applied',
      'stm-state-grant applied',
      'vtr applied',
    ]);
    expect(september.get('esr-2014-2020 applied')).toMatchObject({
      applications: 1,
      own: { fromCents: 20000000n, toCents: 30000000n, unknown: [] },
      whole: { fromCents: 100000000n, toCents: 100000000n, approximate: true, known: 1 },
    });
    expect(september.get('stm-state-grant applied')).toMatchObject({
      own: { fromCents: 0n, unknown: [{ code: 'MONNI' }] },
      whole: { known: 0 },
    });
  });

  it('takes the money of a granted one from its decision', async () => {
    const december = await totals(day('2020-12-01'));
    expect(december.get('stm-state-grant granted')).toMatchObject({
      own: { fromCents: 0n, unknown: [{ code: 'MONNI' }] },
      whole: { fromCents: 115200000n, toCents: 115200000n, approximate: false, known: 1 },
    });
    // The range was applied for; what was granted is not known.
    expect(december.get('esr-2014-2020 granted')).toMatchObject({
      own: { fromCents: 0n, toCents: 0n, unknown: [{ code: 'YEE' }] },
    });
    expect(december.has('esr-2014-2020 applied')).toBe(false);
  });
});

describe('the list of applications', () => {
  const list = async (query: string) => {
    const client = await test.as('viewer');
    const { status, body } = await client.get<{ items: ApplicationAnswer[]; nextCursor: string | null }>(
      `/api/v1/applications?${query}`,
    );
    expect(status).toBe(200);
    return { codes: body.items.map((item) => item.project.code), nextCursor: body.nextCursor };
  };

  it('filters by day, state, instrument and project', async () => {
    expect((await list('asOn=2020-09-30')).codes).toEqual(['MONNI', 'VTR-A', 'YEE']);
    expect((await list('asOn=2020-10-31&state=granted')).codes).toEqual(['MONNI']);
    expect((await list('asOn=2020-10-31&instrument=vtr&sort=-submitted')).codes).toEqual(['LATER', 'VTR-A']);
    expect((await list('asOn=2020-10-31&project=yee')).codes).toEqual(['YEE']);
  });

  it.each(['project', '-project', 'submitted', '-submitted'])('goes on page by page by %s', async (sort) => {
    const all = await list(`asOn=2020-10-31&sort=${sort}`);
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `asOn=2020-10-31&sort=${sort}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      codes.push(...page.codes);
      cursor = page.nextCursor;
    }
    expect(codes).toEqual(all.codes);
    expect(codes).toHaveLength(4);
  });
});

describe('the funding plan of a year', () => {
  const plan = {
    ...{ year: 2021, status: 'preliminary', total: '365000', exactness: 'exact' },
    lines: [
      { fundingClass: 'stateGrant', amount: '240000', exactness: 'approximate' },
      { fundingClass: 'municipalContribution', amount: '80000', exactness: 'exact' },
    ],
  };

  beforeAll(async () => {
    const { id } = await test.service(ProjectsService).createKnown({
      ...{ code: 'PERUS', nameFi: 'Osaamiskeskuksen perustoiminta', kind: 'baseActivity' },
      fact: { status: 'running', cause: 'stated', happened: null },
    });
    await test.service(FundingPlanService).recordStatedPlan({
      ...{
        projectId: id,
        year: 2012,
        countsFrom: null,
        status: 'closed',
        total: null,
        exactness: 'approximate',
      },
      ...{
        volume: '560000',
        volumeNote: 'with projects and paid services',
        note: null,
        source: 'report 2011-12',
      },
      lines: [{ fundingClass: 'stateGrant', amount: '290000', exactness: 'approximate' }],
    });
  });

  it('shows 45 000 of PERUS 2021 as uncovered', async () => {
    const finance = await test.as('finance');
    expect((await putPlan(finance, 'PERUS', plan)).status).toBe(200);
    expect(await planOf(finance, 'PERUS', 2021)).toMatchObject({
      total: '365000.00',
      cover: { covered: '320000.00', uncovered: '45000.00', overCovered: '0.00', approximate: true },
    });
  });

  it('is replaced by who read it, and by nobody else', async () => {
    const finance = await test.as('finance');
    const path = '/api/v1/projects/PERUS/funding-plan';
    const { etag } = await finance.get(path);
    const body = { plans: [plan] };
    expect((await finance.put(path, body)).status).toBe(428);
    const covered = [
      ...plan.lines,
      { fundingClass: 'serviceIncome', amount: '45000', exactness: 'approximate' },
    ];
    expect(
      await finance.put(path, { plans: [{ ...plan, lines: covered }] }, { ifMatch: etag }),
    ).toMatchObject({ status: 200 });
    expect(await planOf(finance, 'PERUS', 2021)).toMatchObject({ cover: { uncovered: '0.00' } });
    expect((await finance.put(path, body, { ifMatch: etag })).status).toBe(412);
  });

  it('refuses sources above the total and leaves the plan as it was', async () => {
    const finance = await test.as('finance');
    const before = await planOf(finance, 'PERUS', 2021);
    const lines = [{ fundingClass: 'stateGrant', amount: '365000.01', exactness: 'exact' }];
    expect(await putPlan(finance, 'PERUS', { ...plan, lines })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/plans/0/lines', code: 'plan.over_total' }] },
    });
    expect(await planOf(finance, 'PERUS', 2021)).toEqual(before);
  });

  it('is of a year that there can be', async () => {
    const finance = await test.as('finance');
    expect(await planOf(finance, 'PERUS', 2019)).toBeUndefined();
    expect(await putPlan(finance, 'PERUS', { ...plan, year: 2222 })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/plans/0/year' }] },
    });
  });

  it('tells the cover of a year; an unknown total leaves the rest unknown', async () => {
    const viewer = await test.as('viewer');
    const plansOf = async (year: number) =>
      (
        await viewer.get<{ cover: { plans: object[] } }>(
          `/api/v1/overview?coverYear=${year}&asOn=${SEPTEMBER.toString()}`,
        )
      ).body.cover.plans;
    expect(await plansOf(2012)).toMatchObject([
      {
        ...{ project: { code: 'PERUS' }, baseActivity: true, total: null },
        cover: { covered: '290000.00', uncovered: null, approximate: true },
      },
    ]);
    // Entered today: in 2020 nobody knew of it.
    expect(await plansOf(2021)).toEqual([]);
  });
});

describe('the catalogue of instruments', () => {
  it('is there from the start, with rules, sources and marks', async () => {
    const client = await test.as('viewer');
    const { body } = await client.get<{ items: { code: string }[] }>('/api/v1/instruments');
    expect(body.items).toHaveLength(17);
    expect((await client.get('/api/v1/instruments/esr-2014-2020')).body).toMatchObject({
      name: { fi: 'Euroopan sosiaalirahasto (ESR) 2014–2020' },
      validFrom: '2014-01-01',
      rules: expect.arrayContaining([
        expect.objectContaining({ rule: 'finalClaimAfter', value: 'P4M', confirmed: false }),
      ]),
    });
    expect((await client.get('/api/v1/instruments/lottery')).status).toBe(404);
  });

  it('is written again only where a file has changed', async () => {
    const count = async () =>
      (
        await test.query<{ n: bigint }>(
          `select count(*) as n from audit_entries where table_name = 'funding_instruments'`,
        )
      )[0]?.n;
    const before = await count();
    const again = await createTestApp({ databaseUrl: test.databaseUrl });
    await again.close();
    expect(await count()).toBe(before);
    await test.query(`update funding_instruments set name_fi = 'x' where code = 'vtr'`);
    const third = await createTestApp({ databaseUrl: test.databaseUrl });
    await third.close();
    expect(await test.query(`select name_fi, version from funding_instruments where code = 'vtr'`)).toEqual([
      { name_fi: 'Sosiaalityön valtion tutkimusrahoitus (VTR)', version: 2 },
    ]);
  });
});
