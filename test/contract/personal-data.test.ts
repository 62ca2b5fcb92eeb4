import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SampleService } from '../../src/modules/sample/index.js';
import { type TestApp, createTestApp } from '../support/app.js';
import type { ApiClient } from '../support/client.js';
import { type Route, listRoutes } from '../support/routes.js';
import { sendFile } from '../support/finance.js';

let test: TestApp;
let viewer: ApiClient;
let routes: Route[];

beforeAll(async () => {
  test = await createTestApp();
  await test.service(SampleService).load();
  viewer = await test.as('viewer');
  routes = listRoutes(test.app).filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1'));
  const portfolio = 'Tunnus;Nimi\r\nTESTI-TIETO;Testihanke\r\n';
  const moved = await sendFile(await test.as('director'), '/api/v1/moving-in/imports', portfolio);
  const ledger = 'Pvm;Tili;Summa;Tosite\n31.8.2020;4340;12,50;1\n';
  const { body } = await viewer.get<{ id: string }>('/api/v1/projects/MONNI');
  const imported = await sendFile(await test.as('finance'), '/api/v1/imports', ledger, {
    projectId: body.id,
  });
  expect([moved.status, imported.status]).toEqual([201, 201]);
});
afterAll(() => test.close());

/** Everything that a reader can ask for, about a project, an instrument or nobody in particular. */
async function readAll(client: ApiClient): Promise<string[]> {
  const { body } = await client.get<{ id: string }>('/api/v1/projects/MONNI');
  const holders: string[] = [];
  const emails = await test.query<{ email: string }>('select email from users where id <> $1 limit 100', [
    client.userId,
  ]);
  for (const { path } of routes) {
    const url = path.replace(/:code/g, 'stm-state-grant').replace(/:\w+/g, body.id);
    const { status, body: answer } = await client.get(url);
    expect([url, status]).not.toEqual([url, 500]);
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    if (emails.some(({ email }) => text.includes(email))) holders.push(path);
  }
  return holders;
}

describe('the email of another user', () => {
  it('is told to no viewer, wherever they look', async () => {
    expect(await readAll(viewer)).toEqual([]);
  });

  it('is told to those who work with the others', async () => {
    expect((await readAll(await test.as('admin'))).sort()).toEqual([
      '/api/v1/imports',
      '/api/v1/moving-in/imports',
      '/api/v1/users',
    ]);
  });
});
