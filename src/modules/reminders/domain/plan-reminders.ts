import { Temporal } from 'temporal-polyfill';
import { type DeadlineBasis, parsePartialDay, reminderInstants } from '../../../shared/calendar/index.js';
import { type DueFields, plainTime, resolveDeadline } from '../../../shared/deadline.js';

/** A reminder that a deadline asks for. */
export interface WantedReminder {
  dueAt: Temporal.Instant;
  /** The lead times that fall on this instant, joined by a space. */
  lead: string;
  remindAt: Temporal.Instant;
  /** True when the lead is longer than the time left: it can no longer be sent. */
  isPast: boolean;
}

/** The reminders of a deadline, in order of time. */
export function wantedReminders(
  due: DueFields & { basis: DeadlineBasis },
  leads: readonly string[],
  timeOfDay: string,
  now: Temporal.Instant,
): WantedReminder[] {
  const day = parsePartialDay(due.date);
  if (!day.ok) throw new RangeError(`"${due.date}" is no date of a deadline.`);
  const dueAt = resolveDeadline(due, due.basis).instant;
  const instants = reminderInstants({ day: day.value, time: plainTime(due.time), basis: due.basis }, leads, {
    timeOfDay,
  });
  return instants.map(({ instant, leads: merged }) => ({
    dueAt,
    lead: merged.join(' '),
    remindAt: instant,
    isPast: Temporal.Instant.compare(instant, now) <= 0,
  }));
}

/** A reminder as it is stored. */
export interface StoredReminder {
  id: string;
  dueAt: Temporal.Instant;
  lead: string;
  recipientId: string;
  remindAt: Temporal.Instant;
  state: 'planned' | 'sent' | 'skipped' | 'cancelled';
  outboxId: string | null;
}

/** What must be written so that the stored reminders are the wanted ones. */
export interface ReminderChanges {
  /** Planned before and not wanted any more. */
  cancel: StoredReminder[];
  /** New, or to be armed again at another instant. */
  write: (WantedReminder & { recipientId: string; storedId: string | null })[];
  /** Outbox rows that would wake us for nothing. */
  withdraw: string[];
}

/** Compares what is stored with what is wanted. What was sent stays sent: the same reminder never comes twice. */
export function compareReminders(
  stored: readonly StoredReminder[],
  wanted: readonly WantedReminder[],
  recipientId: string | null,
): ReminderChanges {
  const known = new Map(stored.map((reminder) => [keyOf(reminder), reminder]));
  const asked = recipientId === null ? [] : wanted.map((reminder) => ({ ...reminder, recipientId }));
  const keys = new Set(asked.map(keyOf));
  const cancel = stored.filter((reminder) => reminder.state === 'planned' && !keys.has(keyOf(reminder)));
  const write = asked
    .filter((reminder) => needsWriting(known.get(keyOf(reminder)), reminder))
    .map((reminder) => ({ ...reminder, storedId: known.get(keyOf(reminder))?.id ?? null }));
  const rearmed = write.flatMap((reminder) => known.get(keyOf(reminder)) ?? []);
  return { cancel, write, withdraw: [...cancel, ...rearmed].flatMap(({ outboxId }) => outboxId ?? []) };
}

function needsWriting(stored: StoredReminder | undefined, wanted: WantedReminder): boolean {
  if (!stored) return true;
  if (stored.state === 'sent') return false;
  // A reminder whose time has come waits for its delivery; the plan does not take it back.
  if (stored.state === 'planned') return !stored.remindAt.equals(wanted.remindAt);
  return stored.state === 'cancelled' || !wanted.isPast;
}

function keyOf(reminder: { dueAt: Temporal.Instant; lead: string; recipientId: string }): string {
  return `${reminder.dueAt.epochMilliseconds} ${reminder.recipientId} ${reminder.lead}`;
}
