import { tsImport } from 'tsx/esm/api';

/** Drops the run's databases and stops the server that the run started. */
export default async function teardown() {
  const { leaveRun } = await tsImport('./run.ts', import.meta.url);
  await leaveRun();
}
