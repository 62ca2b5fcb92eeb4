import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS, ROLES, type Role } from '../../src/shared/permissions.js';
import { type TestApp, createTestApp } from '../support/app.js';
import type { Answer, ApiClient } from '../support/client.js';
import { type Route, listRoutes } from '../support/routes.js';

const NO_RECORD = '00000000-0000-7000-8000-000000000000';

/** Asks with nothing in the body and an id that no record has: who is let in gets another refusal, or an answer. */
function call(client: ApiClient, { method, path }: Route): Promise<Answer<{ code?: string }>> {
  const url = path.replace(/:\w+/g, NO_RECORD);
  const headers = { 'if-match': '"1"', 'idempotency-key': 'access-matrix' };
  if (method === 'GET') return client.get(url, { headers });
  if (method === 'DELETE') return client.delete(url, { headers });
  return client.sendRaw(method, url, '{}', { ...headers, 'content-type': 'application/json' });
}

function outcomeOf({ status, body }: Answer<{ code?: string }>): string {
  if (status >= 500) return `error ${status}`;
  if (status === 401 && body.code === 'session.required') return 'sign in first';
  if (status === 403 && body.code === 'access.denied') return 'denied';
  return 'let in';
}

function expectedOutcome({ permission, publicReason }: Route, role: Role | null): string {
  if (publicReason !== undefined) return 'let in';
  if (role === null) return 'sign in first';
  const allowed: Record<string, readonly Role[]> = PERMISSIONS;
  return allowed[permission ?? '']?.includes(role) ? 'let in' : 'denied';
}

describe('the matrix of routes and roles', () => {
  let test: TestApp;
  let routes: Route[];
  beforeAll(async () => {
    test = await createTestApp();
    routes = listRoutes(test.app);
  });
  afterAll(() => test.close());

  async function matrixOf(client: ApiClient): Promise<Record<string, string>> {
    const outcomes: Record<string, string> = {};
    for (const route of routes) {
      outcomes[`${route.method} ${route.path}`] = outcomeOf(await call(client, route));
    }
    return outcomes;
  }

  function expectedMatrix(role: Role | null): Record<string, string> {
    return Object.fromEntries(
      routes.map((route) => [`${route.method} ${route.path}`, expectedOutcome(route, role)]),
    );
  }

  it.each(ROLES)('lets the %s in exactly where shared/permissions.ts says', async (role) => {
    expect(await matrixOf(await test.as(role))).toEqual(expectedMatrix(role));
  });

  it('asks everybody else to sign in first', async () => {
    expect(await matrixOf(test.anonymous)).toEqual(expectedMatrix(null));
  });

  it('takes a token that is not ours for nobody', async () => {
    const answer = await test.anonymous.get<{ code: string }>('/api/v1/tokens', {
      headers: { authorization: 'Bearer hs_not-a-token' },
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 'session.required' } });
  });

  it('holds both outcomes for some route of every role but the one that may do all', () => {
    const outcomes = ROLES.map((role) => [role, new Set(Object.values(expectedMatrix(role))).size]);
    expect(Object.fromEntries(outcomes)).toMatchObject({ viewer: 2, planner: 2 });
  });
});
