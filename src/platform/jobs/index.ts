export { JobHandler, Scheduled, type JobInfo, type Schedule } from './decorators.js';
export { JobsModule } from './jobs.module.js';
export { JobsStatus, type JobsHealth } from './jobs-status.js';
export { migrateQueue } from './postgres-queue.js';
