import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FundingPlanService } from '../../../src/modules/funding/index.js';
import { ProjectsService } from '../../../src/modules/projects/index.js';
import { newId } from '../../../src/platform/ids/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { Answer, ApiClient } from '../../support/client.js';
import { planOf, putPlan } from '../../support/plans.js';

interface ProblemBody {
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}
interface Part {
  id: string;
  name: string;
  own: boolean;
}

let test: TestApp;
let director: ApiClient;
let keys = 0;

const once = () => ({ idempotencyKey: `plan-test-${(keys += 1)}` });
const faults = ({ status, body }: Answer<ProblemBody>) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];
const line = (fundingClass: string, amount: string, fields: object = {}) => ({
  ...{ fundingClass, amount, exactness: 'exact' },
  ...fields,
});
const plan = (total: string | null, lines: object[], fields: object = {}) => ({
  ...{ status: 'approved', total, exactness: 'exact', lines },
  ...fields,
});

async function newProject(code: string): Promise<string> {
  const { id } = await test.service(ProjectsService).createKnown({
    ...{ code, nameFi: `Hanke ${code}` },
    fact: { status: 'preparation', cause: 'stated', happened: null },
  });
  return id;
}

async function newOrganisation(name: string): Promise<string> {
  const id = newId();
  await test.query(`insert into organisations (id, name, kind) values ($1, $2, 'municipality')`, [id, name]);
  return id;
}

/** A joint project of a lead and the centre. */
async function newJoint(code: string): Promise<{ lead: string; own: string }> {
  await newProject(code);
  const { body } = await director.put<{ implementers: Part[] }>(
    `/api/v1/projects/${code}/implementers`,
    {
      implementers: [
        { name: 'Päätoteuttaja', kind: 'lead', own: false },
        { name: 'Keskus', kind: 'partImplementer', own: true },
      ],
    },
    { ifMatch: '"1"' },
  );
  const [lead, own] = body.implementers;
  return { lead: lead?.id ?? '', own: own?.id ?? '' };
}

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
});
afterAll(() => test.close());

describe('the implementers of a project', () => {
  it('are stored with the project’s version, and swap the lead in one step', async () => {
    const { lead, own } = await newJoint('TESTI-1');
    const path = '/api/v1/projects/TESTI-1/implementers';
    const read = await director.get<{ implementers: Part[] }>(path);
    expect(read).toMatchObject({
      etag: '"2"',
      body: { implementers: [{ id: lead }, { id: own, own: true }] },
    });
    const swapped = [
      { id: lead, name: 'Päätoteuttaja', kind: 'partImplementer', own: false },
      { id: own, name: 'Keskus', kind: 'lead', own: true },
    ];
    expect((await director.put(path, { implementers: swapped }, { ifMatch: '"1"' })).status).toBe(412);
    expect(await director.put(path, { implementers: swapped }, { ifMatch: '"2"' })).toMatchObject({
      status: 200,
      body: { implementers: [{ kind: 'partImplementer' }, { kind: 'lead', own: true }], version: 3 },
    });
  });

  it('have one lead and one own part, and a part with a plan stays', async () => {
    const { lead, own } = await newJoint('TESTI-2');
    const path = '/api/v1/projects/TESTI-2/implementers';
    const twice = [
      { name: 'A', kind: 'lead', own: true },
      { name: 'B', kind: 'lead', own: true },
    ];
    expect(
      faults(await director.put<ProblemBody>(path, { implementers: twice }, { ifMatch: '"2"' })),
    ).toEqual([
      ...[422, '/implementers/1/kind implementer.second_lead'],
      '/implementers/1/own implementer.second_own',
    ]);
    await putPlan(director, 'TESTI-2', plan('100', [], { year: 2021, partId: own }));
    const alone = { implementers: [{ id: lead, name: 'Päätoteuttaja', kind: 'lead', own: false }] };
    const refused = await director.put<ProblemBody>(path, alone, { ifMatch: '"2"' });
    expect(faults(refused)).toEqual([422, '/implementers implementer.in_use']);
    expect(refused.body.errors?.[0]?.detail).toContain('Keskus');
    expect((await director.get<{ implementers: Part[] }>(path)).body.implementers).toHaveLength(2);
  });
});

