import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { invalidField } from '../../../shared/problem.js';
import { ImplementersService, ProjectsService, shiftedYear } from '../../projects/index.js';
import type { ApplicationAnswer, NewApplicationCopyBody } from './application.dto.js';
import { ApplicationsService } from './applications.service.js';
import { DraftsService } from './drafts.service.js';

/** Drafts from applications that were made before, whatever became of them. */
@Injectable()
export class ApplicationCopiesService {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly drafts: DraftsService,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes a draft that asks the same amounts from the same sources, with years moved. Its attachments are all to be
   * gathered anew; a call comes along only where the years stay, and the funder's code of the old project never.
   *
   * @throws Problem record.not_found, access.not_responsible, input.invalid for the part of somebody who does not
   *   implement the project
   */
  async copy(
    actor: Actor,
    id: string,
    { project, shiftYears = 0 }: NewApplicationCopyBody,
  ): Promise<ApplicationAnswer> {
    return this.unitOfWork.run(async () => {
      const old = await this.applications.getApplication(id);
      const to = await this.projects.resolve(project);
      const partOf = await this.partsBetween(old, to);
      const { instrument, call, funderOrganisationId, priorityAxis, note, amounts, lines, attachments } = old;
      const made = await this.drafts.create(actor, {
        ...{ project: to.id, draft: true, instrument: instrument.code },
        callId: shiftYears === 0 ? (call?.id ?? null) : null,
        ...{ funderOrganisationId, priorityAxis, note, amounts },
        lines: lines.map(({ partId, year, organisation: _name, ...line }) => ({
          ...line,
          partId: partId === null ? null : partOf(partId),
          year: shiftedYear(year, shiftYears),
        })),
        attachments: attachments.map(({ name, required, note: remark }) => ({
          ...{ name, required, note: remark },
          state: 'missing' as const,
        })),
      });
      return this.applications.getApplication(made);
    });
  }

  /** Implementers of the new project by those of the old one: the same organisation, or the same name without one. */
  private async partsBetween(
    { project, lines }: ApplicationAnswer,
    to: { id: string; code: string },
  ): Promise<(partId: string) => string> {
    if (project.id === to.id || lines.every(({ partId }) => partId === null)) return (partId) => partId;
    const old = await this.implementers.implementersOf(project.id);
    const now = await this.implementers.implementersOf(to.id);
    const keyOf = (part: (typeof old)[number]) => part.organisation?.id ?? part.name;
    return (partId) => {
      const part = old.find((one) => one.id === partId);
      const match = part && now.find((one) => keyOf(one) === keyOf(part));
      if (match) return match.id;
      throw invalidField('/project', 'copy.no_implementer', { name: part?.name ?? '–', project: to.code });
    };
  }
}
