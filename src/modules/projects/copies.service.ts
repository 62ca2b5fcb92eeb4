import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { horizonProblems } from '../../shared/day-problems.js';
import { refuseFields } from '../../shared/problem.js';
import { shiftedDay } from './domain/copy.js';
import type { NewCopyBody, ProjectCopyAnswer } from './dto/copy.dto.js';
import type { PeriodAnswer, ProjectAnswer } from './dto/project-answer.dto.js';
import type { ChangeProjectBody } from './dto/project-body.dto.js';
import { ImplementersService } from './implementers.service.js';
import { type CopyNote, ProjectCopies } from './project-copies.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

/** New projects from old ones: what was chosen comes along, and nothing else. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly repository: ProjectsRepository,
    private readonly implementers: ImplementersService,
    private readonly copies: ProjectCopies,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a project that begins as an idea.
   *
   * @throws Problem record.not_found, access.denied for a part that the actor may not change, record.duplicate for a
   *   code in use, input.invalid for years beyond belief
   */
  async copy(actor: Actor, idOrCode: string, body: NewCopyBody): Promise<ProjectCopyAnswer> {
    const { code, nameFi, bring, shiftYears = 0, asSuccessor = false } = body;
    return this.unitOfWork.run(async () => {
      const from = await this.projects.get(actor, idOrCode);
      this.copies.requireAllowed(actor, bring);
      const notes: CopyNote[] = [];
      const note = (one: CopyNote) => void notes.push(one);
      const { id: toId } = await this.projects.create(actor, {
        ...{ code, nameFi, kind: from.kind },
        ...(asSuccessor ? { predecessorId: from.id } : {}),
        ...this.ownPartsOf(from, body),
        ...(bring.includes('responsibles') ? await this.responsiblesOf(from, note) : {}),
      });
      const partIds = bring.includes('implementers')
        ? await this.copyImplementers(from.id, toId)
        : new Map<string, string>();
      await this.copies.bring({ fromId: from.id, toId, shiftYears, actor, partIds, note }, bring);
      return { ...(await this.projects.get(actor, toId)), notes };
    });
  }

  private ownPartsOf(from: ProjectAnswer, { bring, shiftYears = 0 }: NewCopyBody): ChangeProjectBody {
    const { ownRole, lead, partners, periods } = from;
    const period = bring.includes('period') ? (periods.decided ?? periods.planned) : null;
    return {
      ...(bring.includes('leadAndRole') ? { ownRole, leadId: lead?.id ?? null } : {}),
      ...(bring.includes('partners') ? { partnerIds: partners.map(({ id }) => id) } : {}),
      ...(period ? { periods: { planned: this.shifted(period, shiftYears) } } : {}),
    };
  }

  /** Who has left answers for nothing new; where all have, whoever copies does, as with any new project. */
  private async responsiblesOf(
    { responsibles }: ProjectAnswer,
    note: (note: CopyNote) => void,
  ): Promise<ChangeProjectBody> {
    const active = new Set(await this.repository.activeUsers(responsibles.map(({ id }) => id)));
    const left = responsibles.filter(({ id }) => !active.has(id));
    for (const { name } of left) {
      note({ kind: 'responsibleLeft', name, date: null, before: null, after: null });
    }
    return left.length > 0 && active.size === 0 ? {} : { responsibleIds: [...active] };
  }

  /** What the new project plans stands in no document yet, so the period comes without its source. */
  private shifted({ starts, ends }: PeriodAnswer, shiftYears: number): Omit<PeriodAnswer, 'source'> {
    const move = (day: string | null) => (day === null ? null : shiftedDay(day, shiftYears));
    const moved = { starts: move(starts), ends: move(ends) };
    refuseFields(
      [moved.starts, moved.ends]
        .flatMap((day) => horizonProblems('/shiftYears', day, this.clock.today()))
        .slice(0, 1),
    );
    return moved;
  }

  private async copyImplementers(fromId: string, toId: string): Promise<Map<string, string>> {
    const old = await this.implementers.implementersOf(fromId);
    await this.implementers.save(
      toId,
      old.map(({ organisation, name, kind, own, note }) => ({
        ...(organisation ? { organisationId: organisation.id } : { name }),
        ...{ kind, own, note },
      })),
    );
    // They are listed in the order in which they were given.
    const made = await this.implementers.implementersOf(toId);
    return new Map(old.flatMap(({ id }, at) => (made[at] ? [[id, made[at].id] as const] : [])));
  }
}
