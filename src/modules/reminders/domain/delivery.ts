import { Temporal } from 'temporal-polyfill';

/** Late by less than this, a reminder is as good as in time. */
const GRACE = { minutes: 10 };

/** Why a reminder whose time has come is not sent. */
export type SkipReason = 'tooLate' | 'superseded' | 'recipientInactive';

/** What decides whether a reminder whose time has come is still of use. */
export interface DueReminder {
  remindAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  recipientActive: boolean;
  /** Another one about the same deadline to the same person has come due as well, later than this. */
  hasLaterDue: boolean;
}

/**
 * After a standstill one reminder says as much as three, and one about a deadline that is over says nothing. Null:
 * send it.
 */
export function skipReason(reminder: DueReminder, now: Temporal.Instant): SkipReason | null {
  if (!reminder.recipientActive) return 'recipientInactive';
  if (reminder.hasLaterDue) return 'superseded';
  const isLate = Temporal.Instant.compare(reminder.remindAt.add(GRACE), now) < 0;
  const isOver = Temporal.Instant.compare(reminder.dueAt, now) < 0;
  return isLate && isOver ? 'tooLate' : null;
}
