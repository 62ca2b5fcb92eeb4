import type { DeadlineBasis } from '../../../shared/calendar/index.js';
import type { DeadlineKind, DeadlineState, DueFields } from '../../../shared/deadline.js';

/** A deadline as it is stored. */
export interface Deadline extends DueFields {
  id: string;
  title: string;
  projectId: string | null;
  kind: DeadlineKind;
  basis: DeadlineBasis;
  ownerId: string | null;
  state: DeadlineState;
  /** An instant of ISO 8601. */
  closedAt: string | null;
  closeReason: string | null;
  /** Lead times of this deadline alone, ISO durations; null takes those of the policy. */
  leads: string[] | null;
  note: string | null;
  sample: boolean;
  version: number;
}
