import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UsersService } from '../../../src/modules/identity/index.js';
import { runAsSystem } from '../../../src/platform/context/index.js';
import type { SessionAnswer } from '../../../src/modules/identity/dto/session.dto.js';
import { type Answer } from '../../support/client.js';
import { type TestApp, createTestApp } from '../../support/app.js';

const PASSWORD = 'a long sentence of words';
let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ now: '2026-03-02T08:00:00Z' });
});
afterAll(() => test.close());

function cookieOf(answer: Answer): string {
  const header = answer.headers['set-cookie'];
  return String(Array.isArray(header) ? header[0] : header).split(';')[0] ?? '';
}

async function makeUser(email: string): Promise<string> {
  const admin = await test.as('admin');
  const created = await admin.post<{ id: string; welcomePath: string }>('/api/v1/users', {
    email,
    name: 'Planner',
    roles: ['planner'],
    language: 'fi',
  });
  const token = new URLSearchParams(created.body.welcomePath.split('?')[1]).get('token');
  await test.anonymous.post('/api/v1/session/password', { token, password: PASSWORD });
  return created.body.id;
}

async function signIn(email: string, password = PASSWORD): Promise<Answer> {
  return test.anonymous.post('/api/v1/session', { email, password });
}

describe('signing in', () => {
  it('gives an httpOnly, same-site cookie and says who is signed in', async () => {
    await makeUser('one@test.example');
    const answer = await signIn('ONE@test.example');
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);

    const session = await test.anonymous.get<SessionAnswer>('/api/v1/session', {
      headers: { cookie: cookieOf(answer) },
    });
    expect(session.body.user).toMatchObject({ email: 'one@test.example', roles: ['planner'] });
    expect(session.body.permissions).toContain('projects.change');
    expect(session.body.permissions).not.toContain('users.manage');
    expect(session.body.today).toBe('2026-03-02');
  });

  it('says the same of a wrong password and of an unknown email', async () => {
    await makeUser('two@test.example');
    const wrong = await signIn('two@test.example', 'something else entirely');
    const unknown = await signIn('nobody@test.example');
    expect(wrong.body).toMatchObject({ status: 401, code: 'session.credentials' });
    expect(unknown.body).toMatchObject({ status: 401, code: 'session.credentials' });
  });

  it('makes the sixth try wait, also with the right password, and lets it in after the wait', async () => {
    await makeUser('three@test.example');
    for (let attempt = 0; attempt < 5; attempt++) await signIn('three@test.example', 'wrong wrong wrong');
    const refused = await signIn('three@test.example');
    expect(refused.body).toMatchObject({ status: 429, code: 'session.throttled' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

    test.clock.advance({ minutes: 16 });
    expect((await signIn('three@test.example')).status).toBe(204);
  });

  it('ends a session that was not used for longer than SESSION_HOURS, and at signing out', async () => {
    await makeUser('four@test.example');
    const cookie = cookieOf(await signIn('four@test.example'));
    const describeSession = () =>
      test.anonymous.get<SessionAnswer>('/api/v1/session', { headers: { cookie } });
    const { csrfToken } = (await describeSession()).body;
    const headers = { cookie, 'x-csrf-token': String(csrfToken) };
    expect((await test.anonymous.delete('/api/v1/session', { headers })).status).toBe(204);
    expect((await describeSession()).body.user).toBeNull();

    const second = cookieOf(await signIn('four@test.example'));
    test.clock.advance({ hours: 24 * 30 });
    const late = await test.anonymous.get<SessionAnswer>('/api/v1/session', { headers: { cookie: second } });
    expect(late.body.user).toBeNull();
  });

  it('is never offered without a password where no sample is loaded', async () => {
    const session = await test.anonymous.get<SessionAnswer>('/api/v1/session', {
      headers: { host: 'localhost:3000' },
    });
    expect(session.body).toMatchObject({ sample: false, sampleSignIn: false, asOnDefault: null });
    const answer = await test.anonymous.post('/api/v1/session/sample', { role: 'admin' });
    expect(answer.status).toBe(404);
  });
});

describe('changes with a session cookie', () => {
  it('need the CSRF token of the session and may not come from another site', async () => {
    await makeUser('five@test.example');
    const cookie = cookieOf(await signIn('five@test.example'));
    const { csrfToken } = (
      await test.anonymous.get<SessionAnswer>('/api/v1/session', { headers: { cookie } })
    ).body;
    const change = (headers: Record<string, string>) =>
      test.anonymous.put(
        '/api/v1/session/preferences',
        { language: 'sv' },
        { headers: { cookie, ...headers } },
      );

    const proof = { 'x-csrf-token': String(csrfToken) };
    expect((await change({})).body).toMatchObject({ status: 403, code: 'session.csrf' });
    expect((await change({ 'x-csrf-token': 'x'.repeat(43) })).status).toBe(403);
    expect((await change({ ...proof, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await change({ ...proof, origin: 'https://evil.example' })).status).toBe(403);
    expect((await change({ ...proof, 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });
});

describe('one-time links', () => {
  it('make the first administrator once, and never a second one', async () => {
    const fresh = await createTestApp();
    try {
      const path = await runAsSystem('test', () => fresh.service(UsersService).issueFirstAdminLink());
      const token = new URLSearchParams(path.split('?')[1]).get('token');
      const body = { token, email: 'first@test.example', name: 'Administrator', password: PASSWORD };
      expect((await fresh.anonymous.post('/api/v1/session/first-admin', body)).status).toBe(204);
      const again = await fresh.anonymous.post('/api/v1/session/first-admin', body);
      expect(again.body).toMatchObject({ status: 410, code: 'session.link_used' });
      await expect(
        runAsSystem('test', () => fresh.service(UsersService).issueFirstAdminLink()),
      ).rejects.toMatchObject({ code: 'record.exists' });
    } finally {
      await fresh.close();
    }
  });

  it('are all used up by a newer link and by a new password', async () => {
    const id = await makeUser('eleven@test.example');
    const admin = await test.as('admin');
    const issue = async () => {
      const { body } = await admin.post<{ welcomePath: string }>(`/api/v1/users/${id}/password-link`);
      return new URLSearchParams(body.welcomePath.split('?')[1]).get('token');
    };
    const use = async (token: string | null) =>
      (await test.anonymous.post('/api/v1/session/password', { token, password: PASSWORD })).status;
    const [first, second] = [await issue(), await issue()];
    expect([await use(first), await use(second)]).toEqual([410, 204]);

    const third = await issue();
    const cookie = cookieOf(await signIn('eleven@test.example'));
    const session = await test.anonymous.get<SessionAnswer>('/api/v1/session', { headers: { cookie } });
    const changed = await test.anonymous.put(
      '/api/v1/session/password',
      { currentPassword: PASSWORD, newPassword: `${PASSWORD} more` },
      { headers: { cookie, 'x-csrf-token': String(session.body.csrfToken) } },
    );
    expect([changed.status, await use(third)]).toEqual([204, 410]);
  });

  it('are refused after three days', async () => {
    const admin = await test.as('admin');
    const { body } = await admin.post<{ welcomePath: string }>('/api/v1/users', {
      email: 'six@test.example',
      name: 'Finance',
      roles: ['finance'],
      language: 'sv',
    });
    test.clock.advance({ hours: 73 });
    const token = new URLSearchParams(body.welcomePath.split('?')[1]).get('token');
    const late = await test.anonymous.post('/api/v1/session/password', { token, password: PASSWORD });
    expect(late.status).toBe(410);
  });
});

describe('users', () => {
  it('keeps the last active administrator', async () => {
    const fresh = await createTestApp();
    try {
      const admin = await fresh.as('admin');
      const answer = await admin.patch(
        `/api/v1/users/${admin.userId}`,
        { active: false },
        { ifMatch: '"1"' },
      );
      expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer: '/active' }] });
    } finally {
      await fresh.close();
    }
  });

  it('refuses a second user with the same email in other letters', async () => {
    const admin = await test.as('admin');
    const body = { email: 'seven@test.example', name: 'Seven', roles: ['viewer'], language: 'en' };
    expect((await admin.post('/api/v1/users', body)).status).toBe(201);
    const again = await admin.post('/api/v1/users', { ...body, email: 'Seven@Test.example' });
    expect(again.body).toMatchObject({ status: 409, code: 'record.exists', params: { field: 'email' } });
  });

  it.each(['a,b@test.example', 'a@test.example;b', '"a"@test.example', 'a(b)@test.example'])(
    'refuses %s, which a mail header would read as something else',
    async (email) => {
      const body = { email, name: 'Comma', roles: ['viewer'], language: 'en' };
      const answer = await (await test.as('admin')).post('/api/v1/users', body);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
    },
  );

  it('asks for the version and refuses an old one', async () => {
    const admin = await test.as('admin');
    const id = await makeUser('eight@test.example');
    const path = `/api/v1/users/${id}`;
    expect((await admin.patch(path, { name: 'Eight' })).status).toBe(428);
    const changed = await admin.patch(path, { name: 'Eight' }, { ifMatch: '"2"' });
    expect(changed).toMatchObject({ status: 200, etag: '"3"' });
    expect((await admin.patch(path, { name: 'Nine' }, { ifMatch: '"2"' })).status).toBe(412);
  });

  it('puts every change into the audit trail, passwords hidden, and the database keeps it there', async () => {
    const id = await makeUser('nine@test.example');
    const rows = await test.query<{ actor: string; action: string; operation: string; new: object }>(
      `select actor, action, operation, new from audit_entries
        where table_name = 'users' and record_id = $1 order by id`,
      [id],
    );
    expect(rows).toMatchObject([
      { actor: 'admin@test.example', action: 'users.manage', operation: 'insert' },
      { operation: 'update', new: { password_hash: '(hidden)' } },
    ]);
    await expect(test.query('update audit_entries set actor = $1', ['nobody'])).rejects.toThrow(
      'append-only',
    );
    await expect(test.query('delete from audit_entries')).rejects.toThrow('append-only');
    await expect(test.query('truncate audit_entries')).rejects.toThrow('append-only');
  });
});

describe('API tokens', () => {
  it('work until they are revoked, and are stored as a hash only', async () => {
    const planner = await test.as('planner');
    const { body } = await planner.post<{ id: string; token: string }>('/api/v1/tokens', { name: 'script' });
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await test.anonymous.get('/api/v1/users', { headers })).status).toBe(200);
    const stored = await test.query<{ found: boolean }>(
      `select exists (select from api_tokens where encode(token_hash, 'escape') like '%' || $1 || '%') as found`,
      [body.token],
    );
    expect(stored[0]?.found).toBe(false);

    const other = await test.as('finance');
    expect((await other.delete(`/api/v1/tokens/${body.id}`)).status).toBe(404);
    expect((await planner.delete(`/api/v1/tokens/${body.id}`)).status).toBe(204);
    expect((await test.anonymous.get('/api/v1/users', { headers })).status).toBe(401);
  });
});
