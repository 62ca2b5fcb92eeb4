/** The built application as a process of its own, which a fault run may kill. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/platform/config/index.js';
import { borrowEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';

export interface RunningServer {
  process: ChildProcess;
  /** Where the page and the API are. */
  url: string;
  /** From the start of the process to its line with the URL. */
  startedInMs: number;
}

/** No setting of the shell or of config/app.env may reach the process; an empty value counts as none. */
export function environmentFor(dataDir: string): NodeJS.ProcessEnv {
  const none = { DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '', PUBLIC_URL: '', ROLE: '', HOST: '' };
  return {
    ...process.env,
    ...none,
    DATA_DIR: dataDir,
    PORT: '0',
    SAMPLE: 'off',
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
  };
}

const built = (name: string) => join(projectRoot(), 'dist', 'src', name);

/** The program that `npm start` runs. */
export const mainFile = built('main.js');

export async function startServer(dataDir: string): Promise<RunningServer> {
  const began = performance.now();
  const child = spawn(process.execPath, [mainFile], {
    env: environmentFor(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Hankesalkku is ready: (http\S+)$/.exec(line)?.[1];
    if (url) return { process: child, url, startedInMs: performance.now() - began };
  }
  throw new Error(`The server did not start:\n${said}`);
}

/** What an operator's command prints. */
export async function runCli(dataDir: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [built('cli.js'), ...args], {
    env: environmentFor(dataDir),
  });
  return stdout.trim();
}

/** Address of the database of a running server. */
export async function databaseUrlOf(dataDir: string): Promise<string> {
  return (await borrowEmbeddedPostgres(dataDir, () => undefined)).url;
}

/** Number of the database server's process, as its pid file says. */
export async function databasePidOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Sends the signal and waits until the process has ended. */
export async function endProcess(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
