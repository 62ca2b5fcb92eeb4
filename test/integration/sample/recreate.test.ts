import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { recreateDatabase } from '../../../src/platform/database/recreate.js';
import { type TestDatabase, createTestDatabase } from '../../support/databases.js';

describe('making the database anew', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const fill = () =>
    withClient((client) =>
      client.query(`create schema if not exists reporting;
        create table if not exists reporting.kept (id integer);
        insert into organisations (id, name, kind, sample)
        values ('019a0000-0000-7000-8000-000000000001', 'Yhdistys', 'association', false)`),
    );

  const count = async (what: string) => {
    const { rows } = await withClient((client) =>
      client.query<{ found: number }>(`select count(*)::int as found from ${what}`),
    );
    return rows[0]?.found;
  };

  it('refuses while somebody else uses it, and loses nothing', async () => {
    await fill();
    await withClient(async () => {
      await expect(recreateDatabase(database.url)).rejects.toMatchObject({ code: 'database.in_use' });
    });
    expect(await count('organisations')).toBe(1);
  });

  it('empties our tables and the audit trail, and leaves the schemas of others alone', async () => {
    await recreateDatabase(database.url);
    expect(await count('organisations')).toBe(0);
    expect(await count('audit_entries')).toBe(0);
    expect(await count('projects')).toBe(0);
    expect(await count(`pg_namespace where nspname = 'bullmq'`)).toBe(0);
    expect(await count('reporting.kept')).toBe(0);
  });
});
