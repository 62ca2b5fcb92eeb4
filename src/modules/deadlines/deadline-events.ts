import { Injectable } from '@nestjs/common';
import type { Deadline } from './domain/deadline.js';

/** Does what follows from a new or changed deadline, in the same transaction. */
export type DeadlineListener = (deadline: Deadline) => Promise<void>;

/** Tells the capabilities further down, inside the transaction, that a deadline is as it now is. */
@Injectable()
export class DeadlineEvents {
  private readonly listeners: DeadlineListener[] = [];

  subscribe(listener: DeadlineListener): void {
    this.listeners.push(listener);
  }

  async publish(deadline: Deadline): Promise<void> {
    for (const listener of this.listeners) await listener(deadline);
  }
}
