import { Inject, Injectable, Logger } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { JobHandler, Scheduled } from '../../platform/jobs/index.js';
import { Mailer } from '../../platform/mail/index.js';
import { skipReason } from './domain/delivery.js';
import { reminderText } from './domain/reminder-text.js';
import { deliverReminder } from './reminders.planner.js';
import { type ReminderToSend, RemindersRepository } from './reminders.repository.js';

const SWEEP_EVERY_MS = 5000;
const SWEEP_BATCH = 500;
/** How long a reminder may wait for its job before the sweeper takes it. */
const PATIENCE = { seconds: 3 };

/** Sends reminders when their time comes. */
@Injectable()
export class RemindersJobs {
  private readonly logger = new Logger('Reminders');

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RemindersRepository,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** The lock on the row lets one of several deliverers through; the message and the mark are one transaction. */
  @JobHandler(deliverReminder)
  async deliver({ reminderId }: { reminderId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const reminder = await this.repository.lockToSend(reminderId, now);
      if (!reminder) return;
      const reason = skipReason(
        {
          remindAt: instantOf(reminder.remindAt),
          dueAt: instantOf(reminder.dueAt),
          recipientActive: reminder.recipient.active,
          hasLaterDue: reminder.hasLaterDue,
        },
        now,
      );
      if (reason === null) await this.send(reminder, now);
      else await this.repository.markSkipped(reminderId, reason);
    });
  }

  /** Whatever the queue forgot: our table is the truth, the queue the alarm clock. */
  @Scheduled({ name: 'reminders.sweep', everyMs: SWEEP_EVERY_MS })
  async sweep(): Promise<void> {
    const overdue = await this.repository.listOverdue(this.clock.now().subtract(PATIENCE), SWEEP_BATCH);
    for (const reminderId of overdue) {
      try {
        await this.deliver({ reminderId });
      } catch (error) {
        this.logger.error(
          `Reminder ${reminderId}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }

  private async send(reminder: ReminderToSend, now: Temporal.Instant): Promise<void> {
    const { recipient, deadline, deadlineId, id } = reminder;
    const link = `${this.pageUrl()}/deadlines/${deadlineId}`;
    const { subject, text } = reminderText({ ...deadline, link }, now, recipient.language);
    await this.mailer.send({
      dedupeKey: `reminder:${id}`,
      recipient: { userId: recipient.userId, address: recipient.address },
      subject,
      text,
    });
    await this.repository.markSent(id, now);
  }

  private pageUrl(): string {
    return this.config.publicUrl ?? `http://${this.config.host}:${this.config.port}`;
  }
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
