import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProjectEvents } from '../projects/index.js';

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
export class FundingEvents implements OnModuleInit {
  private readonly listeners: FundingListener[] = [];

  constructor(private readonly projectEvents: ProjectEvents) {}

  /** A period edited by hand leads what a grant obliges to, as one that a change gives does. */
  onModuleInit(): void {
    this.projectEvents.onPeriodEdited((projectId) =>
      this.publish({ kind: 'periodChanged', projectId, recordId: projectId }),
    );
  }

  subscribe(listener: FundingListener): void {
    this.listeners.push(listener);
  }

  async publish(event: FundingEvent): Promise<void> {
    for (const listener of this.listeners) await listener(event);
  }
}
