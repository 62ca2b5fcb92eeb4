import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { newId } from '../../platform/ids/index.js';
import { Outbox, jobTopic } from '../../platform/outbox/index.js';
import { type Deadline, DeadlineEvents } from '../deadlines/index.js';
import { compareReminders, wantedReminders, type WantedReminder } from './domain/plan-reminders.js';
import { type ReminderPolicy, policyOn } from './domain/policy.js';
import { RemindersRepository } from './reminders.repository.js';

/** The time of a reminder has come. */
export const deliverReminder = jobTopic<{ reminderId: string }>('reminders.deliver');

/** Injection token of the policies of `config/reminders/policies.yaml`. */
export const REMINDER_POLICIES = Symbol('ReminderPolicies');

/** Plans the reminders of a deadline in the transaction that makes or changes the deadline. */
@Injectable()
export class RemindersPlanner implements OnModuleInit {
  constructor(
    private readonly events: DeadlineEvents,
    private readonly repository: RemindersRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(REMINDER_POLICIES) private readonly policies: readonly ReminderPolicy[],
  ) {}

  onModuleInit(): void {
    this.events.subscribe((deadline) => this.plan(deadline));
  }

  /** What a deadline with these fields would be reminded of, counted from now. */
  preview(
    deadline: Pick<Deadline, 'date' | 'time' | 'untilTime' | 'basis' | 'kind' | 'leads'>,
  ): WantedReminder[] {
    const policy = policyOn(this.policies, this.clock.today());
    const leads = deadline.leads ?? policy.leads.get(deadline.kind) ?? [];
    return wantedReminders(deadline, leads, policy.timeOfDay, this.clock.now());
  }

  private async plan(deadline: Deadline): Promise<void> {
    const stored = await this.repository.lockOf(deadline.id);
    const wanted = deadline.state === 'open' ? this.preview(deadline) : [];
    const { cancel, write, withdraw } = compareReminders(stored, wanted, deadline.ownerId);
    if (withdraw.length > 0) await this.outbox.cancel(withdraw);
    if (cancel.length > 0) await this.repository.cancel(cancel.map(({ id }) => id));
    if (write.length === 0) return;
    const rows = write.map(({ storedId, ...reminder }) => ({
      ...reminder,
      id: storedId ?? newId(),
      outboxId: reminder.isPast ? null : newId(),
    }));
    await this.repository.write(deadline.id, rows, this.clock.now());
    await this.outbox.addAll(
      deliverReminder,
      rows.flatMap(({ id, outboxId, remindAt }) =>
        outboxId === null ? [] : [{ id: outboxId, payload: { reminderId: id }, notBefore: remindAt }],
      ),
    );
  }
}
