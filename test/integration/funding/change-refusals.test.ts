import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import { type Preview, changeHands, plan } from '../../support/changes.js';

let test: TestApp;
let hands: Awaited<ReturnType<typeof changeHands>>;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  hands = await changeHands(test);
});
afterAll(() => test.close());

describe('a change request that is refused', () => {
  beforeAll(async () => {
    await hands.granted('TESTI-BAD', 'avi-state-grant', { periodEnds: '2022-12-31' });
    test.clock.set('2022-10-20T09:00:00Z');
  });

  const refused = async (send: () => Promise<{ status: number; body: object }>, expected: object) => {
    const before = await hands.countRows();
    expect(await send()).toMatchObject(expected);
    expect(await hands.countRows()).toBe(before);
  };
  const only = { reason: 'Testi', period: { starts: '2020-12-01', ends: '2023-03-31' } };

  it('was filed after the period ended, and is told rule, source and days', async () => {
    test.clock.set('2023-01-10T09:00:00Z');
    const change = (await hands.draft('TESTI-BAD', only)).body;
    await refused(() => hands.file(change, '2023-01-02', '2023-01-02'), {
      status: 422,
      body: {
        errors: [
          {
            pointer: '/filedOn',
            code: 'change.after_period',
            params: {
              filed: '2023-01-02',
              ends: '2022-12-31',
              source: expect.stringContaining('Aluehallintoviraston sivut'),
            },
          },
        ],
      },
    });
    test.clock.set('2022-10-20T09:00:00Z');
  });

  it('would take effect before it was filed', async () => {
    const change = (await hands.draft('TESTI-BAD', only)).body;
    await refused(() => hands.file(change, '2022-10-10', '2022-10-09'), {
      status: 422,
      body: { errors: [{ pointer: '/effectiveOn', code: 'change.retroactive' }] },
    });
  });

  it('is about what another filed one waits for, until that one is answered', async () => {
    const first = await hands.file((await hands.draft('TESTI-BAD', only)).body, '2022-10-10', '2022-10-10');
    expect(first.status).toBe(200);
    await refused(() => hands.draft('TESTI-BAD', only), {
      status: 409,
      body: { code: 'change.open', params: { filed: '2022-10-10' } },
    });
    const words = await hands.draft('TESTI-BAD', { reason: 'Testi', other: 'Osatoteuttaja vaihtuu.' });
    expect(words.status).toBe(201);
    const rejected = await hands.decide(first.body, { outcome: 'rejected', number: 'TESTI/M/8' });
    expect(rejected.body).toMatchObject({ state: 'rejected', outcome: null });
    expect((await hands.draft('TESTI-BAD', only)).status).toBe(201);
  });

  it('changes nothing, or gives more sources than the total, or a category twice', async () => {
    await refused(() => hands.draft('TESTI-BAD', { reason: 'Testi' }), {
      body: { errors: [{ code: 'change.empty' }] },
    });
    await refused(
      () =>
        hands.draft('TESTI-BAD', { reason: 'T', plans: [{ year: 2023, ...plan('9000', '2000', '10000') }] }),
      {
        body: { errors: [{ pointer: '/plans/0/lines', code: 'plan.over_total' }] },
      },
    );
    const twice = { costCategory: 'staff', year: 2023, amount: '1' };
    await refused(() => hands.draft('TESTI-BAD', { reason: 'T', budget: [twice, twice] }), {
      body: { errors: [{ pointer: '/budget/1/costCategory', code: 'field.duplicate' }] },
    });
  });

  it('is decided twice, or before it was filed', async () => {
    const { body: change } = await hands.draft('TESTI-BAD', { reason: 'Testi', other: 'Sisältö tarkentuu.' });
    expect(await hands.decide(change)).toMatchObject({ status: 409, body: { code: 'change.transition' } });
    const filed = (await hands.file(change, '2022-10-10', '2022-10-10')).body;
    expect(await hands.decide(filed, { decidedOn: '2022-10-09' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/decidedOn', code: 'day.order' }] },
    });
    const approved = await hands.decide(filed, { number: 'TESTI/M/9' });
    expect(approved.status).toBe(200);
    expect(await hands.decide(approved.body)).toMatchObject({
      status: 409,
      body: { code: 'change.transition' },
    });
  });

  it('is filed with a warning, and not refused, when the lead time has passed', async () => {
    test.clock.set('2022-12-05T09:00:00Z');
    const { body: change } = await hands.draft('TESTI-BAD', { reason: 'Testi', other: 'Sisältö tarkentuu.' });
    const filed = await hands.file(change, '2022-12-05', '2022-12-05');
    expect(filed.status).toBe(200);
    const { body } = await hands.planner.get<Preview>(`/api/v1/change-requests/${change.id}/preview`);
    expect(body.warnings).toMatchObject([{ code: 'late', by: '2022-12-01', rule: { value: 'P30D' } }]);
  });

  it('concerns a project without a grant, or one of others', async () => {
    await hands.planner.post('/api/v1/projects', { code: 'TESTI-NONE', nameFi: 'Ei päätöstä' });
    await refused(() => hands.draft('TESTI-NONE', only), { status: 409, body: { code: 'change.no_grant' } });
    await hands.director.post('/api/v1/projects', { code: 'TESTI-OTHERS', nameFi: 'Muiden hanke' });
    await refused(() => hands.draft('TESTI-OTHERS', only), { status: 403 });
  });
});
