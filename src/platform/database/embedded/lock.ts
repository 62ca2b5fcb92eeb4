import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
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

/**
 * Each taking of the folder is a file with the next number; the highest one counts. A lock is thus never taken away
 * from under a process that has just taken it, however many come upon a dead one at once.
 */
const fileOf = (dataDir: string, generation: number) => join(dataDir, `lock-${generation}.json`);

/** Who holds the folder now; `undefined` when nobody does or the holder is dead. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(fileOf(dataDir, Math.max(0, ...(await listGenerations(dataDir)))));
  return holder && processMark(holder.pid) === holder.mark ? holder : undefined;
}

/**
 * Takes the folder for this process. A lock left by a dead process is taken over.
 *
 * @throws DataDirInUseError when a living process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await makeDataDir(dataDir);
  const own: Holder = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    since: new Clock().now().toString({ smallestUnit: 'second' }),
  };
  const draft = join(dataDir, `lock-${randomUUID()}.new`);
  await writeFile(draft, JSON.stringify(own));
  try {
    const file = fileOf(dataDir, await takeNextGeneration(dataDir, draft));
    const replace = async (content: object) => {
      await writeFile(draft, JSON.stringify(content));
      await rename(draft, file);
    };
    // The file stays when it is released, so that the numbers only grow.
    return { announce: (url) => replace({ ...own, url }), release: () => replace({}) };
  } finally {
    await rm(draft, { force: true });
  }
}

async function takeNextGeneration(dataDir: string, draft: string): Promise<number> {
  for (;;) {
    const generation = Math.max(0, ...(await listGenerations(dataDir))) + 1;
    const holder = await findHolder(dataDir);
    if (holder) throw new DataDirInUseError(dataDir, holder);
    if (!(await linkIfFree(draft, fileOf(dataDir, generation)))) continue;
    const generations = await listGenerations(dataDir);
    const older = generations.filter((other) => other < generation);
    if (generations.some((other) => other > generation)) {
      // Somebody took and perhaps gave back the folder since the numbers were read.
      await rm(fileOf(dataDir, generation));
      continue;
    }
    await Promise.all(older.map((other) => rm(fileOf(dataDir, other), { force: true })));
    return generation;
  }
}

async function listGenerations(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir).catch(() => []);
  return names.flatMap((name) => /^lock-(\d{1,15})\.json$/.exec(name)?.[1] ?? []).map(Number);
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
