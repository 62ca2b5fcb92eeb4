import { Client, escapeIdentifier } from 'pg';
import { Problem } from '../../shared/problem.js';
import { migrateDatabase } from './migrate.js';

/** The schemas that are ours: the tables, and those of the queue. Others in the same database are not touched. */
const OURS = ['public', 'bullmq'];

/**
 * Empties the database and brings it back to the newest schema: every schema of ours goes, in one transaction.
 *
 * @throws Problem `database.in_use` when another process of the tracker is connected
 */
export async function recreateDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const others = await client.query(
      `select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' limit 1`,
    );
    if (others.rows.length > 0) throw new Problem('database.in_use');
    for (const name of OURS) await client.query(`drop schema if exists ${escapeIdentifier(name)} cascade`);
    await client.query('create schema public');
    await client.query('commit');
  } finally {
    await client.end();
  }
  await migrateDatabase(databaseUrl);
}
