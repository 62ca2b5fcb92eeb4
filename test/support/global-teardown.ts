import { leaveRun } from './run.js';

/** Drops the run's databases and stops the server that the run started. */
export default async function teardown(): Promise<void> {
  await leaveRun();
}
