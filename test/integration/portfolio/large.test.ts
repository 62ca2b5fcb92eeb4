import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

interface Ladder {
  code?: string;
  steps: { step: string; amount: { from: string } | null }[];
}

let test: TestApp;
let viewer: ApiClient;
beforeAll(async () => {
  test = await createTestApp({ now: '2020-10-31T09:00:00Z' });
  viewer = await test.as('viewer');
});
afterAll(() => test.close());

/** Projects with an application for 1,00 € of their own part each. */
async function addProjects(from: number, to: number): Promise<void> {
  await test.query(
    `with numbers as (select n, gen_random_uuid() as project, gen_random_uuid() as application
                        from generate_series($1::int, $2::int) n),
       made as (insert into projects (id, code, name_fi, own_role)
         select project, 'ISO' || n, 'Hanke ' || n, 'administrator' from numbers),
       asked as (insert into funding_applications (id, project_id, instrument, submitted, counts_from)
         select application, project, 'stm-state-grant', '2020-10-01', '2020-10-01' from numbers)
     insert into funding_amounts (id, application_id, scope, exactness, total_cents)
       select gen_random_uuid(), application, 'own', 'exact', 100 from numbers`,
    [from, to],
  );
}

it('the sum of a large portfolio leaves no project out', async () => {
  await addProjects(1, 2500);
  const { body } = await viewer.get<Ladder>('/api/v1/portfolio/ladder');
  expect(body.steps[0]).toMatchObject({ step: 'applied', amount: { from: '2500.00' } });
});

it('one of more projects than are summed is refused and not summed in part', async () => {
  await addProjects(2501, 10_001);
  for (const path of ['ladder', 'cover', 'own-risk', 'decision-latency']) {
    const { status, body } = await viewer.get<Ladder>(`/api/v1/portfolio/${path}`);
    expect([path, status, body.code]).toEqual([path, 422, 'portfolio.too_large']);
  }
});
