import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataDirInUseError, findHolder, lockDataDir } from '../../../src/platform/database/embedded/index.js';
import { processMark } from '../../../src/platform/database/embedded/process-facts.js';
import { makeFolder, removeFolder } from './support.js';

describe('the lock of a data folder', () => {
  let dataDir: string;
  const lockFile = (generation: number) => join(dataDir, `lock-${generation}.json`);

  beforeEach(async () => {
    dataDir = await makeFolder();
  });

  afterEach(async () => {
    await removeFolder(dataDir);
  });

  it('is held by one, says by whom and where, and is free again after release', async () => {
    const lock = await lockDataDir(dataDir);
    await lock.announce('http://127.0.0.1:3000');
    await expect(lockDataDir(dataDir)).rejects.toThrow(DataDirInUseError);
    await expect(lockDataDir(dataDir)).rejects.toThrow(
      new RegExp(
        `already runs on .*: process ${process.pid} at http://127.0.0.1:3000, since \\d{4}-\\d\\d-\\d\\dT.*Z.*DATA_DIR`,
      ),
    );
    await lock.release();
    expect(await findHolder(dataDir)).toBeUndefined();
    await (await lockDataDir(dataDir)).release();
    expect(await readdir(dataDir)).toEqual(['lock-2.json']);
  });

  it('goes to exactly one of many who ask at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dataDir)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('goes to exactly one of many who come upon the lock of a dead process at once', async () => {
    for (let generation = 1; generation < 30; generation += 1) {
      await writeFile(lockFile(generation), '{}');
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockDataDir(dataDir)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const name of await readdir(dataDir)) await rm(join(dataDir, name));
    }
  });

  it.each([
    [
      'a dead process',
      () => JSON.stringify({ pid: 2 ** 22 + 1, mark: 'boot:1', since: '2020-09-30T09:00:00Z' }),
    ],
    [
      'a dead process whose number another one got',
      () => JSON.stringify({ pid: process.pid, mark: 'boot:1', since: '2020-09-30T09:00:00Z' }),
    ],
    ['a machine that lost power while it wrote', () => ''],
    ['something else', () => '{"pid":"1"}'],
  ])('is taken over from %s', async (_name, content) => {
    await writeFile(lockFile(7), content());
    expect(await findHolder(dataDir)).toBeUndefined();
    const lock = await lockDataDir(dataDir);
    expect(JSON.parse(await readFile(lockFile(8), 'utf8'))).toMatchObject({
      pid: process.pid,
      mark: processMark(process.pid),
    });
    expect(existsSync(lockFile(7))).toBe(false);
    await lock.release();
    expect(await findHolder(dataDir)).toBeUndefined();
  });

  it('says that the folder cannot be made, and which setting chooses another', async () => {
    const file = join(dataDir, 'a file');
    await writeFile(file, '');
    await expect(lockDataDir(join(file, 'data'))).rejects.toThrow(
      /cannot be written to \(ENOTDIR\).*DATA_DIR/,
    );
  });
});
