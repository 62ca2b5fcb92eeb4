import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/databases.js';

describe('the databases of a test run', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  async function on<T>(database: TestDatabase, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  it('are migrated', async () => {
    const { rows } = await on(first, (client) =>
      client.query('SELECT name FROM migrations ORDER BY id LIMIT 1'),
    );
    expect(rows).toHaveLength(1);
  });

  it('do not see each other', async () => {
    await on(first, (client) => client.query('CREATE TABLE only_here (id int)'));
    await expect(on(second, (client) => client.query('SELECT * FROM only_here'))).rejects.toThrow(
      'only_here',
    );
  });

  it('are gone when dropped', async () => {
    const third = await createTestDatabase();
    await third.drop();
    await expect(on(third, (client) => client.query('SELECT 1'))).rejects.toThrow(/does not exist/);
  });
});
