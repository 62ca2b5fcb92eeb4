/** Records the statements that one request sends to the database, and replays them without us. */
import pg from 'pg';

/** A statement, and those before it, by index, that had ended when it began. */
export interface RecordedStatement {
  text: string;
  values: unknown[];
  /** Which connection it ran on: a transaction stays on one. */
  connection: number;
  after: number[];
}

/** JSON for the way to the bare server's process: instants, buffers and bigints are parameters too. */
export function packStatements(statements: RecordedStatement[]): string {
  return JSON.stringify(
    statements,
    function pack(this: Record<string, unknown>, key: string, value: unknown) {
      const original = this[key];
      if (original instanceof Date) return { $date: original.toISOString() };
      if (Buffer.isBuffer(original)) return { $buffer: original.toString('base64') };
      if (typeof original === 'bigint') return { $bigint: original.toString() };
      return value;
    },
  );
}

export function unpackStatements(text: string): RecordedStatement[] {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$date' in value) return new Date(String(value.$date));
    if ('$buffer' in value) return Buffer.from(String(value.$buffer), 'base64');
    return '$bigint' in value ? String(value.$bigint) : value;
  }) as RecordedStatement[];
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
type Callback = (...results: unknown[]) => void;

/** The call of `query` with `end` called when the statement has ended, whichever way the caller waits for it. */
function callAndNote(original: Query, client: pg.Client, args: unknown[], end: () => void): unknown {
  const last = args.at(-1);
  if (typeof last !== 'function') {
    const result = original.apply(client, args);
    if (result instanceof Promise) result.then(end, end);
    return result;
  }
  const noting: Callback = (...results) => {
    end();
    (last as Callback)(...results);
  };
  return original.apply(client, [...args.slice(0, -1), noting]);
}

/** Runs `work` and returns the statements that every pool of this process sent meanwhile. */
export async function recordStatements(work: () => Promise<void>): Promise<RecordedStatement[]> {
  const recorded: RecordedStatement[] = [];
  const ended = new Set<number>();
  const connections = new Map<pg.Client, number>();
  const prototype = pg.Client.prototype as { query: Query };
  const original = prototype.query;
  prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const { text, values } =
      typeof first === 'string'
        ? { text: first, values: second }
        : (first as { text: string; values?: unknown });
    const connection = connections.get(this) ?? connections.size;
    connections.set(this, connection);
    const index = recorded.length;
    recorded.push({ text, values: Array.isArray(values) ? values : [], connection, after: [...ended] });
    return callAndNote(original, this, args, () => ended.add(index));
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return recorded;
}

const isBegin = (text: string) => /^\s*(begin|start transaction)/i.test(text);
const isEnd = (text: string) => /^\s*(commit|rollback)\b(?!\s+to)/i.test(text);

/** The number of the transaction that each statement belongs to, or undefined. */
function groupTransactions(statements: RecordedStatement[]): (number | undefined)[] {
  const open = new Map<number, number>();
  let next = 0;
  return statements.map(({ text, connection }) => {
    if (isBegin(text)) open.set(connection, next++);
    const transaction = open.get(connection);
    if (isEnd(text)) open.delete(connection);
    return transaction;
  });
}

/** Sends the recorded statements again: in the same order, side by side where they were, transactions kept. */
export function makeReplay(pool: pg.Pool, statements: RecordedStatement[]): () => Promise<void> {
  const transactions = groupTransactions(statements);
  return async () => {
    const clients = new Map<number, Promise<pg.PoolClient>>();
    const running: Promise<unknown>[] = [];
    const runOne = async ({ text, values, after }: RecordedStatement, index: number): Promise<void> => {
      await Promise.all(after.flatMap((earlier) => running[earlier] ?? []));
      const transaction = transactions[index];
      if (transaction === undefined) {
        await pool.query(text, values);
        return;
      }
      const connecting = clients.get(transaction) ?? pool.connect();
      clients.set(transaction, connecting);
      const client = await connecting;
      await client.query(text, values);
      if (isEnd(text)) client.release();
    };
    for (const [index, statement] of statements.entries()) running.push(runOne(statement, index));
    await Promise.all(running);
  };
}
