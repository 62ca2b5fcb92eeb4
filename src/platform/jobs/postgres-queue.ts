import { Queue, Worker, createPostgresBackend, runMigrations } from 'bullmq';
import pg from 'pg';
import {
  QUEUE_NAME,
  type QueueBackend,
  type QueuedJob,
  WORKER_OPTIONS,
  toBulkEntry,
} from './queue-backend.js';

/** The schema BullMQ keeps its own tables in, apart from ours. */
const SCHEMA = 'bullmq';
const POOL_SIZE = 5;

/** Makes or updates BullMQ's tables. Several processes may do so at once; one works, the others wait. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'hankesalkku queue migrate',
  });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}

/** The queue in the application's own PostgreSQL: as durable as everything else in it. */
export async function openPostgresQueue(databaseUrl: string): Promise<QueueBackend> {
  await migrateQueue(databaseUrl);
  // A pool of our own, because BullMQ reads int8 as text and finds its tables by the search path.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    keepAlive: true,
    application_name: 'hankesalkku queue',
    options: `-c search_path=${SCHEMA}`,
  });
  const queue = new Queue(QUEUE_NAME, { connection: pool }, createPostgresBackend);
  let worker: { close(): Promise<void> } | undefined;
  let report: (error: Error) => void = () => undefined;
  queue.on('error', (error) => report(error));
  await queue.waitUntilReady();

  return {
    kind: 'postgres',
    durability: 'durable',
    async addAll(jobs: readonly QueuedJob[]): Promise<void> {
      await queue.addBulk(jobs.map(toBulkEntry));
    },
    async consume(work, onError): Promise<void> {
      report = onError;
      const consumer = new Worker(
        QUEUE_NAME,
        async (job: { data: { outboxId: string } }) => work(job.data.outboxId),
        { ...WORKER_OPTIONS, connection: pool },
        createPostgresBackend,
      );
      consumer.on('error', onError);
      worker = consumer;
      await consumer.waitUntilReady();
    },
    async ping(): Promise<void> {
      await pool.query('select 1');
    },
    async close(): Promise<void> {
      await worker?.close();
      await queue.close();
      await pool.end();
    },
  };
}
