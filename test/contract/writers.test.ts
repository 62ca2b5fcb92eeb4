import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role, permissionsOf } from '../../src/shared/permissions.js';
import { type TestApp, createTestApp } from '../support/app.js';
import { addProject, ledgerCsv, sendFile } from '../support/finance.js';
import { putPlan } from '../support/plans.js';

/** Every answer that says who wrote something, by its address. */
type Written = Record<string, unknown>;

let test: TestApp;
let project: string;

const ok = ({ status, body }: { status: number; body: unknown }) =>
  expect([[200, 201].includes(status), body]).toEqual([true, body]);

/** Everything below is written by the administrator. */
beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  const admin = await test.as('admin');
  project = await addProject(test, 'MONNI', { starts: '2020-08-01', ends: '2022-12-31' });
  const lines = [{ fundingClass: 'stateGrant', amount: '921600', exactness: 'exact' }];
  const plan = { year: 2021, status: 'approved', total: '1152000', exactness: 'exact', lines };
  ok(await putPlan(admin, 'MONNI', plan));
  const budget = { lines: [{ costCategory: 'staff', year: 2021, amount: '1152000' }] };
  ok(await admin.put(`/api/v1/projects/${project}/budget`, budget, { ifMatch: '"0"' }));
  const rule = {
    ...{ rule: 'maximumSupportRate', values: ['75'], base: 'eligibleCost', validFrom: '2020-01-01' },
    ...{ source: { title: 'Testipäätös', date: '2019-12' }, confirmed: true, reason: 'Testi' },
  };
  ok(await admin.post('/api/v1/instruments/esr-2014-2020/versions', rule, { ifMatch: '"1"' }));
  ok(await admin.post('/api/v1/cost-centres', { code: '4100', projectId: project }));
  const ledger = ledgerCsv([['5.9.2020', '4000', '4100', 'Palkat', '100,00', 'T1', '1']]);
  ok(await sendFile(admin, '/api/v1/imports', ledger));
  await test.query(
    `insert into moving_in_imports (id, file_name, format, row_count, added_count, changed_count, unchanged_count,
       last_audit_id, recorded_at, recorded_by, undone_at, undone_by)
     values (gen_random_uuid(), 'hankkeet.xlsx', 'xlsx', 0, 0, 0, 0, 0, now(), 'admin@test.example', now(), 'admin@test.example')`,
  );
});
afterAll(() => test.close());

async function readAs(role: Role): Promise<Written> {
  const client = await test.as(role);
  const read = async (path: string) => {
    const answer = await client.get<Record<string, unknown>>(`/api/v1${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    const items = answer.body['items'] as Record<string, unknown>[] | undefined;
    return items?.[0] ?? answer.body;
  };
  const moving = await read('/moving-in/imports');
  return {
    planVersions: (await read('/projects/MONNI/funding-plan/2021/versions'))['recordedBy'],
    budgetVersions: (await read(`/projects/${project}/budget/versions`))['recordedBy'],
    instrumentVersions: (await read('/instruments/esr-2014-2020/versions'))['recordedBy'],
    imports: (await read('/imports'))['recordedBy'],
    movingIn: moving['recordedBy'],
    movingInUndone: moving['undoneBy'],
    history: (await read('/projects/MONNI/history'))['actor'],
  };
}

describe('who wrote something', () => {
  it.each(ROLES)('is told to a %s only with the right to read the audit trail', async (role) => {
    const written = await readAs(role);
    const known = Object.entries(written).filter(([, writer]) => writer !== null);
    const mayRead = permissionsOf([role]).includes('audit.read');
    expect([role, known.map(([where]) => where)]).toEqual([role, mayRead ? Object.keys(written) : []]);
  });
});