interface YearCover {
  plans: { project: { code: string }; total: string | null; cover: { uncovered: string | null } }[];
  ownUnknown: { project: { code: string }; whole: string | null }[];
}

/** The cover of a year as the overview shows it. */
async function coverOfYear(year: number, asOn: string): Promise<YearCover> {
  const path = `/api/v1/overview?coverYear=${year}&asOn=${asOn}`;
  return (await director.get<{ cover: YearCover }>(path)).body.cover;
}

describe('versions of a plan', () => {
  const path = '/api/v1/projects/TESTI-3/funding-plan/2021';

  it('stay readable, and the one that counted on a day is shown for it', async () => {
    const id = await newProject('TESTI-3');
    const plans = test.service(FundingPlanService);
    await plans.recordStatedPlan({
      ...{ projectId: id, year: 2021, countsFrom: '2020-06-01', status: 'preliminary', total: '1000' },
      ...{ exactness: 'exact', volume: null, volumeNote: null, note: null, source: 'slides' },
      lines: [{ fundingClass: 'stateGrant', amount: '600', exactness: 'exact' }],
    });
    const body = plan('1000', [line('stateGrant', '700')], { reason: 'Päätös kasvoi', year: 2021 });
    expect(await putPlan(director, 'TESTI-3', body)).toMatchObject({ status: 200, etag: '"2"' });

    const versions = await director.get<{ items: object[] }>(`${path}/versions`);
    expect(versions.body.items).toMatchObject([
      {
        ...{ number: 2, cause: 'edited', reason: 'Päätös kasvoi', countsFrom: '2020-09-30' },
        ...{ supersededOn: null, source: 'slides', cover: { uncovered: '300.00' } },
        recordedBy: { name: expect.any(String) },
      },
      { number: 1, cause: 'stated', countsFrom: '2020-06-01', supersededOn: '2020-09-30', recordedBy: null },
    ]);
    const coverOn = async (day: string) =>
      (await coverOfYear(2021, day)).plans
        .filter(({ project }) => project.code === 'TESTI-3')
        .map(({ cover }) => cover.uncovered);
    expect(await coverOn('2020-05-31')).toEqual([]);
    expect(await coverOn('2020-09-29')).toEqual(['400.00']);
    expect(await coverOn('2020-09-30')).toEqual(['300.00']);
    expect(await planOf(director, 'TESTI-3', 2021, { asOn: '2020-09-29' })).toMatchObject({
      ...{ number: 1, version: 2, total: '1000.00' },
    });
    expect((await director.get('/api/v1/projects/TESTI-3/funding-plan/soon/versions')).status).toBe(404);
  });

  it('keep the document that states them until another one is named', async () => {
    const write = (fields: object) =>
      putPlan(director, 'TESTI-3', plan('1000', [], { year: 2021, ...fields }));
    const sourceNow = async () => (await planOf(director, 'TESTI-3', 2021))?.['source'];
    await write({ note: 'Ilman lähteitä' });
    expect(await sourceNow()).toBe('slides');
    await write({ source: 'Ohjausryhmän pöytäkirja' });
    expect(await sourceNow()).toBe('Ohjausryhmän pöytäkirja');
    await write({ source: null });
    expect(await sourceNow()).toBeNull();
  });

  it('that a change request dates back leave one version for every day', async () => {
    const id = await newProject('TESTI-4');
    const plans = test.service(FundingPlanService);
    const write = (total: string, countsFrom: string) =>
      plans.writeVersion({
        ...{ projectId: id, partId: null, year: 2021, cause: 'change', countsFrom },
        body: { status: 'approved', total, exactness: 'exact', lines: [] },
      });
    await write('100', '2020-01-01');
    await write('200', '2020-06-01');
    await write('300', '2020-03-01');
    const totalOn = async (day: string) => (await plans.plansOn(id, day)).map(({ totalCents }) => totalCents);
    expect(await totalOn('2019-12-31')).toEqual([]);
    expect(await totalOn('2020-02-29')).toEqual([10000n]);
    expect(await totalOn('2020-03-01')).toEqual([30000n]);
    expect(await totalOn('2020-07-01')).toEqual([30000n]);
    const current = await test.query(
      'select number from funding_plan_years where project_id = $1 and superseded_at is null',
      [id],
    );
    expect(current).toEqual([{ number: 3 }]);
  });

  it('keep unknown parts, organisations and instruments out', async () => {
    await newProject('TESTI-5');
    const put = async (fields: object, partId?: string) =>
      faults(
        await putPlan<ProblemBody>(director, 'TESTI-5', {
          ...plan('100', [line('stateGrant', '1', fields)]),
          ...{ year: 2021, ...(partId ? { partId } : {}) },
        }),
      );
    expect(await put({}, newId())).toEqual([422, '/plans/0/partId reference.missing']);
    expect(await put({ organisationId: newId() })).toEqual([
      422,
      '/plans/0/lines/0/organisationId reference.missing',
    ]);
    expect(await put({ instrument: 'no-such' })).toEqual([
      422,
      '/plans/0/lines/0/instrument reference.missing',
    ]);
    expect(await planOf(director, 'TESTI-5', 2021)).toBeUndefined();
  });
});

