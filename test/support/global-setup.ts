import { joinRun } from './run.js';

/** Starts the run's PostgreSQL and migrates the template database. */
export default async function setup(): Promise<void> {
  await joinRun();
}
