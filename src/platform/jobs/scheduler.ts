import { Injectable, Logger } from '@nestjs/common';
import { runAsSystem } from '../context/index.js';
import { type BoundSchedule, JobRegistry } from './job-registry.js';

/**
 * Runs the repeating work of a worker. Plain timers are enough: the work finds in our tables what is due, so a run
 * that was missed is made up by the next one, and there is nothing a queue could lose.
 */
@Injectable()
export class Scheduler {
  private readonly logger = new Logger('Jobs');
  private readonly timers = new Map<BoundSchedule, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly registry: JobRegistry) {}

  start(): void {
    for (const schedule of this.registry.schedules) this.arm(schedule, 0);
  }

  /** Starts nothing more and waits for what runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private arm(schedule: BoundSchedule, delayMs: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      const run = this.runOnce(schedule).finally(() => {
        this.running.delete(run);
        this.arm(schedule, schedule.everyMs);
      });
      this.running.add(run);
    }, delayMs);
    this.timers.set(schedule, timer);
  }

  private async runOnce(schedule: BoundSchedule): Promise<void> {
    try {
      await runAsSystem(`schedule.${schedule.name}`, schedule.run);
    } catch (error) {
      this.logger.error(`${schedule.name} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