describe('the table of a joint project', () => {
  it('adds the parts, keeps the own part apart, and changes many years at once', async () => {
    const { lead, own } = await newJoint('TESTI-6');
    const path = '/api/v1/projects/TESTI-6/funding-plan';
    const plans = [
      plan('600', [line('euSupport', '480'), line('municipalContribution', '120')], {
        partId: lead,
        year: 2021,
      }),
      plan('400', [line('euSupport', '320'), line('ownContribution', '50')], { partId: own, year: 2021 }),
      plan('200', [line('euSupport', '160')], { partId: own, year: 2022 }),
    ];
    const made = await director.put<Record<string, never>>(path, { plans }, { ifMatch: '"0"' });
    expect(made).toMatchObject({
      ...{ status: 200, etag: '"3"' },
      body: {
        years: [
          {
            year: 2021,
            total: '1000.00',
            basis: 'parts',
            support: '800.00',
            supportRate: '80.00',
            missingParts: [],
          },
          { year: 2022, total: '200.00', missingParts: [lead] },
        ],
        total: { year: null, total: '1200.00', cover: { uncovered: '70.00' } },
        ownTotal: { total: '600.00', support: '480.00', cover: { uncovered: '70.00' } },
      },
    });
    expect((await director.put(path, { plans }, { ifMatch: '"2"' })).status).toBe(412);

    const [first, second] = plans;
    const changed = plan('200', [line('euSupport', '160'), line('ownContribution', '40')], {
      partId: own,
      year: 2022,
    });
    const reordered = { ...first, lines: first?.lines.toReversed() };
    const saved = await director.put(path, { plans: [reordered, second, changed] }, { ifMatch: '"3"' });
    expect(saved).toMatchObject({
      etag: '"4"',
      body: { plans: [{ number: 1 }, { number: 1 }, { number: 2 }] },
    });

    const wrong = { plans: [first, plan('1', [line('euSupport', '2')], { partId: own, year: 2023 })] };
    expect(faults(await director.put<ProblemBody>(path, wrong, { ifMatch: '"4"' }))).toEqual([
      422,
      '/plans/1/lines plan.over_total',
    ]);
    expect(
      faults(await director.put<ProblemBody>(path, { plans: [first, first] }, { ifMatch: '"4"' })),
    ).toEqual([422, '/plans/1/year field.duplicate']);
    expect((await director.get(path)).etag).toBe('"4"');
  });

  it('explains covered, uncovered, rate and own share by year and in all', async () => {
    const { body } = await director.get<{ items: { figure: string; of?: string; result: object }[] }>(
      '/api/v1/projects/TESTI-6/funding-plan/explain',
    );
    const found = (figure: string, of?: string) =>
      body.items.find((item) => item.figure === figure && item.of === of)?.result;
    expect(found('uncovered', '2021')).toEqual({ kind: 'amount', value: '30.00' });
    expect(found('supportRate')).toEqual({ kind: 'percent', value: '80.00' });
    expect(found('ownShare')).toEqual({ kind: 'percent', value: '17.50' });
    expect(found('covered')).toEqual({ kind: 'amount', value: '1170.00' });
  });

  it('counts the centre’s own part in the cover of a year, and lists the project where it has no plan', async () => {
    const { plans } = await coverOfYear(2021, '2020-09-30');
    expect(plans.filter(({ project }) => project.code === 'TESTI-6')).toMatchObject([
      { total: '400.00', cover: { uncovered: '30.00' } },
    ]);
    await newJoint('TESTI-10');
    await putPlan(director, 'TESTI-10', plan('5000', [line('euSupport', '4000')], { year: 2021 }));
    const after = await coverOfYear(2021, '2020-09-30');
    expect(after.plans).toEqual(plans);
    expect(after.ownUnknown).toMatchObject([{ project: { code: 'TESTI-10' }, whole: '5000.00' }]);
  });
});

