/**
 * The PostgreSQL of a test run: one embedded server for all files, or the server that `DATABASE_URL` names.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';

export interface TestCluster {
  /** Address of the maintenance database, from which test databases are created. */
  url: string;
  stop(): Promise<void>;
}

const FOLDER_PREFIX = 'hankesalkku-test-';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs that were killed leave their folder behind; its name holds the pid of the run that made it. */
async function removeLeftoverFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    const pid = Number(name.slice(FOLDER_PREFIX.length).split('-')[0]);
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) {
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** A test database lives for seconds and nobody reads it after a crash, so nothing waits for the disk. */
async function forgoDurability(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  } finally {
    await client.end();
  }
}

async function startEmbedded(): Promise<TestCluster> {
  await removeLeftoverFolders();
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  await forgoDurability(server.url);
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts the embedded server, or takes the one that `DATABASE_URL` names. */
export async function startTestCluster(): Promise<TestCluster> {
  const url = process.env['DATABASE_URL'];
  return url ? { url, stop: () => Promise.resolve() } : startEmbedded();
}
