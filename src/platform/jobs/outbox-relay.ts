import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { type DueWork, OutboxStore } from '../outbox/index.js';
import type { QueueBackend } from './queue-backend.js';

/** Rows handed to the queue at a time. */
const BATCH = 500;

/** Carries due work from the outbox to the queue. Any number of relays may run; each row is claimed by one. */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('Outbox');
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly store: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Relays all due work; a call during a run makes that run look once more. Never rejects. */
  async relay(queue: QueueBackend): Promise<void> {
    this.again = true;
    this.running ??= this.drain(queue).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Resolves when no run is going on, so that the queue can be closed without leaving claimed work behind. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async drain(queue: QueueBackend): Promise<void> {
    try {
      let full = false;
      while (this.again || full) {
        this.again = false;
        const claimed = await this.store.claimDue(this.clock.now(), BATCH);
        if (claimed.length > 0) await this.handOver(queue, claimed);
        full = claimed.length === BATCH;
      }
    } catch (error) {
      this.again = false;
      this.logger.warn(`Work waits in the outbox: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The claim is committed before the queue is asked, so a dead queue never holds locks in the database. */
  private async handOver(queue: QueueBackend, claimed: readonly DueWork[]): Promise<void> {
    try {
      await queue.addAll(
        claimed.map(({ id, topic, attempts, delayMs }) => ({
          jobId: `${id}-${attempts}`,
          outboxId: id,
          topic,
          delayMs,
        })),
      );
    } catch (error) {
      await this.store.release(claimed.map(({ id }) => id));
      throw error;
    }
  }
}
