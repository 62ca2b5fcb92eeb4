/** Starts processes for benchmarks: the built product, as its users start it, and bare servers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

export interface RunningProcess {
  url: string;
  /** From the call to the line that holds the URL. */
  startMs: number;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;

/** The URL that the process prints; fails with what it said if it ends or says nothing for two minutes. */
function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string) => reject(new Error(`The process ${what}:\n${said.slice(-2000)}`));
    const timer = setTimeout(() => fail('did not print its address'), START_TIMEOUT_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(?:is ready: |^)(http:\/\/\S+)\n/m.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

/** Starts `node <args>` and waits for its URL. */
export async function startProcess(args: string[], env: Record<string, string>): Promise<RunningProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: projectRoot(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = (await readUrl(child)).replace(/\/$/, '');
  const startMs = performance.now() - startedAt;
  return {
    url,
    startMs,
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** Starts the product on a data folder, with nothing set but a free port and a quiet log. */
export function startProduct(dataDir: string): Promise<RunningProcess> {
  return startProcess([join('dist', 'src', 'main.js')], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' });
}

/** Gives `work` an empty folder and removes it afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hankesalkku-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
