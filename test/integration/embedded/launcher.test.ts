import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  onFirstStart,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/database/embedded/index.js';
import { isAlive, makeFolder, modeOf, query, removeFolder } from './support.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;

  const start = async () => {
    server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    return server;
  };
  const restart = async () => {
    await server?.stop();
    return start();
  };

  beforeAll(async () => {
    folder = await makeFolder();
    dataDir = join(folder, 'data of the hanke ö');
    // What a start leaves that died while it made the cluster.
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    await start();
  });

  afterAll(async () => {
    await server?.stop();
    await removeFolder(folder);
  });

  it('makes a cluster with UTF-8 and the built-in locale on a path with spaces and ä', async () => {
    const { url, isNew } = server ?? (await start());
    expect(isNew).toBe(true);
    expect(
      await query(
        url,
        `SELECT datname, pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale,
                upper('åäö') AS upper FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([{ datname: 'hankesalkku', encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', upper: 'ÅÄÖ' }]);
  });

  it('listens on the loopback address alone and keeps every promise of durability', async () => {
    const { url } = server ?? (await start());
    const settings = await query<{ name: string; setting: string }>(
      url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'fsync',
         'synchronous_commit', 'full_page_writes', 'password_encryption', 'data_checksums') ORDER BY name`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
      synchronous_commit: 'on',
      unix_socket_directories: '',
    });
  });

  it('lets nobody in without the password, which only the owner of the data folder can read', async () => {
    const { url } = server ?? (await start());
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(await modeOf(join(dataDir, 'postgres-password'))).toBe('600');
    expect(await modeOf(join(dataDir, 'postgres.log'))).toBe('600');
    expect(await modeOf(join(dataDir, 'postgres'))).toBe('700');
    expect(existsSync(join(dataDir, 'postgres.password'))).toBe(false);
  });

  it('stops its process, and starts again with the same rows within seconds', async () => {
    const first = server ?? (await start());
    await query(first.url, "CREATE TABLE kept AS SELECT 'Hanke ä' AS name");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const before = performance.now();
    const second = await start();
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(second.isNew).toBe(false);
    expect(await query(second.url, 'SELECT name FROM kept')).toEqual([{ name: 'Hanke ä' }]);
  });

  it('starts although the number in a stale pid file now belongs to another program', async () => {
    await server?.stop();
    const pidFile = ['4294967', dataDir, '0', '5432', '', '127.0.0.1', '', 'ready'];
    pidFile[0] = String(process.pid);
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${pidFile.join('\n')}\n`);
    const { url, foundOrphan } = await start();
    expect(foundOrphan).toBe(false);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says which file is missing when the password is lost', async () => {
    await server?.stop();
    const file = join(dataDir, 'postgres-password');
    await rename(file, `${file}.away`);
    await expect(start()).rejects.toThrow(`without its password in ${file}`);
    await writeFile(file, 'another\n');
    await expect(start()).rejects.toThrow('refuses the password in the file postgres-password');
    await rename(`${file}.away`, file);
    await restart();
    expect(await query((server as EmbeddedPostgres).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('shows what PostgreSQL said when it cannot start', async () => {
    await server?.stop();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    await rename(version, `${version}.away`);
    await expect(start()).rejects.toThrow(/did not start.*\n.*FATAL.*PG_VERSION/s);
    await rename(`${version}.away`, version);
    await restart();
  });

  it('tells when the server ends by itself', async () => {
    await server?.stop();
    const told = new Promise<string>((resolve, reject) => {
      startEmbeddedPostgres({ dataDir, log: () => undefined, onUnexpectedEnd: resolve }).then(
        ({ pid }) => process.kill(pid, 'SIGQUIT'),
        reject,
      );
    });
    expect(await told).toContain('ended by itself');
    await start();
  });

  it('does the work of the first start once, and again only when it failed', async () => {
    let times = 0;
    const work = (fails: boolean) => async () => {
      times += 1;
      if (fails) throw new Error('The work was cut short.');
    };
    await expect(onFirstStart(dataDir, work(true))).rejects.toThrow('cut short');
    await onFirstStart(dataDir, work(false));
    await onFirstStart(dataDir, work(false));
    expect(times).toBe(2);
  });
});
