import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../platform/clock/index.js';
import { resolveDeadline } from '../../shared/deadline.js';
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

  async copy({ fromId, toId, shiftYears, actor }: ProjectCopy): Promise<void> {
    for (const old of await this.repository.listEntered(fromId)) {
      const { title, kind, basis, leads, note, time, untilTime } = old;
      const due = { date: shiftedDay(old.date, shiftYears), time, untilTime };
      const { effectiveDay } = resolveDeadline(due, basis);
      if (Temporal.PlainDate.compare(effectiveDay, this.clock.today()) < 0) continue;
      await this.deadlines.create(actor, {
        ...due,
        ...{ title, kind, basis, leads, note, projectId: toId },
        ownerId: await this.ownerOf(old.ownerId),
      });
    }
  }

  /** Nobody is made an owner who has left. */
  private async ownerOf(ownerId: string | null): Promise<string | null> {
    return ownerId !== null && (await this.repository.isActiveUser(ownerId)) ? ownerId : null;
  }
}
