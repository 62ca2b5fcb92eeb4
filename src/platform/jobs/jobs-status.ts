import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { OutboxStore } from '../outbox/index.js';
import type { QueueDurability } from './queue-backend.js';
import { JobsWorker } from './worker.js';

/** What the health page says of the work that happens later. */
export interface JobsHealth {
  backend: 'postgres' | 'redis';
  /** False when the server of the queue does not answer, null in a process that does no jobs. */
  reachable: boolean | null;
  durability: QueueDurability | null;
  /** Work that should have been done over a minute ago. */
  overdue: number;
  /** Work given up after its last attempt. */
  dead: number;
}

const PING_MS = 2000;

/** How the queue and the work behind it are, for the health page. */
@Injectable()
export class JobsStatus {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly worker: JobsWorker,
    private readonly store: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Reads the state now. Rejects only when the database does not answer. */
  async read(): Promise<JobsHealth> {
    const { overdue, dead } = await this.store.status(this.clock.now());
    return {
      backend: this.config.redisUrl ? 'redis' : 'postgres',
      reachable: this.worker.queue ? await this.answers() : null,
      durability: this.worker.queue?.durability ?? null,
      overdue,
      dead,
    };
  }

  private async answers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PING_MS);
    });
    const answered = this.worker.queue?.ping().then(
      () => true,
      () => false,
    );
    const reachable = await Promise.race([answered, tooLate]);
    clearTimeout(timer);
    return reachable ?? false;
  }
}
