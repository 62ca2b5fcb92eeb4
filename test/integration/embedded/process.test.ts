import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findHolder } from '../../../src/platform/database/embedded/index.js';
import { findRunning } from '../../../src/platform/database/embedded/launch.js';
import { databasePidOf, endProcess, environmentFor, mainFile, startServer } from '../../faults/server.js';
import { isAlive, makeFolder, removeFolder } from './support.js';

/** Runs a start that is expected to end by itself, or by the signal after so many milliseconds. */
async function runToEnd(
  env: NodeJS.ProcessEnv,
  interrupt?: { signal: 'SIGINT' | 'SIGTERM'; afterMs: number },
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [mainFile], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = once(child, 'close');
  if (interrupt) {
    await delay(interrupt.afterMs);
    child.kill(interrupt.signal);
  }
  await ended;
  return { code: child.exitCode, ...said };
}

describe('the process', () => {
  let folder: string;
  let dataDir: string;

  beforeAll(async () => {
    folder = await makeFolder();
    dataDir = join(folder, 'data');
  });

  afterAll(async () => {
    await removeFolder(folder);
  });

  it('serves, refuses a second start on the same data without harm, and stops cleanly with its database', async () => {
    const server = await startServer(dataDir);
    const databasePid = await databasePidOf(dataDir);
    const second = await runToEnd(environmentFor(dataDir));
    expect(second.code).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr).toContain(`process ${server.process.pid} at ${server.url}, since `);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await endProcess(server.process, 'SIGTERM');
    expect(server.process.exitCode).toBe(0);
    expect(isAlive(databasePid)).toBe(false);
    expect(await findHolder(dataDir)).toBeUndefined();
  });

  it.each([30, 600, 1_000])(
    'leaves nothing running when it is interrupted %d ms into its start',
    async (afterMs) => {
      const { code } = await runToEnd(environmentFor(dataDir), { signal: 'SIGINT', afterMs });
      // Before the program has run its first line the signal ends it as it ends any other.
      expect([0, null]).toContain(code);
      expect(await findRunning(join(dataDir, 'postgres'))).toBeUndefined();
      expect(await findHolder(dataDir)).toBeUndefined();
    },
  );

  it('names PORT when another program has it, and stops what it started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runToEnd({ ...environmentFor(dataDir), PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Another program already uses port ${port} on 127.0.0.1.`);
    expect(stderr).toContain('with PORT');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await findRunning(join(dataDir, 'postgres'))).toBeUndefined();
  });

  it('says all wrong settings at once, in words', async () => {
    const { code, stdout, stderr } = await runToEnd({
      ...environmentFor(dataDir),
      PORT: 'abc',
      ROLE: 'boss',
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/PORT must be .*\n.*ROLE must be all, web or worker/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says which database cannot be used, without a stack or the password', async () => {
    const noDatabase = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(noDatabase, 'listening');
    const { port } = noDatabase.address() as AddressInfo;
    const { code, stdout, stderr } = await runToEnd({
      ...environmentFor(dataDir),
      DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${port}/none`,
    });
    noDatabase.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`The database none on 127.0.0.1:${port} cannot be reached`);
    expect(stderr).not.toMatch(/\n\s+at |secret/);
  });
});
