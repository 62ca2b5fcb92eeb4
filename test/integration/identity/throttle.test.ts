import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UsersService } from '../../../src/modules/identity/index.js';
import { runAsSystem } from '../../../src/platform/context/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';

const PASSWORD = 'a long sentence of words';
let test: TestApp;

beforeEach(async () => {
  test = await createTestApp({ now: '2026-03-02T08:00:00Z' });
});
afterEach(() => test.close());

async function makeUser(email: string): Promise<void> {
  const users = test.service(UsersService);
  await runAsSystem('test', async () => {
    const { id } = await users.ensure({ email, name: 'Planner', roles: ['planner'] });
    const { welcomePath } = await users.issuePasswordLink(id);
    const token = new URLSearchParams(welcomePath.split('?')[1]).get('token') ?? '';
    await users.setPasswordByLink(token, PASSWORD);
  });
}

async function signIn(email: string, password: string): Promise<number> {
  return (await test.anonymous.post('/api/v1/session', { email, password })).status;
}

describe('the throttle of signing in', () => {
  it('lets one try through after a wait, however many come at once', async () => {
    await makeUser('one@test.example');
    for (let attempt = 0; attempt < 6; attempt++) await signIn('one@test.example', 'wrong wrong wrong');
    test.clock.advance({ minutes: 16 });
    const tries = Array.from({ length: 12 }, () => signIn('one@test.example', 'wrong wrong wrong'));
    const statuses = await Promise.all(tries);
    expect(statuses.filter((status) => status === 401)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
  });

  it('is not reset for an address by signing in to an account of one’s own', async () => {
    await makeUser('own@test.example');
    for (let attempt = 0; attempt < 31; attempt++) {
      if (attempt === 0 || attempt === 20) expect(await signIn('own@test.example', PASSWORD)).toBe(204);
      expect([401, 429]).toContain(await signIn(`victim-${attempt}@test.example`, 'wrong wrong wrong'));
    }
    expect(await signIn('victim@test.example', 'wrong wrong wrong')).toBe(429);
  });

  it('keeps no record of the accounts that a throttled address asks for', async () => {
    for (let attempt = 0; attempt < 40; attempt++) await signIn(`v${attempt}@test.example`, 'wrong wrong');
    const [row] = await test.query<{ n: number }>('select count(*)::int as n from sign_in_attempts');
    expect(row?.n).toBeLessThan(35);
  });
});
