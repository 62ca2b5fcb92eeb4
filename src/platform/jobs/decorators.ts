import type { JobTopic } from '../outbox/index.js';

const HANDLED_TOPICS = new WeakMap<object, string>();
const SCHEDULES = new WeakMap<object, Schedule>();

/** Repeating work of the worker. */
export interface Schedule {
  /** Named in the log, `capability.verb`. */
  name: string;
  /** Time from the end of one run to the start of the next. */
  everyMs: number;
}

type Handler<Payload> = (payload: Payload, job: JobInfo) => Promise<void>;

/** What a handler may want to know of the attempt it makes. */
export interface JobInfo {
  /** The outbox row: the same over all attempts, so a key for effects that must happen once. */
  id: string;
  /** 1 for the first attempt. */
  attempt: number;
}

/**
 * The method does the work of the topic, in the worker, at least once: an effect that must not repeat needs a unique
 * key of its own. An error it throws is retried with growing pauses.
 */
export function JobHandler<Payload extends object>(topic: JobTopic<Payload>) {
  return (_target: object, _name: string, descriptor: { value?: Handler<Payload> }): void => {
    if (descriptor.value) HANDLED_TOPICS.set(descriptor.value, topic.name);
  };
}

/**
 * The method runs in every worker again and again, so it must be idempotent and claim what it works on. It runs once
 * at the start, too: whatever fell due while no worker ran is caught up at once.
 */
export function Scheduled(schedule: Schedule) {
  return (_target: object, _name: string, descriptor: { value?: () => Promise<void> }): void => {
    if (descriptor.value) SCHEDULES.set(descriptor.value, schedule);
  };
}

/** The topic that a method handles, if any. */
export function handledTopic(method: object): string | undefined {
  return HANDLED_TOPICS.get(method);
}

/** The schedule on which a method runs, if any. */
export function scheduleOf(method: object): Schedule | undefined {
  return SCHEDULES.get(method);
}
