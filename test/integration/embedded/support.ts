import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { projectRoot } from '../../../src/platform/config/index.js';
import { processMark } from '../../../src/platform/database/embedded/process-facts.js';
import type { RunAs } from '../../../src/platform/database/embedded/run-as.js';

export const isRoot = process.getuid?.() === 0;

/** A folder of a test's own which everybody may pass, so that root's server finds its way too. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hankesalkku embedded ä-'));
  await chmod(folder, 0o755);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What one statement returns. */
export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export interface HeldServer {
  process: ChildProcess;
  url: string;
  pid: number;
  isNew: boolean;
}

/** Starts the database in a process that the test may kill. */
export async function holdServer(
  dataDir: string,
  options: { user?: RunAs; leaveOrphan?: boolean } = {},
): Promise<HeldServer> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;
  const script = join(projectRoot(), 'test', 'integration', 'embedded', 'hold-server.ts');
  const args = ['--import', loader, script, dataDir, ...(options.leaveOrphan ? ['leave-orphan'] : [])];
  const child = spawn(process.execPath, args, {
    ...options.user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, ...(JSON.parse(line) as { url: string; pid: number; isNew: boolean }) };
  }
  throw new Error(`The process that holds the server ended: ${said}`);
}

export async function killNow(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export const isAlive = (pid: number) => processMark(pid) !== undefined;

/** Waits until a process is gone; fails when it stays. */
export async function untilGone(pid: number): Promise<void> {
  for (const giveUpAt = performance.now() + 15_000; isAlive(pid); await delay(20)) {
    if (performance.now() > giveUpAt) throw new Error(`Process ${pid} still runs.`);
  }
}

export async function modeOf(file: string): Promise<string> {
  return ((await stat(file)).mode & 0o777).toString(8);
}
