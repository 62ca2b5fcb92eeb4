import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { definedTopics } from '../outbox/index.js';
import { type JobInfo, type Schedule, handledTopic, scheduleOf } from './decorators.js';

/** A handler bound to its provider. The payload was checked by the compiler where it was added. */
export type BoundHandler = (payload: object, job: JobInfo) => Promise<void>;

/** A method that runs by a schedule, bound to its object. */
export interface BoundSchedule extends Schedule {
  run: () => Promise<void>;
}

/** Finds every job handler and schedule of the application, and refuses to start when a topic has none or two. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly handlers = new Map<string, BoundHandler>();
  private readonly found: BoundSchedule[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const problems: string[] = [];
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        this.register(instance as Record<string, unknown>, name, problems);
      }
    }
    for (const topic of definedTopics()) {
      if (!this.handlers.has(topic)) problems.push(`The job topic "${topic}" has no handler.`);
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  handler(topic: string): BoundHandler | undefined {
    return this.handlers.get(topic);
  }

  get schedules(): readonly BoundSchedule[] {
    return this.found;
  }

  private register(instance: Record<string, unknown>, name: string, problems: string[]): void {
    const method = instance[name];
    if (typeof method !== 'function') return;
    const topic = handledTopic(method);
    if (topic !== undefined) {
      if (this.handlers.has(topic)) problems.push(`The job topic "${topic}" has two handlers.`);
      this.handlers.set(topic, method.bind(instance) as BoundHandler);
    }
    const schedule = scheduleOf(method);
    if (schedule) this.found.push({ ...schedule, run: method.bind(instance) as () => Promise<void> });
  }
}
