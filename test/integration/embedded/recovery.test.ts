import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  borrowEmbeddedPostgres,
  findHolder,
  lockDataDir,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/database/embedded/index.js';
import { holdServer, isAlive, killNow, makeFolder, query, removeFolder, untilGone } from './support.js';

describe('after kill -9', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;

  const startHere = async () => {
    server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    return server;
  };

  beforeEach(async () => {
    dataDir = await makeFolder();
  });

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await removeFolder(dataDir);
  });

  it('ends the server that the killed process left behind and keeps what was committed', async () => {
    const held = await holdServer(dataDir, { leaveOrphan: true });
    await query(held.url, 'CREATE TABLE kept AS SELECT 1 AS id');
    await killNow(held.process);
    expect(isAlive(held.pid)).toBe(true);
    const { url, foundOrphan, pid } = await startHere();
    expect(foundOrphan).toBe(true);
    expect(isAlive(held.pid)).toBe(false);
    expect(pid).not.toBe(held.pid);
    expect(await query(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('starts at once after process and server were both killed, with their lock and pid files in place', async () => {
    const held = await holdServer(dataDir, { leaveOrphan: true });
    await query(held.url, 'CREATE TABLE kept AS SELECT 1 AS id');
    await killNow(held.process);
    process.kill(held.pid, 'SIGKILL');
    await untilGone(held.pid);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(true);
    const lock = await lockDataDir(dataDir);
    const { url } = await startHere();
    expect(await query(url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await lock.release();
  });

  it('where the kernel can, the server ends with the killed process', async () => {
    const held = await holdServer(dataDir);
    const command = await readFile(`/proc/${held.pid}/cmdline`, 'utf8').catch(() => '');
    await killNow(held.process);
    // Without /proc or setpriv the server stays, and the next start must end it.
    if (command) await untilGone(held.pid);
    expect(await query((await startHere()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(held.pid)).toBe(false);
  });

  it('a second process is refused while the first lives, and a command borrows the running server', async () => {
    const held = await holdServer(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toThrow(
      `process ${held.process.pid} at http://127.0.0.1:1234, since `,
    );
    const borrowed = await borrowEmbeddedPostgres(dataDir, () => undefined);
    expect(borrowed.url).toBe(held.url);
    await borrowed.stop();
    expect(await query(held.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    held.process.kill('SIGTERM');
    await untilGone(held.pid);
    await untilGone(held.process.pid as number);
    const own = await borrowEmbeddedPostgres(dataDir, () => undefined);
    expect(await query(own.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await own.stop();
    await expect(query(own.url, 'SELECT 1')).rejects.toThrow();
    expect(await findHolder(dataDir)).toBeUndefined();
  });
});
