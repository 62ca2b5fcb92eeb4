import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { ReadinessChecks } from '../health/index.js';
import { OutboxStore } from '../outbox/index.js';
import { Scheduled } from './decorators.js';
import { JobRunner } from './job-runner.js';
import { OutboxListener } from './outbox-listener.js';
import { OutboxRelay } from './outbox-relay.js';
import { openPostgresQueue } from './postgres-queue.js';
import type { QueueBackend } from './queue-backend.js';
import { openRedisQueue } from './redis-queue.js';
import { Scheduler } from './scheduler.js';

/** The floor under the notifications: the outbox is read this often even when nobody calls. */
const POLL_MS = 2000;
const SHUTDOWN_MS = 20_000;
const KEEP_FINISHED = { hours: 24 * 14 };
const PURGE_EVERY_MS = 3_600_000;
const PURGE_BATCH = 5000;

/** The part of the process that does what happens later. In the role `web` it stays still. */
@Injectable()
export class JobsWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private opened: QueueBackend | undefined;
  private listener: OutboxListener | undefined;
  private poll: NodeJS.Timeout | undefined;
  private lastComplaint = '';

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly relay: OutboxRelay,
    private readonly runner: JobRunner,
    private readonly scheduler: Scheduler,
    private readonly store: OutboxStore,
    private readonly clock: Clock,
    private readonly readiness: ReadinessChecks,
  ) {}

  /** The queue of this process; undefined in the role `web`. */
  get queue(): QueueBackend | undefined {
    return this.opened;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { databaseUrl, redisUrl, role } = this.config;
    if (role === 'web') return;
    if (!databaseUrl) throw new Error('The jobs need the address of the database.');
    const queue = redisUrl
      ? await openRedisQueue(redisUrl, databaseUrl)
      : await openPostgresQueue(databaseUrl);
    this.opened = queue;
    this.readiness.register('queue', () => queue.ping());
    this.warnOfForgetfulQueue(queue);
    await queue.consume(
      (outboxId) => this.runner.run(outboxId),
      (error) => this.complain(error),
    );
    const relayNow = (): void => void this.relay.relay(queue);
    this.listener = new OutboxListener(databaseUrl, relayNow);
    await this.listener.open();
    this.poll = setInterval(relayNow, POLL_MS);
    this.scheduler.start();
  }

  /** Before the database pool closes: take nothing new, let running work end. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.poll);
    await this.listener?.close();
    const ended = this.endWork();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.logger.warn('Running jobs did not end in time; another worker will do them.');
        resolve();
      }, SHUTDOWN_MS);
    });
    await Promise.race([ended, tooLate]);
    clearTimeout(timer);
  }

  private async endWork(): Promise<void> {
    await Promise.all([this.relay.idle(), this.scheduler.stop()]);
    await this.opened?.close();
  }

  @Scheduled({ name: 'outbox.purge', everyMs: PURGE_EVERY_MS })
  async purgeFinished(): Promise<void> {
    const before = this.clock.now().subtract(KEEP_FINISHED);
    while ((await this.store.purgeFinished(before, PURGE_BATCH)) === PURGE_BATCH);
  }

  private warnOfForgetfulQueue({ kind, durability }: QueueBackend): void {
    if (kind !== 'redis' || durability === 'durable') return;
    const found = durability === 'unknown' ? 'does not say whether it keeps' : 'does not keep';
    this.logger.warn(
      `Redis ${found} its data through a crash (appendonly). No reminder is lost, but one may be half a minute late.`,
    );
  }

  /** A server that is away makes the same complaint many times a second; one line says it. */
  private complain(error: Error): void {
    if (error.message === this.lastComplaint) return;
    this.lastComplaint = error.message;
    this.logger.warn(`Queue: ${error.message}`);
  }
}
