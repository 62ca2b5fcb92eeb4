// Jest loads this file without the transform of the tests, so it brings its own way to TypeScript.
import { tsImport } from 'tsx/esm/api';

/** Starts the run's PostgreSQL and migrates the template database. */
export default async function setup() {
  const { joinRun } = await tsImport('./run.ts', import.meta.url);
  await joinRun();
}
