/** A job as the queue holds it: only enough to find the outbox row when its time comes. */
export interface QueuedJob {
  /** Outbox id and attempt, so that handing the same work over twice makes one job. */
  jobId: string;
  outboxId: string;
  topic: string;
  delayMs: number;
}

/** Whether the queue itself survives a crash of its server. Nothing is lost either way; reminders may be late. */
export type QueueDurability = 'durable' | 'snapshots' | 'volatile' | 'unknown';

/** The queue, in PostgreSQL or in Redis. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  readonly durability: QueueDurability;
  addAll(jobs: readonly QueuedJob[]): Promise<void>;
  /** Starts doing jobs; `work` never rejects. */
  consume(work: (outboxId: string) => Promise<void>, onError: (error: Error) => void): Promise<void>;
  /** Rejects when the server of the queue does not answer. */
  ping(): Promise<void>;
  /** Lets running jobs end, then closes the connections. */
  close(): Promise<void>;
}

/** All jobs share one queue; the topic is the job's name. */
export const QUEUE_NAME = 'hankesalkku';

/** Jobs done at the same time by one worker. */
const CONCURRENCY = 8;

/**
 * Shared by both backends. The outbox row remembers attempts, errors and the end, so a job leaves the queue as soon
 * as it ran. BullMQ's default of one stall loses jobs of a worker that was killed twice, hence the high limit; the
 * short lock brings the jobs of a killed worker back after some 20 s instead of a minute.
 */
export const WORKER_OPTIONS = {
  concurrency: CONCURRENCY,
  maxStalledCount: 1_000_000,
  lockDuration: 15_000,
  stalledInterval: 5_000,
  drainDelay: 1,
};

/** How a job is added: one attempt, because retries are the outbox's. */
export function toBulkEntry({ jobId, outboxId, topic, delayMs }: QueuedJob) {
  return {
    name: topic,
    data: { outboxId },
    opts: { jobId, delay: delayMs, attempts: 1, removeOnComplete: true, removeOnFail: true },
  };
}
