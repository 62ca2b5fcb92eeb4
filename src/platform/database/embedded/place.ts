import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './error.js';
import { binariesIn, type Binaries } from './locate-binaries.js';
import { chooseUser, mayPass, mayRead, type RunAs } from './run-as.js';

/** Where the cluster and the programs lie, and who runs them. */
export interface Place {
  cluster: string;
  binaries: Binaries;
  user: RunAs | undefined;
}

/** In the data folder: the path of the folder that holds the cluster, where it could not lie in the data folder. */
const locationFile = (dataDir: string) => join(dataDir, 'location.txt');

/**
 * Decides where the cluster lies: in the data folder, unless root runs the server as another user who cannot pass
 * through the folders above it, such as `/root`. Then it lies in a folder of `/var/lib`, which the log names and
 * `location.txt` in the data folder remembers: whoever removes the data folder starts anew.
 */
export async function choosePlace(
  dataDir: string,
  binaries: Binaries,
  log: (message: string) => void,
): Promise<Place> {
  const base = existsSync(locationFile(dataDir))
    ? (await readFile(locationFile(dataDir), 'utf8')).trim()
    : dataDir;
  const cluster = join(base, 'postgres');
  const user = await chooseUser(cluster);
  if (user === undefined) {
    await assertOwn(cluster);
    return { cluster, binaries, user };
  }
  const mode = (await stat(base)).mode & 0o777;
  if ((mode & 0o011) !== 0o011) await chmod(base, mode | 0o011);
  if (mayPass(user, base))
    return { cluster, binaries: await readableBinaries(binaries, user, base, log), user };
  if (existsSync(cluster)) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to the user with the number ${user.uid}, who cannot pass through a folder ` +
        'above it. Allow it with chmod o+x on those folders, or start as the user who owns the database.',
    );
  }
  const elsewhere = await makePassableFolder(user);
  await writeFile(locationFile(dataDir), `${elsewhere}\n`);
  log(`Root runs the database as another user, who cannot enter ${dataDir}; it lies in ${elsewhere}`);
  return choosePlace(dataDir, binaries, log);
}

/** A cluster that root once made belongs to `nobody`; a message of PostgreSQL would not say what to do. */
async function assertOwn(cluster: string): Promise<void> {
  const owner = await stat(cluster).catch(() => undefined);
  if (owner === undefined || owner.uid === process.getuid?.()) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster} belongs to another user (number ${owner.uid}). Start as that user or as root, ` +
      'or choose another folder with DATA_DIR.',
  );
}

async function makePassableFolder(user: RunAs): Promise<string> {
  const name = `hankesalkku-${randomBytes(4).toString('hex')}`;
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = join(parent, name);
    const made = await mkdir(folder, { mode: 0o711 }).then(
      () => true,
      () => false,
    );
    if (!made) continue;
    if (mayPass(user, folder)) return folder;
    await rm(folder, { recursive: true });
  }
  throw new EmbeddedPostgresError(
    'No folder was found that root and the user nobody can both use. Set DATA_DIR to a folder which everybody ' +
      'may pass, start as a normal user, or set DATABASE_URL.',
  );
}

/** The binaries themselves, or a copy where the user cannot reach those in `node_modules`. */
async function readableBinaries(
  binaries: Binaries,
  user: RunAs,
  base: string,
  log: (message: string) => void,
): Promise<Binaries> {
  const needed = (found: Binaries) => [
    found.initdb,
    found.postgres,
    join(found.folder, 'share'),
    join(found.folder, 'lib'),
  ];
  if (mayRead(user, ...needed(binaries))) return binaries;
  const { size, mtimeMs } = await stat(binaries.postgres);
  const copy = binariesIn(join(base, `binaries-${size}-${Math.trunc(mtimeMs)}`));
  if (existsSync(copy.folder)) return copy;
  log(`That user cannot read the programs of PostgreSQL either; they are copied to ${copy.folder}`);
  const draft = `${copy.folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, copy.folder);
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
