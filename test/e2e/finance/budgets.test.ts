import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject } from '../../support/finance.js';
import { Temporal } from 'temporal-polyfill';
import { ActualsService } from '../../../src/modules/actuals/index.js';
import { newId } from '../../../src/platform/ids/index.js';

interface Budget {
  version: number;
  total: string | null;
  example: boolean;
  note: string | null;
  lines: { costCategory: string; year: number; amount: string; example: boolean }[];
}
interface Refusal {
  code: string;
  errors?: { pointer: string; code: string }[];
}

let app: TestApp;
let finance: ApiClient;

beforeAll(async () => {
  app = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  finance = await app.as('finance');
});
afterAll(() => app.close());

const line = (fields: object = {}) => ({ costCategory: 'staff', year: 2020, amount: '1000.00', ...fields });

describe('the budget of a project', () => {
  it('is empty at version 0 until the first one is made', async () => {
    const path = `/api/v1/projects/${await addProject(app, 'A1')}/budget`;
    const none = await finance.get<Budget>(path);
    expect(none.body).toMatchObject({ version: 0, total: null, lines: [] });
    expect(none.etag).toBe('"0"');
    const made = await finance.put<Budget>(
      path,
      { lines: [line(), line({ costCategory: 'travel', amount: '0.05', example: true })], note: 'Alustava' },
      { ifMatch: none.etag },
    );
    expect(made).toMatchObject({ status: 200, etag: '"1"' });
    expect(made.body).toMatchObject({ version: 1, total: '1000.05', example: true, note: 'Alustava' });
  });

  it('is replaced as a whole by a new version, and the old one stays readable', async () => {
    const id = await addProject(app, 'A2');
    const path = `/api/v1/projects/${id}/budget`;
    const lines = [line(), line({ costCategory: 'travel' }), line({ year: 2021 })];
    await finance.put(path, { lines }, { ifMatch: '"0"' });
    const changed = await finance.put<Budget>(
      path,
      { lines: [line(), line({ year: 2021, amount: '5.00' })], reason: 'Matkat jäivät pois' },
      { ifMatch: '"1"' },
    );
    expect(changed).toMatchObject({ status: 200, etag: '"2"' });
    expect(changed.body.lines).toEqual([
      { costCategory: 'staff', year: 2020, amount: '1000.00', example: false },
      { costCategory: 'staff', year: 2021, amount: '5.00', example: false },
    ]);
    const old = await finance.get<Budget>(`${path}?number=1`);
    expect(old.body).toMatchObject({ number: 1, version: 2, total: '3000.00', supersededOn: '2020-09-30' });
    const { body } = await finance.get<{ items: object[] }>(`${path}/versions`);
    expect(body.items).toMatchObject([
      ...[
        {
          number: 2,
          cause: 'edited',
          reason: 'Matkat jäivät pois',
          countsFrom: '2020-09-30',
          total: '1005.00',
        },
      ],
      ...[{ number: 1, reason: null, countsFrom: null, supersededOn: '2020-09-30', lines: 3 }],
    ]);
    expect((await finance.get(`${path}?number=3`)).status).toBe(404);
    const audit = await app.query(
      `select operation, new ->> 'reason' as reason from audit_entries
        where table_name = 'budgets' and operation = 'insert' and new ->> 'project_id' = $1 order by id`,
      [id],
    );
    expect(audit).toEqual([
      { operation: 'insert', reason: null },
      { operation: 'insert', reason: 'Matkat jäivät pois' },
    ]);
  });

  it('counts in reports as it was on the day looked from', async () => {
    const id = await addProject(app, 'A5');
    const path = `/api/v1/projects/${id}/budget`;
    await finance.put(path, { lines: [line()] }, { ifMatch: '"0"' });
    await finance.put(path, { lines: [line({ amount: '700.00' })] }, { ifMatch: '"1"' });
    const totalOn = async (asOn: string) => (await finance.get<Budget>(`${path}?asOn=${asOn}`)).body.total;
    expect([await totalOn('2020-09-29'), await totalOn('2020-09-30')]).toEqual(['1000.00', '700.00']);
    const budgetOn = async (asOn: string) => {
      const report = await app
        .service(ActualsService)
        .budgetVsActual(Temporal.PlainDate.from(asOn), { projectId: id });
      return report.totals.budgetCents;
    };
    expect([await budgetOn('2020-09-29'), await budgetOn('2020-09-30')]).toEqual([100000n, 70000n]);
  });

  it('has one version that is current, whoever else writes at the same time', async () => {
    const id = await addProject(app, 'A6');
    const path = `/api/v1/projects/${id}/budget`;
    const answers = await Promise.all(
      ['1.00', '2.00', '3.00'].map((amount) =>
        finance.put(path, { lines: [line({ amount })] }, { ifMatch: '"0"' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const current = await app.query(
      'select number from budgets where project_id = $1 and superseded_at is null',
      [id],
    );
    expect(current).toEqual([{ number: 1 }]);
  });

  it('is not changed over what another changed meanwhile', async () => {
    const path = `/api/v1/projects/${await addProject(app, 'A3')}/budget`;
    await finance.put(path, { lines: [line()] }, { ifMatch: '"0"' });
    const late = await finance.put<Refusal>(path, { lines: [] }, { ifMatch: '"0"' });
    expect(late).toMatchObject({ status: 412, body: { code: 'record.stale' } });
    const blind = await finance.put<Refusal>(path, { lines: [] });
    expect(blind.status).toBe(428);
    expect((await finance.get<Budget>(path)).body.lines).toHaveLength(1);
  });

  it.each([
    [[line({ amount: '-1.00' })], '/lines/0/amount', 'amount.negative'],
    [[line({ amount: '1.234' })], '/lines/0/amount', 'amount.decimals'],
    [[line({ amount: '1e5' })], '/lines/0/amount', 'amount.format'],
    [[line({ amount: 5 })], '/lines/0/amount', 'amount.format'],
    [[line({ year: 1989 })], '/lines/0/year', 'field.range'],
    [[line({ year: 2101 })], '/lines/0/year', 'field.range'],
    [[line({ costCategory: 'salaries' })], '/lines/0/costCategory', 'field.choice'],
    [[line(), line()], '/lines/1/costCategory', 'field.duplicate'],
    [[line({ colour: 'red' })], '/lines/0/colour', 'field.unknown'],
    ['none', '/lines', 'field.type'],
  ])('refuses %j', async (lines, pointer, code) => {
    const id = await addProject(app, `B${newId().slice(-8).toUpperCase()}`);
    const path = `/api/v1/projects/${id}/budget`;
    const refused = await finance.put<Refusal>(path, { lines }, { ifMatch: '"0"' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect((await finance.get<Budget>(path)).body.version).toBe(0);
  });

  it('of no project is not found, and a viewer changes none', async () => {
    const nowhere = `/api/v1/projects/${newId()}/budget`;
    expect((await finance.get(nowhere)).status).toBe(404);
    expect((await finance.put(nowhere, { lines: [] }, { ifMatch: '"0"' })).status).toBe(404);
    const viewer = await app.as('viewer');
    const path = `/api/v1/projects/${await addProject(app, 'A4')}/budget`;
    expect((await viewer.put(path, { lines: [] }, { ifMatch: '"0"' })).status).toBe(403);
  });
});
