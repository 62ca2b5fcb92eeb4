import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { JobsStatus } from './jobs-status.js';
import { OutboxRelay } from './outbox-relay.js';
import { Scheduler } from './scheduler.js';
import { JobsWorker } from './worker.js';

/** Does the work of the outbox, through BullMQ on PostgreSQL or Redis. The only place that knows BullMQ. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [JobRegistry, JobRunner, OutboxRelay, Scheduler, JobsWorker, JobsStatus],
  exports: [JobsStatus],
})
export class JobsModule {}
