/**
 * Databases for tests: a template is migrated once per run and cloned per test file (35-100 ms each).
 *
 * A run holds an advisory lock on its own name, so that a later run can tell the databases of a crashed one from
 * those of one that is still going, and drops the former.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { migrateQueue } from '../../src/platform/jobs/index.js';

const NAME = /^hstest_([0-9a-f]{8})_/;
const CLUSTER_URL = 'HANKESALKKU_TEST_CLUSTER_URL';
const RUN = 'HANKESALKKU_TEST_RUN';

/** A database of a test's own. */
export interface TestDatabase {
  url: string;
  name: string;
  drop(): Promise<void>;
}

function urlOf(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onCluster<T>(clusterUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function dropDatabases(client: Client, run: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE datname LIKE $1 LIMIT 10000',
    [`hstest\\_${run}\\_%`],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'hstest\\_%' LIMIT 10000",
  );
  const runs = new Set(rows.flatMap(({ datname }) => NAME.exec(datname)?.[1] ?? []));
  for (const run of runs) {
    const lock = await client.query<{ free: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free',
      [run],
    );
    if (!lock.rows[0]?.free) continue;
    await dropDatabases(client, run);
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [run]);
  }
}

/**
 * Opens a run: drops what crashed runs left, migrates the template, and tells the test files of this run where it is
 * by environment variables, which worker processes inherit. Returns the closing of the run.
 */
export async function openRun(clusterUrl: string): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  const holder = new Client({ connectionString: clusterUrl });
  await holder.connect();
  await dropLeftovers(holder);
  await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [run]);
  const template = `hstest_${run}_template`;
  await holder.query(`CREATE DATABASE "${template}" TEMPLATE template0 ENCODING 'UTF8'`);
  await migrateDatabase(urlOf(clusterUrl, template));
  await migrateQueue(urlOf(clusterUrl, template));
  // A connection to the template would make every clone fail.
  await holder.query(`ALTER DATABASE "${template}" ALLOW_CONNECTIONS false`);
  process.env[CLUSTER_URL] = clusterUrl;
  process.env[RUN] = run;
  return async () => {
    await dropDatabases(holder, run);
    await holder.end();
  };
}

function currentRun(): { clusterUrl: string; run: string } {
  const clusterUrl = process.env[CLUSTER_URL];
  const run = process.env[RUN];
  if (!clusterUrl || !run) {
    throw new Error('No test run is open: this file needs the globalSetup of config/jest.config.json.');
  }
  return { clusterUrl, run };
}

/**
 * A fresh database, migrated unless `empty`. Drop it when the file ends; what is forgotten goes when the run closes.
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { clusterUrl, run } = currentRun();
  const name = `hstest_${run}_${randomBytes(6).toString('hex')}`;
  const template = empty ? 'template0' : `hstest_${run}_template`;
  await onCluster(clusterUrl, (client) =>
    client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" ENCODING 'UTF8'`),
  );
  return {
    url: urlOf(clusterUrl, name),
    name,
    async drop() {
      await onCluster(clusterUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}
