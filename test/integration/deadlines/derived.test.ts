import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

interface Derived {
  id: string;
  title: string;
  date: string;
  state: string;
  basis: string;
  edited: boolean;
  version: number;
  owner: { id: string } | null;
  moves: { date: string }[];
  mayChange: boolean;
  mayComplete: boolean;
  derivation: {
    ruleKey: string;
    number: string | null;
    base: string;
    baseOn: string | null;
    rule: { rule: string; value: string; confirmed: boolean; source: object } | null;
    titles: Record<string, string> | null;
  } | null;
}

let test: TestApp;
let director: ApiClient;
let planner: ApiClient;
let keys = 0;

const once = () => ({ idempotencyKey: `derived-test-${(keys += 1)}` });

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-01T09:00:00Z' });
  director = await test.as('director');
  planner = await test.as('planner');
});
afterAll(() => test.close());

/** A project of the planner's with an application of 1.9.2020, and the id of that application. */
async function applied(code: string, instrument = 'esr-2014-2020'): Promise<string> {
  test.clock.set('2020-09-01T09:00:00Z');
  const project = await planner.post('/api/v1/projects', { code, nameFi: code, status: 'preparation' });
  expect(project.status).toBe(201);
  const application = await planner.post<{ id: string }>(
    '/api/v1/applications',
    { project: code, instrument, submitted: '2020-09-01' },
    once(),
  );
  expect(application.status).toBe(201);
  return application.body.id;
}

const grant = (applicationId: string, fields: object = {}) =>
  director.post(
    `/api/v1/applications/${applicationId}/decisions`,
    {
      number: `TESTI/${applicationId.slice(-6)}`,
      decided: '2020-11-20',
      outcome: 'granted',
      amounts: [
        { scope: 'whole', exactness: 'exact', grant: '80000', ownContribution: '20000', total: '100000' },
      ],
      periodStarts: '2020-12-01',
      periodEnds: '2023-05-31',
      ...fields,
    },
    once(),
  );

const listed = async (project: string, query = '') =>
  (await director.get<{ items: Derived[] }>(`/api/v1/deadlines?project=${project}&limit=200${query}`)).body
    .items;

const daysOf = async (project: string, query = '') =>
  (await listed(project, query)).map(({ derivation, date }) => `${derivation?.ruleKey} ${date}`);

describe('a decision', () => {
  it('gives its deadlines in the same transaction, with rule, source, base and owner', async () => {
    const application = await applied('TESTI-YEE');
    test.clock.set('2020-11-25T09:00:00Z');
    expect((await grant(application)).status).toBe(201);
    const found = await listed('TESTI-YEE');
    expect(found.map(({ derivation, date }) => `${derivation?.ruleKey} ${date}`)).toEqual([
      'endOfPeriod 2023-05-31',
      'finalClaim 2023-09-30',
    ]);
    expect(found[1]).toMatchObject({
      title: 'Viimeinen maksatushakemus',
      basis: 'decision',
      owner: { id: planner.userId },
      derivation: {
        base: 'endOfPeriod',
        baseOn: '2023-05-31',
        number: `TESTI/${application.slice(-6)}`,
        titles: { sv: 'Sista ansökan om utbetalning' },
        rule: {
          rule: 'finalClaimAfter',
          value: 'P4M',
          confirmed: false,
          source: { title: expect.any(String) },
        },
      },
    });
  });

  it('plans the reminders of what it gave, as for any deadline', async () => {
    const [, claim] = await listed('TESTI-YEE');
    const rows = await test.query<{ planned: number }>(
      `select count(*)::int as planned from reminders where deadline_id = $1 and state = 'planned'`,
      [claim?.id],
    );
    expect(rows[0]?.planned).toBeGreaterThan(0);
  });

  it('is not known before its day: a look back does not show what follows from it', async () => {
    expect(await daysOf('TESTI-YEE', '&asOn=2020-11-19')).toEqual([]);
    expect(await daysOf('TESTI-YEE', '&asOn=2020-11-20')).toHaveLength(2);
  });

  it('lists what the grant obliges to, also what has no date yet', async () => {
    const { body } = await director.get<{ items: { key: string; due: string | null; base: string }[] }>(
      '/api/v1/projects/TESTI-YEE/obligations',
    );
    expect(body.items.map(({ key, due, base }) => [key, due, base])).toEqual([
      ['endOfPeriod', '2023-05-31', 'endOfPeriod'],
      ['finalClaim', '2023-09-30', 'endOfPeriod'],
      ['retentionEnd', null, 'lastPayment'],
    ]);
  });

  it('of a regional agency asks for changes 30 days before the end of the use period; the ministry states no lead time', async () => {
    for (const [code, instrument, days] of [
      ['TESTI-AVI', 'avi-state-grant', ['changeRequest 2022-12-01', 'endOfPeriod 2022-12-31']],
      ['TESTI-MONNI', 'stm-state-grant', ['endOfPeriod 2022-12-31']],
    ] as const) {
      const application = await applied(code, instrument);
      test.clock.set('2020-11-25T09:00:00Z');
      await grant(application, { periodEnds: '2022-12-31' });
      expect(await daysOf(code)).toEqual(days);
    }
  });

  it('raises no alarm about what fell due before today', async () => {
    const application = await applied('TESTI-OLD');
    test.clock.set('2023-07-01T09:00:00Z');
    await grant(application);
    expect(await daysOf('TESTI-OLD')).toEqual(['finalClaim 2023-09-30']);
  });

  it('gives no deadline where its period is known only to the month', async () => {
    const application = await applied('TESTI-MONTH');
    test.clock.set('2020-11-25T09:00:00Z');
    await grant(application, { periodEnds: '2023-05' });
    expect(await daysOf('TESTI-MONTH')).toEqual([]);
  });
});

describe('a derived deadline', () => {
  it('is marked as edited once a person gives it another day', async () => {
    const [, claim] = await listed('TESTI-YEE');
    const moved = await planner.post<Derived>(
      `/api/v1/deadlines/${claim?.id}/move`,
      { date: '2023-09-15', reason: 'Ennen lomia' },
      { ifMatch: `"${claim?.version}"` },
    );
    expect(moved.body).toMatchObject({
      date: '2023-09-15',
      edited: true,
      derivation: { baseOn: '2023-05-31' },
    });
  });

  it('can be marked done by its owner also in a project of others, and no more than that', async () => {
    test.clock.set('2020-11-25T09:00:00Z');
    const other = await director.post<{ id: string }>('/api/v1/projects', { code: 'TESTI-X', nameFi: 'X' });
    const body = { title: 'Liite', kind: 'report', basis: 'internal', date: '2020-12-10' };
    const made = await director.post<Derived>('/api/v1/deadlines', {
      ...body,
      projectId: other.body.id,
      ownerId: planner.userId,
    });
    const path = `/api/v1/deadlines/${made.body.id}`;
    expect((await planner.get<Derived>(path)).body).toMatchObject({ mayChange: false, mayComplete: true });
    const move = await planner.post(`${path}/move`, { date: '2020-12-11' }, { ifMatch: '"1"' });
    expect(move.status).toBe(403);
    expect(await planner.post(`${path}/complete`, {}, { ifMatch: '"1"' })).toMatchObject({ status: 200 });
  });
});
