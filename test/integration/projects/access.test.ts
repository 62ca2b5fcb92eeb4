import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UsersService } from '../../../src/modules/identity/index.js';
import { ProjectAccess, type ProjectAnswer } from '../../../src/modules/projects/index.js';
import type { Actor } from '../../../src/platform/context/index.js';
import type { Page } from '../../../src/platform/http/index.js';
import { type Permission, type Role, permissionsOf } from '../../../src/shared/permissions.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { PATH, makeProject } from './support.js';

let test: TestApp;
let director: ApiClient;
let planner: ApiClient;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
  planner = await test.as('planner');
});
afterAll(() => test.close());

describe('changing a project', () => {
  it('is open to the planner who created it', async () => {
    const own = await makeProject(planner, { code: 'OWN' });
    expect(own).toMatchObject({ mayChange: true, responsibles: [{ id: planner.userId }] });
    expect((await planner.patch(`${PATH}/OWN`, { note: 'mine' }, { ifMatch: '"1"' })).status).toBe(200);
  });

  it('is closed to a planner who is not responsible, until they are', async () => {
    await makeProject(director, { code: 'OTHERS', status: 'idea' });
    const attempts = () =>
      Promise.all([
        planner.patch(`${PATH}/OTHERS`, { note: 'not mine' }, { ifMatch: '"1"' }),
        planner.post(`${PATH}/OTHERS/status`, { status: 'preparation', on: '2020-09-30' }),
        planner.post(`${PATH}/OTHERS/start`, { on: '2020-09-30' }),
        planner.post(`${PATH}/OTHERS/end`, { on: '2020-09-30' }),
      ]);
    for (const answer of await attempts()) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'access.not_responsible' } });
    }
    expect((await planner.get<ProjectAnswer>(`${PATH}/OTHERS`)).body.mayChange).toBe(false);

    const responsibleIds = [director.userId, planner.userId];
    await director.patch(`${PATH}/OTHERS`, { responsibleIds }, { ifMatch: '"1"' });
    expect((await planner.patch(`${PATH}/OTHERS`, { note: 'ours' }, { ifMatch: '"2"' })).status).toBe(200);
  });

  it('is closed to those who only read', async () => {
    await makeProject(director, { code: 'READ' });
    for (const role of ['viewer', 'finance'] as const) {
      const reader = await test.as(role);
      const answer = await reader.patch(`${PATH}/READ`, { note: 'x' }, { ifMatch: '"1"' });
      expect(answer).toMatchObject({ status: 403, body: { code: 'access.denied' } });
      expect((await reader.get<ProjectAnswer>(`${PATH}/READ`)).body.mayChange).toBe(false);
    }
    expect((await test.anonymous.get(`${PATH}/READ`)).status).toBe(401);
  });

  it('asks the same of every capability that changes what belongs to a project', async () => {
    const access = test.service(ProjectAccess);
    const own = await makeProject(planner, { code: 'SET-OWN' });
    const other = await makeProject(director, { code: 'SET-OTHER' });
    const as = async (client: ApiClient, ...roles: Role[]): Promise<Actor> => {
      const user = await test.service(UsersService).findByEmail(`${roles.join('-')}@test.example`);
      expect(user?.id).toBe(client.userId);
      return {
        userId: client.userId,
        email: '',
        name: '',
        roles,
        permissions: new Set(permissionsOf(roles)),
      };
    };
    const check = async (actor: Actor | null, ids: string[], permission: Permission) =>
      access.requireChange(actor, ids, permission).then(
        () => 'allowed',
        (error: { code: string }) => error.code,
      );
    const aPlanner = await as(planner, 'planner');
    const finance = await as(await test.as('finance'), 'finance');
    const both = await as(await test.as('finance', 'planner'), 'finance', 'planner');
    const missing = '01900000-0000-7000-8000-000000000000';
    expect(await check(aPlanner, [own.id], 'deadlines.change')).toBe('allowed');
    expect(await check(aPlanner, [own.id, other.id], 'deadlines.change')).toBe('access.not_responsible');
    expect(await check(aPlanner, [own.id], 'budgets.change')).toBe('access.denied');
    expect(await check(finance, [own.id, other.id], 'deadlines.change')).toBe('allowed');
    expect(await check(both, [other.id], 'deadlines.change')).toBe('allowed');
    expect(await check(both, [other.id], 'projects.change')).toBe('access.not_responsible');
    expect(await check(null, [own.id, other.id], 'projects.change')).toBe('allowed');
    expect(await check(null, [own.id, missing], 'projects.change')).toBe('record.not_found');
  });
});

describe('the history of a project', () => {
  interface Entry {
    actor: string | null;
    action: string;
    record: string;
    operation: string;
    changes: { field: string; old: string | null; new: string | null }[];
  }

  it('tells what changed from what to what, with names for ids, newest first', async () => {
    const { body: lead } = await director.post<{ id: string }>('/api/v1/organisations', {
      name: 'Kosti ry',
      kind: 'association',
    });
    await makeProject(director, {
      code: 'VERNA',
      aliases: ['Vertais'],
      periods: { planned: { starts: '2020' } },
    });
    await director.patch(
      `${PATH}/VERNA`,
      { leadId: lead.id, aliases: [], periods: { planned: { starts: '2021-01', ends: '2022' } } },
      { ifMatch: '"1"' },
    );
    const { body } = await director.get<Page<Entry>>(`${PATH}/VERNA/history`);
    expect(body.items.slice(0, 3)).toMatchObject([
      {
        actor: 'director@test.example',
        action: 'projects.change',
        record: 'project_periods',
        operation: 'update',
        changes: expect.arrayContaining([
          { field: 'starts', old: '2020', new: '2021-01' },
          { field: 'ends', old: null, new: '2022' },
        ]),
      },
      {
        record: 'project_aliases',
        operation: 'delete',
        changes: [{ field: 'alias', old: 'Vertais', new: null }],
      },
      {
        record: 'projects',
        operation: 'update',
        changes: [{ field: 'lead_organisation_id', old: null, new: 'Kosti ry' }],
      },
    ]);
    expect(body.items.at(-1)).toMatchObject({ record: 'projects', operation: 'insert' });
    expect(body.items.map(({ record }) => record)).toContain('project_status_facts');
  });

  it('names who did it only to those who may read the audit trail', async () => {
    const { body } = await planner.get<Page<Entry>>(`${PATH}/VERNA/history`);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.every(({ actor }) => actor === null)).toBe(true);
    expect(JSON.stringify(body)).not.toContain('director@');
  });

  it('comes in pages', async () => {
    const all = await director.get<Page<Entry>>(`${PATH}/VERNA/history`);
    const first = await director.get<Page<Entry>>(`${PATH}/VERNA/history?limit=2`);
    const next = await director.get<Page<Entry>>(
      `${PATH}/VERNA/history?limit=200&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...next.body.items]).toEqual(all.body.items);
    expect(next.body.nextCursor).toBeNull();
    expect((await director.get(`${PATH}/VERNA/history?cursor=WyJ4Il0`)).status).toBe(422);
  });

  it('does not tell of other projects', async () => {
    await makeProject(director, { code: 'QUIET' });
    const { body } = await director.get<Page<Entry>>(`${PATH}/QUIET/history`);
    expect(body.items.map(({ record }) => record).sort()).toEqual([
      'project_responsibles',
      'project_status_facts',
      'projects',
    ]);
  });
});
