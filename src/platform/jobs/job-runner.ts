import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { runAsSystem } from '../context/index.js';
import { type OpenWork, OutboxStore } from '../outbox/index.js';
import { JobRegistry } from './job-registry.js';

/** Attempts before work is given up: with the pauses below, after some five hours. */
const MOST_ATTEMPTS = 28;
const LONGEST_PAUSE_SECONDS = 900;

/** Does one piece of work and notes in its outbox row how that went. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly store: OutboxStore,
    private readonly registry: JobRegistry,
    private readonly clock: Clock,
  ) {}

  /** Never rejects: what cannot even be noted is handed over again by the relay after a while. */
  async run(outboxId: string): Promise<void> {
    try {
      const work = await this.store.findOpen(outboxId);
      if (work) await this.attempt(work);
    } catch (error) {
      this.logger.error(`Work ${outboxId} could not be read or noted: ${messageOf(error)}`);
    }
  }

  private async attempt(work: OpenWork): Promise<void> {
    const handle = this.registry.handler(work.topic);
    const attempt = work.attempts + 1;
    try {
      if (!handle) throw new Error(`This version has no handler for "${work.topic}".`);
      await runAsSystem(`job.${work.topic}`, () => handle(work.payload, { id: work.id, attempt }));
    } catch (error) {
      await this.noteFailure(work, attempt, messageOf(error));
      return;
    }
    await this.store.finish(work.id, this.clock.now());
  }

  private async noteFailure(work: OpenWork, attempt: number, message: string): Promise<void> {
    const what = `${work.topic} ${work.id}, attempt ${attempt} of ${MOST_ATTEMPTS}: ${message}`;
    const now = this.clock.now();
    if (attempt >= MOST_ATTEMPTS) {
      this.logger.error(`Given up: ${what}`);
      await this.store.bury(work.id, message, now);
      return;
    }
    this.logger.warn(`Will be tried again: ${what}`);
    await this.store.postpone(work.id, message, now.add({ seconds: pauseSeconds(attempt) }));
  }
}

/** 1, 2, 4 … seconds, a quarter of an hour at most. */
export function pauseSeconds(attempt: number): number {
  return Math.min(2 ** (attempt - 1), LONGEST_PAUSE_SECONDS);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
