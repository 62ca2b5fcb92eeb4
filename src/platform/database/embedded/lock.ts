import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '../../clock/index.js';
import { EmbeddedPostgresError } from './error.js';
import { processMark } from './process-facts.js';

/** Who holds a data folder, as its lock file says. */
export interface Holder {
  pid: number;
  /** Tells the process from a later one with the same number; see `processMark`. */
  mark: string;
  /** Instant of the start. */
  since: string;
  /** Where its page is, once it listens. */
  url?: string;
}

/** The data folder is in use by another living process. */
export class DataDirInUseError extends EmbeddedPostgresError {
  constructor(
    readonly dataDir: string,
    readonly holder: Holder,
  ) {
    const where = holder.url ? ` at ${holder.url}` : '';
    super(
      `Hankesalkku already runs on ${dataDir}: process ${holder.pid}${where}, since ${holder.since}. ` +
        'Use that one, stop it first, or choose another folder with DATA_DIR.',
    );
    this.name = 'DataDirInUseError';
  }
}

/** The right to use a data folder, held until released or until this process ends. */
export interface DataDirLock {
  /** Writes into the lock where the page is, for the message to a second start. */
  announce: (url: string) => Promise<void>;
  release: () => Promise<void>;
}

const lockFile = (dataDir: string) => join(dataDir, 'lock.json');

/** Who holds the folder now; `undefined` when nobody does or the holder is dead. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(lockFile(dataDir));
  return holder && isAlive(holder) ? holder : undefined;
}

/**
 * Takes the folder for this process. A lock left by a dead process is taken over.
 *
 * @throws DataDirInUseError when a living process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await makeDataDir(dataDir);
  const file = lockFile(dataDir);
  const own: Holder = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    since: new Clock().now().toString({ smallestUnit: 'second' }),
  };
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o644 });
  try {
    while (!(await linkIfFree(draft, file))) {
      const holder = await readHolder(file);
      if (holder && isAlive(holder)) throw new DataDirInUseError(dataDir, holder);
      await moveAway(file, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    announce: async (url) => {
      await writeFile(draft, JSON.stringify({ ...own, url }), { mode: 0o644 });
      await rename(draft, file);
    },
    release: () => rm(file, { force: true }),
  };
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    const probe = join(dataDir, `.writable-${randomUUID()}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `DATA_DIR ${dataDir} cannot be written to (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'}). ` +
        'Give this user the right to write there, or choose another folder with DATA_DIR.',
      { cause },
    );
  }
}

/** A link appears whole or not at all, so nobody ever reads a half-written lock. */
async function linkIfFree(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead holder. Two starts may come upon it at once; the slower one would move the fresh lock
 * of the faster, so it looks at what it moved and puts a living one back.
 */
async function moveAway(file: string, dead: Holder | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && moved.mark !== dead?.mark && isAlive(moved)) await linkIfFree(aside, file);
  await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch (error) {
    // An unreadable lock is that of a machine which lost power before the file reached the disk.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'mark' in value &&
    typeof value.mark === 'string' &&
    'since' in value &&
    typeof value.since === 'string'
  );
}

function isAlive({ pid, mark }: Holder): boolean {
  return processMark(pid) === mark;
}
