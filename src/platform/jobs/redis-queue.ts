import { createHash } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import {
  QUEUE_NAME,
  type QueueBackend,
  type QueueDurability,
  type QueuedJob,
  WORKER_OPTIONS,
  toBulkEntry,
} from './queue-backend.js';

/** Keys are kept apart by database, so that installations and test runs can share one Redis. */
function prefixFor(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `hankesalkku:${createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12)}`;
}

/** The queue in Redis. The connection heals itself; until then additions fail at once and the relay tries again. */
export async function openRedisQueue(redisUrl: string, databaseUrl: string): Promise<QueueBackend> {
  const prefix = prefixFor(databaseUrl);
  const client = new Redis(redisUrl, { maxRetriesPerRequest: 1, connectionName: 'hankesalkku' });
  let report: (error: Error) => void = () => undefined;
  client.on('error', (error) => report(error));
  const queue = new Queue(QUEUE_NAME, { connection: client, prefix });
  queue.on('error', (error) => report(error));
  const durability = await readDurability(client);
  let worker: Worker | undefined;
  let workerClient: Redis | undefined;

  return {
    kind: 'redis',
    durability,
    async addAll(jobs: readonly QueuedJob[]): Promise<void> {
      await queue.addBulk(jobs.map(toBulkEntry));
    },
    async consume(work, onError): Promise<void> {
      report = onError;
      // The worker waits for Redis for as long as it takes, which BullMQ wants said in this way.
      workerClient = new Redis(redisUrl, {
        maxRetriesPerRequest: null,
        connectionName: 'hankesalkku worker',
      });
      workerClient.on('error', onError);
      worker = new Worker(
        QUEUE_NAME,
        async (job: { data: { outboxId: string } }) => work(job.data.outboxId),
        { ...WORKER_OPTIONS, connection: workerClient, prefix },
      );
      worker.on('error', onError);
      await worker.waitUntilReady();
    },
    async ping(): Promise<void> {
      await client.ping();
    },
    async close(): Promise<void> {
      await worker?.close();
      await queue.close();
      workerClient?.disconnect();
      client.disconnect();
    },
  };
}

/**
 * Reads whether Redis writes what it acknowledges to disk: with its defaults it does not, and forgets the latest
 * minutes when killed. Managed services forbid the question, which then stays unknown.
 */
async function readDurability(client: Redis): Promise<QueueDurability> {
  try {
    const [, appendOnly] = (await client.config('GET', 'appendonly')) as string[];
    if (appendOnly === 'yes') return 'durable';
    const [, save] = (await client.config('GET', 'save')) as string[];
    return save ? 'snapshots' : 'volatile';
  } catch {
    return 'unknown';
  }
}
