export { definedTopics, jobTopic, type JobTopic } from './job-topic.js';
export { OutboxModule } from './outbox.module.js';
export {
  OutboxStore,
  type DeadWork,
  type DueWork,
  type OpenWork,
  type OutboxStatus,
} from './outbox-store.js';
export { OUTBOX_CHANNEL, Outbox, type OutboxEntry } from './outbox.js';
