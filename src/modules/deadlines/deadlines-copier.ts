import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { resolveDeadline } from '../../shared/deadline.js';
import { existingTimes, timesOf } from './domain/existing-times.js';
import { type ProjectCopier, ProjectCopies, type ProjectCopy, shiftedDay } from '../projects/index.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';

/** Brings the deadlines that people entered, moved, into the copy of a project; not those whose new day is past. */
@Injectable()
export class DeadlinesCopier implements ProjectCopier, OnModuleInit {
  readonly key = 'deadlines';
  readonly permission = 'deadlines.change';

  constructor(
    private readonly copies: ProjectCopies,
    private readonly repository: DeadlinesRepository,
    private readonly deadlines: DeadlinesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.copies.register(this);
  }

  async copy({ fromId, toId, shiftYears, actor, note: tell }: ProjectCopy): Promise<void> {
    for (const old of await this.repository.listEntered(fromId)) {
      const { title, kind, basis, leads, note, time, untilTime } = old;
      const date = shiftedDay(old.date, shiftYears);
      const due = { date, ...existingTimes(date, time, untilTime) };
      const { effectiveDay } = resolveDeadline(due, basis);
      if (Temporal.PlainDate.compare(effectiveDay, this.clock.today()) < 0) continue;
      const ownerId = await this.ownerOf(old.ownerId);
      await this.deadlines.create(actor, {
        ...due,
        ...{ title, kind, basis, leads, note, ownerId, projectId: toId },
      });
      const about = { name: title, date };
      if (ownerId !== old.ownerId) tell({ kind: 'ownerLeft', ...about, before: null, after: null });
      const [before, after] = [timesOf({ time, untilTime }), timesOf(due)];
      if (before !== after) tell({ kind: 'timeMoved', ...about, before, after });
    }
  }

  /** Nobody is made an owner who has left. */
  private async ownerOf(ownerId: string | null): Promise<string | null> {
    return ownerId !== null && (await this.repository.isActiveUser(ownerId)) ? ownerId : null;
  }
}
