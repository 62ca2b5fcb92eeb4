import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { DerivedDeadlines } from '../../../src/modules/deadlines/derived/derived-deadlines.service.js';
import { projectRoot } from '../../../src/platform/config/index.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source.js';
import { migrateDatabase } from '../../../src/platform/database/migrate.js';
import { migrateQueue } from '../../../src/platform/jobs/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { type TestDatabase, createTestDatabase } from '../../support/databases.js';
import { planOf, putPlan } from '../../support/plans.js';

const numberOf = (migration: { name: string }) => Number(/\d{13}$/.exec(migration.name)?.[0]) % 1000;
const FIXTURE = join(projectRoot(), 'test', 'fixtures', 'database-of-release-61.sql');

/** The schema as the release with migrations up to 61 had it, with rows as it stored them. */
async function makeOldDatabase(url: string): Promise<void> {
  const old = new DataSource({
    ...dataSourceOptions({ databaseUrl: url, poolSize: 2 }),
    migrations: migrations.filter((migration) => numberOf(migration) <= 61),
  });
  await old.initialize();
  try {
    await old.runMigrations();
  } finally {
    await old.destroy();
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(readFileSync(FIXTURE, 'utf8'));
  } finally {
    await client.end();
  }
}

describe('a database of the release with migrations up to 61', () => {
  let database: TestDatabase;
  let ran: string[];
  let test: TestApp;
  let director: ApiClient;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    await makeOldDatabase(database.url);
    ran = await migrateDatabase(database.url);
    await migrateQueue(database.url);
    test = await createTestApp({ databaseUrl: database.url, now: '2020-11-01T09:00:00Z' });
    director = await test.as('director');
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  const read = async (path: string): Promise<Record<string, unknown>> => {
    const { status, body } = await director.get<Record<string, unknown>>(`/api/v1${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body;
  };

  it('takes every later migration', () => {
    const later = migrations.filter((migration) => numberOf(migration) > 61);
    expect(ran).toEqual(later.map(({ name }) => name));
    expect(later.length).toBeGreaterThan(0);
  });

  it('keeps decisions without a number, day or amount, and those of two years of one project', async () => {
    const monni = await read('/projects/MONNI/funding');
    expect(monni['applications']).toMatchObject([
      {
        ...{ submitted: null, state: 'granted', versions: 0, call: null, lines: [] },
        decision: {
          ...{ number: null, decided: '2020-10', countsFrom: '2020-10-31', outcome: 'granted' },
          ...{ periodStarts: '2020-08-01', periodEnds: '2022-12-31', overrides: [] },
          amounts: [{ grant: '921600.00', ownContribution: '230400.00', total: '1152000.00' }],
        },
      },
    ]);
    const sos = await read('/projects/SOS/funding');
    expect(sos['applications']).toHaveLength(2);
    expect(sos['applications']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ submitted: '2018', state: 'rejected' }),
        expect.objectContaining({
          submitted: '2020-01-31',
          state: 'granted',
          decision: expect.objectContaining({
            number: 'VN/1/2020',
            amounts: [expect.objectContaining({ total: '91794.19', grant: '73435.35' })],
          }),
        }),
      ]),
    );
    const tasos = await read('/projects/TASOS/funding');
    expect(tasos['applications']).toMatchObject([{ submitted: '2020-06', state: 'pending' }]);
  });

  it('keeps the totals of the portfolio, looked at before and after the decision', async () => {
    const before = await read('/overview?asOn=2020-09-30');
    const state = (code: string, of: string, fields: object): unknown =>
      expect.objectContaining({ instrument: expect.objectContaining({ code }), state: of, ...fields });
    expect(before['byInstrument']).toEqual(
      expect.arrayContaining([
        state('stm-state-grant', 'applied', { wholeFrom: null }),
        state('esr-2014-2020', 'applied', {
          applications: 2,
          own: expect.objectContaining({
            ...{ from: '200000.00', to: '300000.00', approximate: false },
            unknown: [expect.objectContaining({ code: 'TASOS' })],
          }),
          ...{ wholeFrom: '1000000.00', wholeTo: '1000000.00', wholeApproximate: true },
        }),
        state('vtr', 'granted', { own: expect.objectContaining({ from: '91794.19', to: '91794.19' }) }),
      ]),
    );
    expect(before['pendingDecisions']).toHaveLength(3);
    const after = await read('/overview?asOn=2020-10-31');
    expect(after['byInstrument']).toEqual(
      expect.arrayContaining([
        state('stm-state-grant', 'granted', { wholeFrom: '1152000.00', wholeTo: '1152000.00' }),
      ]),
    );
    expect(after['pendingDecisions']).toHaveLength(2);
  });

  it('keeps what nobody pays of a year, and the plans of each year', async () => {
    expect(await planOf(director, 'PERUS', 2021)).toMatchObject({
      ...{ total: '365000.00', number: 1, cause: 'stated', partId: null, recordedBy: null },
      lines: [
        { fundingClass: 'stateGrant', amount: '240000.00', exactness: 'approximate' },
        { fundingClass: 'municipalContribution', amount: '80000.00', exactness: 'exact' },
      ],
      cover: { covered: '320000.00', uncovered: '45000.00', overCovered: '0.00', approximate: true },
    });
    expect(await planOf(director, 'PERUS', 2012)).toMatchObject({
      ...{ total: null, volume: '560000.00' },
      cover: { covered: '290000.00', uncovered: null },
    });
    expect(await planOf(director, 'MONNI', 2021)).toMatchObject({
      ...{ total: '460800.00', number: 2, status: 'approved', cause: 'edited' },
      cover: { covered: '460800.00', uncovered: '0.00' },
    });
  });

  it('keeps the budget', async () => {
    expect(await read(`/projects/${await idOf('MONNI')}/budget`)).toMatchObject({
      ...{ version: 3, number: 3, total: '460800.00', countsFrom: null },
      lines: [{ amount: '400000.50' }, { amount: '60799.50' }],
    });
  });

  it('says who last saved a plan and a budget, and when, as the audit trail has it', async () => {
    const rows = await test.query<{ kind: string; name: string | null; saved: boolean }>(
      `with saved as (
         select record_id, max(at) as at from audit_entries
          where table_name in ('budgets', 'funding_plan_years') and new ? 'version' group by record_id)
       select kind, u.name, v.recorded_at = saved.at as saved
         from (select 'budget' as kind, id, recorded_at, recorded_by from budgets
               union all select 'plan', id, recorded_at, recorded_by from funding_plan_years) v
         join saved on saved.record_id = v.id::text
         left join users u on u.id = v.recorded_by order by kind, v.id`,
    );
    expect(rows).toEqual([
      { kind: 'budget', name: 'Talous', saved: true },
      { kind: 'plan', name: null, saved: true },
      { kind: 'plan', name: null, saved: true },
      { kind: 'plan', name: 'Talous', saved: true },
    ]);
  });

  it('counts what a grant obliges to from the period that a person entered, else from the decision’s', async () => {
    const lastDay = async (code: string) => {
      const { items } = (await read(`/projects/${await idOf(code)}/obligations`)) as {
        items: { key: string; due: string }[];
      };
      return items.find(({ key }) => key === 'endOfPeriod')?.due;
    };
    expect([await lastDay('SOS'), await lastDay('MONNI')]).toEqual(['2022-02-28', '2022-12-31']);
    expect(await read('/projects/SOS')).toMatchObject({ periods: { decided: { ends: '2022-02-28' } } });
  });

  it('keeps the deadlines as they were, with the one that moved', async () => {
    const { items } = (await read('/deadlines?limit=100')) as { items: { id: string }[] };
    expect(items).toHaveLength(3);
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ date: '2020-10-31', derivation: null, edited: false },
          nonWorkingDay: expect.objectContaining({ reason: 'allSaintsDay', actBy: '2020-10-30' }),
        }),
        expect.objectContaining({ date: '2020-10', effectiveOn: '2020-10-31' }),
        expect.objectContaining({
          ...{ date: '2020-11-24', time: '16:15' },
          moves: [expect.objectContaining({ date: '2020-11-17' })],
        }),
      ]),
    );
  });

  it('derives the deadlines that follow from what was granted, as work of the queue', async () => {
    const work = await test.query<{ payload: { projectId: string } }>(
      "select payload from outbox where topic = 'deadlines.derive' and finished_at is null",
    );
    expect(work).toHaveLength(2);
    for (const round of [1, 2]) {
      for (const { payload } of work) await test.service(DerivedDeadlines).deriveOf(payload);
      const { items } = (await read('/deadlines?limit=100')) as {
        items: { date: string; project: { code: string } | null; derivation: { ruleKey: string } | null }[];
      };
      const derived = items.flatMap(({ date, project, derivation }) =>
        derivation?.ruleKey === 'endOfPeriod' ? [[project?.code, date]] : [],
      );
      expect([round, ...derived.sort()]).toEqual([round, ['MONNI', '2022-12-31'], ['SOS', '2022-02-28']]);
    }
  });

  it('rests each decision on the rules that it was recorded under', async () => {
    const rows = await test.query(
      `select d.instrument_version, v.origin, v.rules -> 0 ->> 'rule' as rule,
              (select max(number) from funding_instrument_versions n where n.instrument = v.instrument) > 1 as newer
         from funding_decisions d join funding_applications a on a.id = d.application_id
         join funding_instrument_versions v on v.instrument = a.instrument and v.number = d.instrument_version
        where a.instrument = 'stm-state-grant'`,
    );
    expect(rows).toEqual([
      { instrument_version: 1, origin: 'delivered', rule: 'minimumOwnShare', newer: true },
    ]);
  });

  it('goes on from there: the next plan is the next version, and the old one stays readable', async () => {
    const saved = await putPlan(director, 'MONNI', {
      ...{ year: 2021, status: 'approved', total: '460800.00', exactness: 'exact' },
      lines: [{ fundingClass: 'stateGrant', amount: '460800.00', exactness: 'exact' }],
    });
    expect(saved.status).toBe(200);
    const { items } = (await read('/projects/MONNI/funding-plan/2021/versions')) as { items: unknown[] };
    expect(items).toMatchObject([{ number: 3 }, { number: 2, cover: { covered: '460800.00' } }]);
  });

  async function idOf(code: string): Promise<string> {
    return String((await read(`/projects/${code}`))['id']);
  }
});
