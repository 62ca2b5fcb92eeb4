import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { EmbeddedPostgresError } from './error.js';
import { cleanEnvironment, owner, startFailure } from './init-cluster.js';
import type { Place } from './place.js';
import { processMark, servesCluster } from './process-facts.js';

/** A server that answers. */
export interface Launched {
  child: ChildProcess;
  pid: number;
  port: number;
}

const host = '127.0.0.1';
const largestLogBytes = 10_000_000;

/**
 * Settings of the server, given on its command line so that those of this version of the program hold. Everything
 * that guards the data stays as PostgreSQL has it; memory suits a machine that also does other things.
 */
const serverSettings = {
  listen_addresses: host,
  unix_socket_directories: '',
  max_connections: '250',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** For about a second after a crash old backends hold the shared memory; a port may be lost to another program. */
const passingFailure =
  /shared memory|lock file|could not bind|Address already in use|could not create any TCP/;
const retryForMs = 15_000;
/** A server that was killed replays its log before it answers. */
const answerWithinMs = 120_000;

/** Starts the server on a free port of the loopback address and waits until it answers. */
export async function launch(
  place: Place,
  password: string,
  logFile: string,
  endsWithParent: boolean,
): Promise<Launched> {
  const giveUpAt = performance.now() + retryForMs;
  for (;;) {
    const port = await freePort();
    const logStart = startLog(logFile);
    const child = spawnServer(place, port, logFile, endsWithParent);
    const failure = await untilAnswering(child, port, password);
    if (failure === undefined && child.pid !== undefined) return { child, pid: child.pid, port };
    const said = await readFrom(logFile, logStart);
    if (!passingFailure.test(said) || performance.now() > giveUpAt) {
      throw new EmbeddedPostgresError(
        `The database in ${place.cluster} did not start: ${failure ?? 'no process'}\n${said.trim()}`,
      );
    }
    await delay(250);
  }
}

function spawnServer(place: Place, port: number, logFile: string, endsWithParent: boolean): ChildProcess {
  const settings = Object.entries(serverSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [place.binaries.postgres, '-D', place.cluster, '-p', String(port), ...settings];
  if (endsWithParent && canEndWithParent()) command.unshift('setpriv', '--pdeathsig=INT', '--');
  const [program = '', ...args] = command;
  // A file, not a pipe: a pipe would block or kill the server once this process no longer reads it.
  const log = openSync(logFile, 'a', 0o600);
  try {
    // Its own process group, so that Ctrl-C reaches this process alone, which then stops the server in its turn.
    return spawn(program, args, {
      ...place.user,
      cwd: '/',
      env: cleanEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

let setprivWorks: boolean | undefined;

/** util-linux can let the kernel stop the server when this process dies; BusyBox and macOS cannot. */
function canEndWithParent(): boolean {
  setprivWorks ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig=INT', '--', 'true'], { env: cleanEnvironment }).status === 0;
  return setprivWorks;
}

/** Waits for an answer. Returns what went wrong, or `undefined`. */
async function untilAnswering(
  child: ChildProcess,
  port: number,
  password: string,
): Promise<string | undefined> {
  let ended: string | undefined;
  child.once('error', (cause) => (ended = startFailure('PostgreSQL', cause)));
  child.once('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `code ${code}`}`));
  const giveUpAt = performance.now() + answerWithinMs;
  while (ended === undefined) {
    if (await answers(port, password)) return undefined;
    if (performance.now() > giveUpAt) {
      child.kill('SIGQUIT');
      return `it did not answer within ${answerWithinMs / 1000} seconds`;
    }
    await delay(25);
  }
  return ended;
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ host, port, user: owner, password, database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new EmbeddedPostgresError(
        'The embedded database refuses the password in the file postgres-password of DATA_DIR. Put back the file ' +
          'that belongs to this database.',
        { cause: error },
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server that still runs on this cluster, by the pid file and the command line of that process. */
export async function findRunning(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && servesCluster(pid, cluster) ? { pid, port } : undefined;
}

/**
 * Removes a pid file whose number now belongs to some other program, in which PostgreSQL would see its own server.
 * A number that nobody has it clears by itself, and old backends it knows by their shared memory.
 */
export async function clearStalePidFile(cluster: string): Promise<void> {
  if ((await findRunning(cluster)) === undefined) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Stops a server: without waiting for its clients, and if that takes too long, at once; it recovers at its start. */
export async function stopServer(pid: number): Promise<void> {
  const mark = processMark(pid);
  if (mark === undefined) return;
  for (const { signal, withinMs } of [
    { signal: 'SIGINT', withinMs: 30_000 },
    { signal: 'SIGQUIT', withinMs: 10_000 },
    { signal: 'SIGKILL', withinMs: 5_000 },
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    const giveUpAt = performance.now() + withinMs;
    while (performance.now() < giveUpAt) {
      if (processMark(pid) !== mark) return;
      await delay(20);
    }
  }
  throw new EmbeddedPostgresError(`The database server with the process number ${pid} could not be stopped.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Keeps one older log when it has grown large. Returns where in the file this start begins. */
function startLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largestLogBytes) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

async function readFrom(file: string, start: number): Promise<string> {
  const size = (await stat(file)).size;
  const handle = await open(file);
  try {
    const length = Math.min(size - start, 4_000);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString();
  } finally {
    await handle.close();
  }
}
