/**
 * `kill -9` while clients write over HTTP, at instants drawn from a seed.
 *
 * In every second kill all writes under way stand inside an open transaction that has already changed rows: a lock
 * on a table they need holds them there. In every other pair the database server is killed too, so that the next
 * start has to replay its log. After each kill the next start must work, every answered write must be there with its
 * audit entry, and no write may be there by half.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { until } from '../support/until.js';
import {
  databasePidOf,
  databaseUrlOf,
  endProcess,
  runCli,
  startServer,
  type RunningServer,
} from './server.js';

export interface Kill9Result {
  name: 'kill-9';
  seed: number;
  kills: number;
  /** Kills at which every write under way had an open transaction with changed rows. */
  killsInOpenTransaction: number;
  /** Kills which took the database server as well. */
  killsOfDatabaseToo: number;
  answeredWrites: number;
  /** Writes under way at a kill, which may be there whole or not at all. */
  unansweredWrites: number;
  missingWrites: number;
  writesWithoutAudit: number;
  auditWithoutWrite: number;
  /** Writes from inside a transaction that was open at the kill and yet are there. */
  uncommittedWritesFound: number;
  slowestRestartMs: number;
}

const writers = 4;

/** What the clients know: the answered writes by id, and those that never got an answer. */
class Ledger {
  readonly answered = new Map<string, string>();
  readonly underWay = new Set<string>();
  unanswered = 0;
  private count = 0;

  nextEmail(): string {
    this.count += 1;
    return `writer-${this.count}@faults.example`;
  }
}

/** Mulberry32: the same seed gives the same instants on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs the kills in a data folder of its own. @param log gets a line per kill. */
export async function runKill9(
  options: { kills: number; seed: number },
  log: (line: string) => void,
): Promise<Kill9Result> {
  const folder = await mkdtemp(join(tmpdir(), 'hankesalkku-faults-'));
  // Root's database server runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'data');
  const random = seededRandom(options.seed);
  const ledger = new Ledger();
  const result = emptyResult(options);
  let server = await startServer(dataDir);
  try {
    const token = await makeAdmin(dataDir, server.url);
    for (let kill = 0; kill < options.kills; kill += 1) {
      const plan = {
        inTransaction: kill % 2 === 1,
        databaseToo: kill % 4 >= 2,
        afterMs: 50 + Math.floor(random() * 750),
      };
      const before = ledger.answered.size;
      await writeUntilKilled(server, dataDir, token, ledger, plan, result);
      server = await startServer(dataDir);
      result.slowestRestartMs = Math.max(result.slowestRestartMs, Math.ceil(server.startedInMs));
      await checkDatabase(dataDir, ledger, result, plan.inTransaction);
      log(
        `kill ${kill + 1} after ${plan.afterMs} ms${plan.inTransaction ? ', inside open transactions' : ''}` +
          `${plan.databaseToo ? ', with the database server' : ''}: ${ledger.answered.size - before} writes answered, ` +
          `${ledger.underWay.size} under way; up again in ${Math.ceil(server.startedInMs)} ms`,
      );
      ledger.underWay.clear();
    }
    result.answeredWrites = ledger.answered.size;
    return result;
  } finally {
    await endProcess(server.process, 'SIGTERM');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function emptyResult({ kills, seed }: { kills: number; seed: number }): Kill9Result {
  return {
    name: 'kill-9',
    seed,
    kills,
    killsInOpenTransaction: 0,
    killsOfDatabaseToo: 0,
    answeredWrites: 0,
    unansweredWrites: 0,
    missingWrites: 0,
    writesWithoutAudit: 0,
    auditWithoutWrite: 0,
    uncommittedWritesFound: 0,
    slowestRestartMs: 0,
  };
}

/** Comes in as the first person of a real installation does: by the one-time link, then with a token. */
async function makeAdmin(dataDir: string, url: string): Promise<string> {
  const link = new URL(await runCli(dataDir, 'user', 'first-admin'));
  const email = 'admin@faults.example';
  const answer = await fetch(`${url}/api/v1/session/first-admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: link.searchParams.get('token'),
      email,
      name: 'Administrator',
      password: 'a password of the fault run',
    }),
  });
  if (!answer.ok) throw new Error(`The first administrator was refused: ${await answer.text()}`);
  return runCli(dataDir, 'token', '--user', email);
}

interface Plan {
  inTransaction: boolean;
  databaseToo: boolean;
  afterMs: number;
}

async function writeUntilKilled(
  server: RunningServer,
  dataDir: string,
  token: string,
  ledger: Ledger,
  plan: Plan,
  result: Kill9Result,
): Promise<void> {
  const databasePid = await databasePidOf(dataDir);
  const writing = Promise.allSettled(
    Array.from({ length: writers }, () => writeWithoutPause(server.url, token, ledger)),
  );
  await delay(plan.afterMs);
  const holder = plan.inTransaction ? await holdWritesInTransaction(await databaseUrlOf(dataDir)) : undefined;
  const killed = endProcess(server.process, 'SIGKILL');
  if (plan.databaseToo) process.kill(databasePid, 'SIGKILL');
  await killed;
  await holder?.end().catch(() => undefined);
  const refused = (await writing).find((writer) => writer.status === 'rejected');
  if (refused) throw refused.reason;
  result.killsInOpenTransaction += plan.inTransaction ? 1 : 0;
  result.killsOfDatabaseToo += plan.databaseToo ? 1 : 0;
  result.unansweredWrites += ledger.underWay.size;
}

/** Creates users one after the other until the connection breaks. Any answer but 201 is a failure of the run. */
async function writeWithoutPause(url: string, token: string, ledger: Ledger): Promise<void> {
  for (;;) {
    const email = ledger.nextEmail();
    ledger.underWay.add(email);
    let answer: Response;
    let body: { id: string };
    try {
      answer = await fetch(`${url}/api/v1/users`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ email, name: 'Writer', roles: ['viewer'], language: 'fi' }),
      });
      body = (await answer.json()) as { id: string };
    } catch {
      // The server died before the whole answer came; the write may or may not have been committed.
      return;
    }
    if (answer.status !== 201)
      throw new Error(`A write was refused: ${answer.status} ${JSON.stringify(body)}`);
    ledger.underWay.delete(email);
    ledger.answered.set(body.id, email);
  }
}

/**
 * Locks the table that creating a user touches last, and waits until every writer stands before it with rows already
 * changed. The connection dies with the server or is ended by the caller.
 */
async function holdWritesInTransaction(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE one_time_links IN EXCLUSIVE MODE');
  await until(async () => {
    // A transaction sees the list of activities as it was at its first look, unless told to look again.
    await client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await client.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_xid IS NOT NULL`,
    );
    return rows[0]?.waiting === writers;
  });
  return client;
}

