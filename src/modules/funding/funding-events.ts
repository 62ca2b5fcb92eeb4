import { Injectable } from '@nestjs/common';

/** What happened, so that lower capabilities can derive from it what follows. */
export const FUNDING_EVENT_KINDS = [
  'decisionRecorded',
  'applicationSubmitted',
  'supplementRequested',
  'callSaved',
  'periodChanged',
] as const;
/** One of {@link FUNDING_EVENT_KINDS}. */
export type FundingEventKind = (typeof FUNDING_EVENT_KINDS)[number];

/** Something that happened in funding. A listener reads the record itself, which is saved already. */
export interface FundingEvent {
  readonly kind: FundingEventKind;
  /** The project it concerns; null for a call, which belongs to none. */
  readonly projectId: string | null;
  /** Id of the decision, application, supplement request or call, and of the project for a changed period. */
  readonly recordId: string;
}

/** Does what follows from an event, in the same transaction: what it throws undoes the cause as well. */
export type FundingListener = (event: FundingEvent) => Promise<void>;

/** Tells the capabilities further down, inside the transaction and after the save, what happened. */
@Injectable()
export class FundingEvents {
  private readonly listeners: FundingListener[] = [];

  subscribe(listener: FundingListener): void {
    this.listeners.push(listener);
  }

  async publish(event: FundingEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
