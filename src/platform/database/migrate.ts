import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** One process migrates at a time; the others wait for it here. */
const MIGRATION_LOCK = 7_203_914;

/** Brings the database to the newest schema and returns the names of the migrations that ran. */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  const options = dataSourceOptions({ databaseUrl, poolSize: 2, applicationName: 'hankesalkku migrate' });
  const dataSource = new DataSource({
    ...options,
    // A migration may take longer than a request may.
    extra: { ...options.extra, options: '' },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
