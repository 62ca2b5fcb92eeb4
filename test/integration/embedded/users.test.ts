import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../src/platform/config/index.js';
import { findHolder, startEmbeddedPostgres } from '../../../src/platform/database/embedded/index.js';
import { binariesIn } from '../../../src/platform/database/embedded/locate-binaries.js';
import { choosePlace } from '../../../src/platform/database/embedded/place.js';
import { mayRead } from '../../../src/platform/database/embedded/run-as.js';
import {
  holdServer,
  isAlive,
  isRoot,
  killNow,
  makeFolder,
  modeOf,
  query,
  removeFolder,
  untilGone,
} from './support.js';

const nobody = { uid: 65_534, gid: 65_534 };
// These look at what root does for others; for a normal user every other test of the launcher is the proof.
const asRoot = isRoot ? describe : describe.skip;
const canRunAsNobody = isRoot && mayRead(nobody, projectRoot(), process.execPath);

asRoot('started by root', () => {
  let folder: string;
  let elsewhere: string | undefined;

  beforeEach(async () => {
    folder = await makeFolder();
    elsewhere = undefined;
  });

  afterEach(async () => {
    if (elsewhere) await rm(elsewhere, { recursive: true, force: true });
    await removeFolder(folder);
  });

  it('runs the server as a user who is not root', async () => {
    const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
    try {
      expect((await stat(`/proc/${server.pid}`)).uid).toBe(nobody.uid);
      expect((await stat(join(folder, 'postgres'))).uid).toBe(nobody.uid);
    } finally {
      await server.stop();
    }
  });

  it('puts the cluster where that user can enter, names the place, and finds it again', async () => {
    const dataDir = join(folder, '.data');
    await chmod(folder, 0o700);
    const said: string[] = [];
    const start = () => startEmbeddedPostgres({ dataDir, log: (message) => said.push(message) });
    const first = await start();
    elsewhere = (await readFile(join(dataDir, 'location.txt'), 'utf8')).trim();
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS id');
    await first.stop();
    expect(said).toEqual([expect.stringContaining(`it lies in ${elsewhere}`)]);
    const second = await start();
    expect(await query(second.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await second.stop();
    expect(second.isNew).toBe(false);
    expect(said).toHaveLength(1);
  });

  it('refuses rather than starts anew when the folder of an existing database was closed', async () => {
    const dataDir = join(folder, '.data');
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await chown(join(dataDir, 'postgres'), nobody.uid, nobody.gid);
    await chmod(folder, 0o700);
    await expect(startEmbeddedPostgres({ dataDir, log: () => undefined })).rejects.toThrow('chmod o+x');
  });

  it('copies the programs when that user cannot read them', async () => {
    const closed = join(folder, 'closed');
    const binaries = binariesIn(join(closed, 'native'));
    for (const part of ['bin', 'lib', 'share']) await mkdir(join(binaries.folder, part), { recursive: true });
    for (const program of [binaries.initdb, binaries.postgres])
      await writeFile(program, '#!/bin/sh\n', { mode: 0o700 });
    await chmod(closed, 0o700);
    const dataDir = join(folder, 'data');
    await mkdir(dataDir, { mode: 0o700 });
    const place = await choosePlace(dataDir, binaries, () => undefined);
    expect(place.binaries.folder.startsWith(join(dataDir, 'binaries-'))).toBe(true);
    expect(mayRead(nobody, place.binaries.initdb, join(place.binaries.folder, 'share'))).toBe(true);
    expect(await modeOf(place.binaries.postgres)).toBe('755');
  });

  (canRunAsNobody ? it : it.skip)('works the same for a normal user', async () => {
    const dataDir = join(folder, 'of nobody ä');
    await mkdir(dataDir);
    await chown(dataDir, nobody.uid, nobody.gid);
    const held = await holdServer(dataDir, { user: nobody });
    expect(await query(held.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    held.process.kill('SIGTERM');
    await untilGone(held.process.pid as number);
    expect(isAlive(held.pid)).toBe(false);
    expect(await findHolder(dataDir)).toBeUndefined();
    const again = await holdServer(dataDir, { user: nobody });
    expect(again.isNew).toBe(false);
    await killNow(again.process);
    await untilGone(again.pid);
  });
});