describe('agreements', () => {
  const body = (organisationId: string, fields: object = {}) => ({
    ...{ organisationId, fundingClass: 'municipalContribution', signedOn: '2020-08-01', amount: '200.00' },
    ...fields,
  });

  it('take receipts and corrections, and never lose one', async () => {
    await newProject('TESTI-7');
    const town = await newOrganisation('Testikunta');
    const list = '/api/v1/projects/TESTI-7/agreements';
    const made = await director.post<{ id: string }>(list, body(town), once());
    expect(made).toMatchObject({
      status: 201,
      body: { organisation: { name: 'Testikunta' }, received: '0.00' },
    });
    const receipts = `/api/v1/agreements/${made.body.id}/receipts`;
    const receive = (amount: string, receivedOn = '2020-09-01') =>
      director.post<ProblemBody>(receipts, { amount, receivedOn }, once());
    expect((await receive('150.00')).status).toBe(201);
    expect(await receive('-30.00', '2020-09-02')).toMatchObject({
      body: {
        received: '120.00',
        outstanding: '80.00',
        receipts: [{ amount: '150.00' }, { amount: '-30.00' }],
      },
    });
    expect(faults(await receive('-120.01'))).toEqual([422, '/amount agreement.received_more']);
    expect(faults(await receive('1.00', '2020-10-01'))).toEqual([
      422,
      '/receivedOn agreement.received_later',
    ]);
    expect(faults(await receive('0.00'))).toEqual([422, '/amount amount.zero']);
    expect((await director.get(`${list}?asOn=2020-09-01`)).body).toMatchObject({
      received: '150.00',
      agreed: '200.00',
    });
    expect((await director.get(`${list}?asOn=2020-07-31`)).body).toEqual({
      items: [],
      agreed: null,
      received: null,
    });
    await expect(test.query('delete from funding_receipts')).rejects.toThrow('append-only');

    const put = (version: string, fields: object) =>
      director.put<ProblemBody>(`/api/v1/agreements/${made.body.id}`, body(town, fields), {
        ifMatch: version,
      });
    expect(faults(await put('"3"', { amount: '119.99' }))).toEqual([422, '/amount agreement.below_received']);
    expect((await put('"1"', {})).status).toBe(412);
    expect(await put('"3"', { amount: '300.00' })).toMatchObject({
      status: 200,
      body: { outstanding: '180.00' },
    });
    const audit = await test.query(
      `select actor from audit_entries where table_name = 'funding_receipts' and operation = 'insert'`,
    );
    expect(audit).toEqual([{ actor: 'director@test.example' }, { actor: 'director@test.example' }]);
  });

  it.each([
    [{ fundingClass: 'ownContribution' }, '/fundingClass agreement.own_contribution'],
    [{ validFrom: '2021-01-01', validTo: '2020-12-31' }, '/validTo agreement.horizon'],
    [{ amount: '0.00' }, '/amount amount.zero'],
    [{ organisationId: newId() }, '/organisationId reference.missing'],
    [{ partId: newId() }, '/partId reference.missing'],
  ])('refuse %j', async (fields, fault) => {
    const town = await newOrganisation(`Kunta ${newId()}`);
    const path = '/api/v1/projects/TESTI-7/agreements';
    const { items } = (await director.get<{ items: object[] }>(path)).body;
    expect(faults(await director.post<ProblemBody>(path, body(town, fields), once()))).toEqual([422, fault]);
    expect((await director.get<{ items: object[] }>(path)).body.items).toHaveLength(items.length);
  });

  it('are not the viewer’s to change', async () => {
    const viewer = await test.as('viewer');
    const path = '/api/v1/projects/TESTI-7/agreements';
    expect((await viewer.post(path, body(newId()), once())).status).toBe(403);
  });
});
