import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './error.js';
import type { Place } from './place.js';

/** The owner of the embedded database, and its name. */
export const owner = 'hankesalkku';

/** What programs of PostgreSQL get as environment: none of the `PG*` and locale settings of the person's shell. */
export const cleanEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const passwordFile = (dataDir: string) => join(dataDir, 'postgres-password');

/**
 * Makes the cluster unless it is there. It is made beside its place and moved there when whole, so a start that
 * dies midway leaves nothing that looks like a database.
 *
 * @returns the password of its owner, and whether the cluster is new.
 */
export async function initCluster(
  dataDir: string,
  place: Place,
): Promise<{ password: string; isNew: boolean }> {
  const { cluster } = place;
  if (existsSync(cluster)) return { password: await readPassword(dataDir, cluster), isNew: false };
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile(dataDir), `${password}\n`, { mode: 0o600 });
  const draft = `${cluster}.new`;
  const passwordForInitdb = `${cluster}.password`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await rm(passwordForInitdb, { force: true });
    await writeFile(passwordForInitdb, `${password}\n`, { mode: 0o600 });
    if (place.user) {
      await chown(draft, place.user.uid, place.user.gid);
      await chown(passwordForInitdb, place.user.uid, place.user.gid);
    }
    await runInitdb(place, draft, passwordForInitdb);
    await rename(draft, cluster);
  } finally {
    await rm(passwordForInitdb, { force: true });
  }
  return { password, isNew: true };
}

/** The password of the cluster's owner, which lies in the data folder, readable by this user alone. */
export async function readPassword(dataDir: string, cluster: string): Promise<string> {
  const file = passwordFile(dataDir);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} cannot be opened without its password in ${file} ` +
        `(${(cause as NodeJS.ErrnoException).code ?? 'unreadable'}). Put that file back, for instance from a backup.`,
      { cause },
    );
  }
}

/**
 * The built-in C.UTF-8 locale sorts alike on every machine and never changes with an update of the system, which
 * would silently break indexes. Names are sorted where they are shown, with the ICU collation of the language.
 */
function runInitdb(place: Place, target: string, passwordForInitdb: string): Promise<void> {
  const args = [
    `--pgdata=${target}`,
    `--username=${owner}`,
    `--pwfile=${passwordForInitdb}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(place.binaries.initdb, args, {
      ...place.user,
      cwd: '/',
      env: cleanEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (cause) =>
      reject(new EmbeddedPostgresError(startFailure(place.binaries.initdb, cause), { cause })),
    );
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(new EmbeddedPostgresError(`The database could not be made in ${target}:\n${output.trim()}`));
    });
  });
}

/** The program itself did not start, as on a system with another C library. */
export function startFailure(program: string, cause: Error): string {
  return `${program} does not run on this machine (${cause.message}). Set DATABASE_URL to a PostgreSQL of your own.`;
}
