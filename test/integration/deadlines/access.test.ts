import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/shared/permissions.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

interface DeadlineBody {
  id: string;
  version: number;
  mayChange: boolean;
}

const PATH = '/api/v1/deadlines';
const report = { title: 'Report', kind: 'report', basis: 'decision', date: '2020-10-30' };
const notResponsible = { status: 403, body: { code: 'access.not_responsible' } };

let test: TestApp;
let planner: ApiClient;
let own: string;
let others: string;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  planner = await test.as('planner');
  const make = async (client: ApiClient, code: string) =>
    (await client.post<{ id: string }>('/api/v1/projects', { code, nameFi: code })).body.id;
  own = await make(planner, 'OWN');
  others = await make(await test.as('director'), 'OTHERS');
});
afterAll(() => test.close());

async function make(client: ApiClient, projectId: string | null): Promise<DeadlineBody> {
  const answer = await client.post<DeadlineBody>(PATH, { ...report, projectId });
  expect(answer.status).toBe(201);
  return answer.body;
}

const change = (client: ApiClient, { id }: DeadlineBody, body: object, version = 1) =>
  client.patch<DeadlineBody>(`${PATH}/${id}`, body, { ifMatch: `"${version}"` });

describe('a deadline of a project', () => {
  it('is added and changed by a planner only where they are responsible', async () => {
    expect(await planner.post(PATH, { ...report, projectId: others })).toMatchObject(notResponsible);
    const deadline = await make(planner, own);
    expect(await change(planner, deadline, { title: 'Final report' })).toMatchObject({ status: 200 });
  });

  it('is not changed, moved, closed or opened again by a planner of another project', async () => {
    const deadline = await make(await test.as('director'), others);
    const act = (verb: string, body: object = {}) =>
      planner.post(`${PATH}/${deadline.id}/${verb}`, body, { ifMatch: '"1"' });
    expect(await change(planner, deadline, { title: 'Mine' })).toMatchObject(notResponsible);
    expect(await change(planner, deadline, { projectId: null })).toMatchObject(notResponsible);
    expect(await act('move', { date: '2020-11-30' })).toMatchObject(notResponsible);
    expect(await act('complete')).toMatchObject(notResponsible);
    expect(await act('cancel', { reason: 'No' })).toMatchObject(notResponsible);
    expect(await act('reopen')).toMatchObject(notResponsible);
    expect((await planner.get(`${PATH}/${deadline.id}`)).body).toMatchObject({
      title: 'Report',
      state: 'open',
      version: 1,
    });
  });

  it('is not given to a project that the planner is not responsible for', async () => {
    const deadline = await make(planner, own);
    expect(await change(planner, deadline, { projectId: others })).toMatchObject(notResponsible);
    const free = await make(planner, null);
    expect(await change(planner, free, { projectId: others })).toMatchObject(notResponsible);
    expect(await change(planner, free, { projectId: own })).toMatchObject({ status: 200 });
  });

  it.each<Role>(['director', 'finance', 'admin'])(
    'is changed in every project by the role %s',
    async (role) => {
      const client = await test.as(role);
      expect(await change(client, await make(client, own), { title: 'Seen' })).toMatchObject({ status: 200 });
    },
  );

  it('tells whether the one who asks may change it', async () => {
    const deadlines = [
      await make(await test.as('director'), others),
      await make(planner, own),
      await make(planner, null),
    ];
    const told = async (client: ApiClient) => {
      const { body } = await client.get<{ items: DeadlineBody[] }>(`${PATH}?limit=200`);
      return deadlines.map(({ id }) => body.items.find((item) => item.id === id)?.mayChange);
    };
    expect(await told(planner)).toEqual([false, true, true]);
    expect(await told(await test.as('viewer'))).toEqual([false, false, false]);
    expect(await told(await test.as('finance'))).toEqual([true, true, true]);
    expect((await planner.get<DeadlineBody>(`${PATH}/${deadlines[0]?.id}`)).body.mayChange).toBe(false);
  });
});
