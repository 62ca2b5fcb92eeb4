import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { type Change, type Preview, changeHands, plan, versioned } from '../../support/changes.js';
import { planOf, putPlan } from '../../support/plans.js';

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;
let town: string;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
  const made = await hands.director.post<{ id: string }>('/api/v1/organisations', {
    name: 'Testikaupunki',
    kind: 'municipality',
  });
  expect(made.status).toBe(201);
  town = made.body.id;
});
afterAll(() => test.close());

/** A granted project of a lead and the centre as its part-implementer, each with a plan of 2023. */
async function joint(code: string): Promise<{ lead: string; own: string }> {
  await hands.granted(code);
  const project = await hands.director.get<{ version: number }>(`/api/v1/projects/${code}`);
  const { body, status } = await hands.director.put<{ implementers: { id: string }[] }>(
    `/api/v1/projects/${code}/implementers`,
    {
      implementers: [
        { name: 'Päätoteuttaja', kind: 'lead', own: false },
        { name: 'Osatoteuttaja', kind: 'partImplementer', own: true },
      ],
    },
    { ifMatch: `"${project.body.version}"` },
  );
  expect(status).toBe(200);
  const [lead = '', own = ''] = body.implementers.map(({ id }) => id);
  for (const [part, grant, ownShare, total] of [
    [lead, '12000', '3000', '15000'],
    [own, '4000', '1000', '5000'],
  ] as const) {
    const put = await putPlan(hands.finance, code, {
      ...{ year: 2023, partId: part },
      ...plan(grant, ownShare, total),
    });
    expect(put.status).toBe(200);
  }
  return { lead, own };
}

const line = (fundingClass: string, amount: string, more: object = {}) => ({
  ...{ fundingClass, amount, exactness: 'exact' },
  ...more,
});

describe('a change of the plan of a part-implementer', () => {
  let parts: { lead: string; own: string };
  let change: Change;

  beforeAll(async () => {
    parts = await joint('TESTI-PARTS');
    test.clock.set('2022-10-03T09:00:00Z');
    const municipal = line('municipalContribution', '500', {
      organisationId: town,
      instrument: 'municipal-contribution',
    });
    const drafted = await hands.draft('TESTI-PARTS', {
      reason: 'Kunta tulee mukaan, ja työ jatkuu.',
      plans: [
        {
          partId: parts.own,
          year: 2023,
          ...plan('4000', '1000', '5500'),
          lines: [line('euSupport', '4000'), line('ownContribution', '1000'), municipal],
        },
        { partId: parts.own, year: 2024, ...plan('800', '200', '1000') },
      ],
    });
    expect([drafted.status, drafted.body]).toMatchObject([201, { state: 'draft' }]);
    change = drafted.body;
  });

  it('shows the new source and the new year before it is approved', async () => {
    const { body } = await hands.planner.get<Preview>(`/api/v1/change-requests/${change.id}/preview`);
    expect(body.plans).toMatchObject([
      {
        part: { id: parts.own, name: 'Osatoteuttaja' },
        year: 2023,
        totalBefore: '5000.00',
        totalAfter: '5500.00',
        lines: [
          { fundingClass: 'euSupport', before: '4000.00', after: '4000.00' },
          { fundingClass: 'ownContribution', before: '1000.00', after: '1000.00' },
          {
            fundingClass: 'municipalContribution',
            organisation: { id: town, name: 'Testikaupunki' },
            instrument: 'municipal-contribution',
            before: null,
            after: '500.00',
          },
        ],
      },
      { part: { id: parts.own }, year: 2024, totalBefore: null, totalAfter: '1000.00' },
    ]);
  });

  it('writes the plans of that part alone, and the sums of the project follow', async () => {
    const filed = (await hands.file(change, '2022-10-03', '2022-10-03')).body;
    test.clock.set('2022-10-20T09:00:00Z');
    const approved = await hands.decide(filed, { number: 'TESTI/M/21' });
    expect(approved.status).toBe(200);
    const planNow = (partId: string, year: number) => planOf(hands.finance, 'TESTI-PARTS', year, { partId });
    expect(await planNow(parts.own, 2023)).toMatchObject({
      number: 2,
      cause: 'change',
      causeId: change.id,
      total: '5500.00',
      lines: [{}, {}, { organisation: { name: 'Testikaupunki' }, instrument: 'municipal-contribution' }],
    });
    const versions = `/api/v1/projects/TESTI-PARTS/funding-plan/2023/versions?part=${parts.own}`;
    expect((await hands.finance.get(versions)).body).toMatchObject({
      items: [{ number: 2 }, { number: 1, total: '5000.00' }],
    });
    expect(await planNow(parts.own, 2024)).toMatchObject({ number: 1, total: '1000.00' });
    expect(await planNow(parts.lead, 2023)).toMatchObject({ number: 1 });
    const { body: table } = await hands.finance.get<{ years: { year: number; total: string }[] }>(
      '/api/v1/projects/TESTI-PARTS/funding-plan',
    );
    expect(table.years.map(({ year, total }) => [year, total])).toEqual([
      [2023, '20500.00'],
      [2024, '1000.00'],
    ]);
    expect(approved.body.outcome?.plans).toMatchObject([
      { lines: [{}, {}, { instrument: 'municipal-contribution', after: '500.00' }] },
      {},
    ]);
  });
});

