import { Injectable } from '@nestjs/common';
import { refuseFields } from '../../shared/problem.js';
import { Clock } from '../../platform/clock/index.js';
import { nonWorkingDay, resolveDeadline } from '../../shared/deadline.js';
import { DeadlinesService, dueProblems, leadProblems } from '../deadlines/index.js';
import type { ReminderPreviewAnswer, ReminderPreviewBody, RemindersAnswer } from './dto/reminder.dto.js';
import { RemindersPlanner } from './reminders.planner.js';
import { type ReminderState, RemindersRepository } from './reminders.repository.js';

/** Shows who will be reminded of what, and when. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly deadlines: DeadlinesService,
    private readonly planner: RemindersPlanner,
    private readonly repository: RemindersRepository,
    private readonly clock: Clock,
  ) {}

  /** Whether the reminders work, by the real clock: the last, the next, and what should have gone out but did not. */
  async describeState(): Promise<ReminderState> {
    return this.repository.findState(this.clock.now());
  }

  async listOf(deadlineId: string): Promise<RemindersAnswer> {
    await this.deadlines.get(null, deadlineId);
    const rows = await this.repository.listOf(deadlineId);
    return {
      items: rows.map(({ lead, remindAt, sentAt, ...row }) => ({
        ...row,
        leads: lead.split(' '),
        remindAt: remindAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    };
  }

  /** What would follow from a deadline that is not stored yet. */
  preview(body: ReminderPreviewBody): ReminderPreviewAnswer {
    const due = { date: body.date, time: body.time ?? null, untilTime: body.untilTime ?? null };
    const leads = body.leads ?? null;
    const errors = [...dueProblems(due, this.clock.today()), ...leadProblems(leads)];
    refuseFields(errors);
    const { effectiveDay, aimDay } = resolveDeadline(due, body.basis);
    const dayOff = nonWorkingDay(due, body.basis);
    const reminders = this.planner.preview({ ...due, kind: body.kind, basis: body.basis, leads });
    return {
      items: reminders.map(({ lead, remindAt, isPast }) => ({
        leads: lead.split(' '),
        remindAt: remindAt.toString(),
        isPast,
      })),
      effectiveOn: effectiveDay.toString(),
      actBy: aimDay.toString(),
      nonWorkingReason: dayOff?.reason ?? null,
      weekend: dayOff?.weekend ?? null,
    };
  }
}