/** Looks into the database itself, so that no answer of the application can hide a loss. */
async function checkDatabase(
  dataDir: string,
  ledger: Ledger,
  result: Kill9Result,
  wasInTransaction: boolean,
): Promise<void> {
  const client = new Client({ connectionString: await databaseUrlOf(dataDir) });
  await client.connect();
  try {
    const ids = [...ledger.answered.keys()];
    const count = async (sql: string, params: unknown[]) =>
      (await client.query<{ count: number }>(sql, params)).rows[0]?.count ?? Number.NaN;
    result.missingWrites += await count(
      `SELECT count(*)::int FROM unnest($1::uuid[], $2::text[]) AS w (id, email)
        WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = w.id AND u.email = w.email)`,
      [ids, [...ledger.answered.values()]],
    );
    result.writesWithoutAudit += await count(
      `SELECT count(*)::int FROM users u WHERE (SELECT count(*) FROM audit_entries a WHERE a.table_name = 'users'
          AND a.record_id = u.id::text AND a.operation = 'insert' AND a.new ->> 'email' = u.email) <> 1`,
      [],
    );
    result.auditWithoutWrite += await count(
      `SELECT count(*)::int FROM audit_entries a WHERE a.table_name = 'users' AND a.operation = 'insert'
          AND NOT EXISTS (SELECT FROM users u WHERE u.id::text = a.record_id)`,
      [],
    );
    if (!wasInTransaction) return;
    result.uncommittedWritesFound += await count('SELECT count(*)::int FROM users WHERE email = ANY ($1)', [
      [...ledger.underWay],
    ]);
  } finally {
    await client.end();
  }
}

/** What went wrong, in words; nothing when all is well. */
export function failuresOf(result: Kill9Result): string[] {
  const mustBeZero = [
    'missingWrites',
    'writesWithoutAudit',
    'auditWithoutWrite',
    'uncommittedWritesFound',
  ] as const;
  const failures = mustBeZero.filter((name) => result[name] !== 0).map((name) => `${name}: ${result[name]}`);
  if (result.answeredWrites === 0) failures.push('no write was ever answered, so nothing was proved');
  if (result.killsInOpenTransaction !== Math.floor(result.kills / 2)) {
    failures.push(`only ${result.killsInOpenTransaction} kills inside an open transaction`);
  }
  return failures;
}
