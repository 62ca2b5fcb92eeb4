import { AnswerField, ChoiceField, InstantField, TextListField } from '../../../platform/http/index.js';
import type { DeadlineBasis } from '../../../shared/calendar/index.js';
import { DEADLINE_BASES, DEADLINE_KINDS, type DeadlineKind } from '../../../shared/deadline.js';
import { DueBody } from '../../deadlines/index.js';

/** A deadline that is being written. */
export class ReminderPreviewBody extends DueBody {
  @ChoiceField(DEADLINE_KINDS, { enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @ChoiceField(DEADLINE_BASES, { enumName: 'DeadlineBasis' })
  basis: DeadlineBasis;

  @TextListField({ max: 10, maxLength: 20, optional: true, nullable: true })
  leads?: string[] | null;
}

export class PreviewedReminderAnswer {
  @AnswerField({ type: [String], description: 'The lead times that fall on this instant.' })
  leads: string[];

  @InstantField()
  remindAt: string;

  @AnswerField({ description: 'The lead is longer than the time left, so it will not be sent.' })
  isPast: boolean;
}

export class ReminderPreviewAnswer {
  @AnswerField({ type: [PreviewedReminderAnswer] })
  items: PreviewedReminderAnswer[];

  @AnswerField({ format: 'date', description: 'The day it really ends.' })
  effectiveOn: string;

  @AnswerField({ format: 'date', description: 'The working day by which to act.' })
  actBy: string;

  @AnswerField({ type: String, nullable: true, description: 'Why the day is no working day.' })
  nonWorkingReason: string | null;

  @AnswerField({ enum: ['saturday', 'sunday'], nullable: true })
  weekend: 'saturday' | 'sunday' | null;
}

export class ReminderRecipientAnswer {
  @AnswerField({ format: 'uuid' })
  id: string;

  @AnswerField()
  name: string;
}

export class ReminderAnswer {
  @AnswerField({ type: [String] })
  leads: string[];

  @InstantField()
  remindAt: string;

  @AnswerField({ type: ReminderRecipientAnswer })
  recipient: ReminderRecipientAnswer;

  @AnswerField({ enum: ['planned', 'sent', 'skipped'] })
  state: 'planned' | 'sent' | 'skipped';

  @AnswerField({
    enum: ['past', 'tooLate', 'superseded', 'recipientInactive'],
    nullable: true,
    description: 'Why it was not sent.',
  })
  reason: string | null;

  @InstantField({ nullable: true })
  sentAt: string | null;
}

export class RemindersAnswer {
  @AnswerField({ type: [ReminderAnswer] })
  items: ReminderAnswer[];
}
