import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { EmbeddedPostgresError } from './error.js';
import { initCluster, owner, readPassword } from './init-cluster.js';
import { clearStalePidFile, findRunning, launch, stopServer } from './launch.js';
import { locateBinaries } from './locate-binaries.js';
import { findHolder, lockDataDir } from './lock.js';
import { choosePlace } from './place.js';

/** How to start the embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Absolute path. The caller holds its lock, see `lockDataDir`. */
  dataDir: string;
  /** Gets sentences for a person: where things lie, what was recovered. */
  log: (message: string) => void;
  /** Called when the server ends without having been told to. */
  onUnexpectedEnd?: (message: string) => void;
  /**
   * Lets the kernel stop the server when this process is killed, where the system can. `false` leaves it running,
   * as happens where the system cannot.
   */
  endsWithParent?: boolean;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection address of the application's database, with its password. */
  url: string;
  port: number;
  pid: number;
  /** Whether the cluster was made by this start. */
  isNew: boolean;
  /** Whether a server left behind by a killed process was found and ended. */
  foundOrphan: boolean;
  /** Stops the server cleanly; later calls wait for the first. */
  stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL of the npm packages on the data folder, making the cluster and the database first when they
 * are not there. Measured on two cores: 1,3 s with a new cluster, 0,2 s with an old one.
 *
 * A server left behind by a killed process is ended, not adopted: that costs 0,2 s, and the new one is again a child
 * that stops with this process and runs with the settings of this version.
 *
 * @throws EmbeddedPostgresError with a message for a person.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  await mkdir(dataDir, { recursive: true });
  const place = await choosePlace(dataDir, await locateBinaries(), log);
  const foundOrphan = await endOrphan(place.cluster, log);
  const { password, isNew } = await initCluster(dataDir, place);
  if (isNew) await rm(firstStartFile(dataDir), { force: true });
  const logFile = join(dataDir, 'postgres.log');
  const { child, pid, port } = await launch(place, password, logFile, options.endsWithParent ?? true);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopServer(pid));
  child.once('exit', (code, signal) => {
    if (stopping) return;
    stopping = Promise.resolve();
    options.onUnexpectedEnd?.(
      `The database server ended by itself (${signal ?? `code ${code}`}); see ${logFile}`,
    );
  });
  // The server must not keep this process alive once everything else is done.
  child.unref();
  try {
    await createDatabase(port, password);
    await chmod(logFile, 0o600);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(port, password), port, pid, isNew, foundOrphan, stop };
}

async function endOrphan(cluster: string, log: (message: string) => void): Promise<boolean> {
  const running = await findRunning(cluster);
  if (running === undefined) {
    await clearStalePidFile(cluster);
    return false;
  }
  log(
    `A database server of an earlier start still runs (process ${running.pid}); it is ended and started anew`,
  );
  await stopServer(running.pid);
  return true;
}

const urlOf = (port: number, password: string) =>
  `postgres://${owner}:${password}@127.0.0.1:${port}/${owner}`;

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, user: owner, password, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [owner]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(owner)}`);
  } finally {
    await client.end();
  }
}

const firstStartFile = (dataDir: string) => join(dataDir, 'first-start-done');

/**
 * Does what belongs to the first start of a new cluster alone, such as loading the sample. A start that dies midway
 * leaves it to the next one, so `work` must either be one transaction or bear being done again.
 */
export async function onFirstStart(dataDir: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(firstStartFile(dataDir))) return;
  await work();
  await writeFile(firstStartFile(dataDir), '');
}

/**
 * The embedded database for a command beside the server: that of the running process, or one started for the command
 * alone, which `stop` then ends.
 */
export async function borrowEmbeddedPostgres(
  dataDir: string,
  log: (message: string) => void,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (await findHolder(dataDir)) {
    const { cluster } = await choosePlace(dataDir, await locateBinaries(), log);
    const running = await findRunning(cluster);
    if (!running) {
      throw new EmbeddedPostgresError(
        'Hankesalkku is just starting or stopping. Try again in a few seconds.',
      );
    }
    const password = await readPassword(dataDir, cluster);
    return { url: urlOf(running.port, password), stop: () => Promise.resolve() };
  }
  const lock = await lockDataDir(dataDir);
  try {
    const server = await startEmbeddedPostgres({ dataDir, log });
    return { url: server.url, stop: () => server.stop().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
