import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject } from '../../support/finance.js';
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

  it('is replaced as a whole, and the audit shows only what changed', async () => {
    const id = await addProject(app, 'A2');
    const path = `/api/v1/projects/${id}/budget`;
    const lines = [line(), line({ costCategory: 'travel' }), line({ year: 2021 })];
    await finance.put(path, { lines }, { ifMatch: '"0"' });
    const changed = await finance.put<Budget>(
      path,
      { lines: [line(), line({ year: 2021, amount: '5.00' })] },
      { ifMatch: '"1"' },
    );
    expect(changed.body.lines).toEqual([
      { costCategory: 'staff', year: 2020, amount: '1000.00', example: false },
      { costCategory: 'staff', year: 2021, amount: '5.00', example: false },
    ]);
    const audit = await app.query<{ operation: string }>(
      `select operation from audit_entries a where table_name = 'budget_lines'
          and (select max(id) from audit_entries where table_name = 'budgets') < id + 3
          and coalesce(a.new, a.old) is not null order by id desc limit 2`,
    );
    expect(audit.map(({ operation }) => operation).sort()).toEqual(['delete', 'update']);
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