describe('a plan that no approval could write', () => {
  it.each([
    [
      'a part of another project',
      '/plans/0/partId',
      async () => ({ partId: (await joint('TESTI-ELSE')).own }),
    ],
    [
      'an organisation nobody knows',
      '/plans/0/lines/0/organisationId',
      () => ({
        lines: [
          line('municipalContribution', '1', { organisationId: '01890000-0000-7000-8000-000000000000' }),
        ],
      }),
    ],
    [
      'an instrument nobody knows',
      '/plans/0/lines/0/instrument',
      () => ({ lines: [line('stateGrant', '1', { instrument: 'ei-ole' })] }),
    ],
  ] as const)('is refused when drafted: %s', async (_what, pointer, more) => {
    const code = `TESTI-R${pointer.length}`;
    await hands.granted(code);
    const given = await more();
    const rows = await hands.countRows();
    test.clock.set('2022-10-03T09:00:00Z');
    const answer = await hands.draft(code, {
      reason: 'Testi',
      plans: [{ year: 2023, ...plan('8000', '2000', '10000'), ...given }],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, code: 'reference.missing' }] },
    });
    expect(await hands.countRows()).toBe(rows);
  });

  it('is refused when the same year of a part stands there twice', async () => {
    await hands.granted('TESTI-DOUBLE');
    test.clock.set('2022-10-03T09:00:00Z');
    const year = { year: 2023, ...plan('8000', '2000', '10000') };
    expect(await hands.draft('TESTI-DOUBLE', { reason: 'Testi', plans: [year, year] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/plans/1/year', code: 'field.duplicate' }] },
    });
  });
});

describe('a draft', () => {
  let change: Change;

  beforeAll(async () => {
    await hands.granted('TESTI-DRAFT');
    test.clock.set('2022-10-03T09:00:00Z');
    change = (await hands.draft('TESTI-DRAFT')).body;
  });

  it('is written anew while it is one, in the version that was read', async () => {
    const body = { reason: 'Vain kuukausi lyhyempi.', period: { starts: '2020-12-01', ends: '2023-04-30' } };
    const path = `/api/v1/change-requests/${change.id}`;
    expect(await hands.planner.patch(path, body, versioned(9))).toMatchObject({ status: 412 });
    const changed = await hands.planner.patch<Change>(path, body, versioned(change.version));
    expect(changed).toMatchObject({
      status: 200,
      body: { state: 'draft', proposed: { period: body.period }, reason: body.reason },
    });
    change = changed.body;
    const { body: preview } = await hands.planner.get<Preview>(`${path}/preview`);
    expect(preview).toMatchObject({ period: { after: { ends: '2023-04-30' } }, plans: [], budget: [] });
  });

  it('is thrown away by who may change the project, and leaves nothing but its trail', async () => {
    const path = `/api/v1/change-requests/${change.id}`;
    const viewer = await test.as('viewer');
    expect(await viewer.delete(path, versioned(change.version))).toMatchObject({ status: 403 });
    expect(await hands.planner.delete(path, versioned(1))).toMatchObject({ status: 412 });
    expect(await hands.planner.delete(path, versioned(change.version))).toMatchObject({ status: 204 });
    expect(await hands.planner.get(path)).toMatchObject({ status: 404 });
    const trail = await test.query(
      `select 1 from audit_entries where table_name = 'funding_change_requests' and operation = 'delete'`,
    );
    expect(trail).toHaveLength(1);
  });

  it('is neither written anew nor thrown away once it is filed', async () => {
    const filed = (await hands.file((await hands.draft('TESTI-DRAFT')).body)).body;
    const path = `/api/v1/change-requests/${filed.id}`;
    const refused = { status: 409, body: { code: 'change.transition', params: { from: 'filed' } } };
    expect(await hands.planner.delete(path, versioned(filed.version))).toMatchObject(refused);
    const body = { reason: 'Testi', other: 'Toisin.' };
    expect(await hands.planner.patch(path, body, versioned(filed.version))).toMatchObject(refused);
    const withdrawn = await hands.planner.post<Change>(`${path}/withdraw`, {}, versioned(filed.version));
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
  });
});
