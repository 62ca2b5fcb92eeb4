import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** The database of DATABASE_URL cannot be used; the message says why, without the password. */
export class DatabaseUnusableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnusableError';
  }
}

/** A server that starts or restarts beside us answers like this for a while. */
const passing = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03']);
const retryForMs = 15_000;
const oldestVersion = 150_000;

/**
 * Waits until the database answers and looks whether it is new enough.
 *
 * @param log gets a sentence when there is something to wait for.
 * @throws DatabaseUnusableError with what to correct.
 */
export async function awaitDatabase(databaseUrl: string, log: (message: string) => void): Promise<void> {
  const { host, pathname } = new URL(databaseUrl);
  const giveUpAt = performance.now() + retryForMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await checkVersion(databaseUrl);
    } catch (error) {
      if (error instanceof DatabaseUnusableError) throw error;
      const { code = '', message } = firstOf(error);
      if (!passing.has(code) || performance.now() > giveUpAt) {
        throw new DatabaseUnusableError(
          `The database ${pathname.slice(1)} on ${host} cannot be reached: ${message}. Check DATABASE_URL, and that ` +
            'the server runs, knows the database and lets this user in.',
          { cause: error },
        );
      }
      if (attempt === 1) log(`The database on ${host} does not answer yet; waiting up to 15 seconds`);
      await delay(500);
    }
  }
}

/** A host with several addresses fails with one error for each. */
function firstOf(error: unknown): { code?: string; message: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? (first as NodeJS.ErrnoException) : { message: String(first) };
}

async function checkVersion(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`,
    );
    const [server] = rows;
    if (!server || server.number < oldestVersion) {
      throw new DatabaseUnusableError(
        `DATABASE_URL leads to PostgreSQL ${server?.version}; Hankesalkku needs version 15 to 18.`,
      );
    }
    if (server.encoding !== 'UTF8') {
      throw new DatabaseUnusableError(
        `The database of DATABASE_URL has the encoding ${server.encoding}; create it with ENCODING 'UTF8'.`,
      );
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
