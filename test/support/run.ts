import { startTestCluster } from './cluster.js';
import { openRun } from './databases.js';

/** The two Jest projects with a database set up one after the other in one process and share one server. */
interface SharedRun {
  opened: Promise<() => Promise<void>>;
}

const KEY = Symbol.for('hankesalkku.testRun');
const holder = globalThis as { [KEY]?: SharedRun };

async function open(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  try {
    const close = await openRun(cluster.url);
    return async () => {
      await close();
      await cluster.stop();
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Joins the run's server and template, starting them for the first that asks. */
export async function joinRun(): Promise<void> {
  holder[KEY] ??= { opened: open() };
  await holder[KEY].opened;
}

/**
 * Stops the server. Jest calls each hook file once, after the last test of all projects, so whoever comes first may
 * stop it: two setup files with one teardown between them would otherwise never be even.
 */
export async function leaveRun(): Promise<void> {
  const shared = holder[KEY];
  if (!shared) return;
  delete holder[KEY];
  await (
    await shared.opened
  )();
}
