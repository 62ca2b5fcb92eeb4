import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem, fieldProblem, refuseFields } from '../../shared/problem.js';
import { implementerProblems } from './domain/implementers.js';
import type { ImplementerAnswer, ImplementerBody, ImplementersAnswer } from './dto/implementer.dto.js';
import { ImplementersRepository, type StoredImplementer } from './implementers.repository.js';
import { ProjectAccess } from './project-access.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

/** Who carries out a joint project: its lead and its part-implementers, each with a plan of its own. */
@Injectable()
export class ImplementersService {
  constructor(
    private readonly repository: ImplementersRepository,
    private readonly projects: ProjectsService,
    private readonly rows: ProjectsRepository,
    private readonly access: ProjectAccess,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem record.not_found */
  async get(idOrCode: string): Promise<ImplementersAnswer> {
    const { id } = await this.projects.resolve(idOrCode);
    return {
      projectId: id,
      implementers: await this.repository.list(id),
      version: await this.repository.findVersion(id),
    };
  }

  /** The implementers in their order; none of a project that is done alone. */
  async implementersOf(projectId: string): Promise<ImplementerAnswer[]> {
    return this.repository.list(projectId);
  }

  /**
   * Makes these the implementers.
   *
   * @param version of the project, which was read
   * @throws Problem record.stale, input.invalid for a second lead or own part and for one with a plan that is removed
   */
  async replace(
    actor: Actor,
    idOrCode: string,
    version: number,
    bodies: readonly ImplementerBody[],
  ): Promise<ImplementersAnswer> {
    const { id } = await this.projects.resolve(idOrCode);
    await this.unitOfWork.run(async () => {
      await this.access.requireChange(actor, id);
      const project = await this.rows.lock(id);
      if (project?.version !== version) throw new Problem('record.stale');
      await this.save(id, bodies);
    });
    return this.get(id);
  }

  /** The same without looking at who asks and what was read, for loaders and copies in their own unit of work. */
  async save(projectId: string, bodies: readonly ImplementerBody[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      const known = await this.repository.list(projectId);
      await this.check(known, bodies);
      const kept = new Set(bodies.map(({ id }) => id));
      for (const { id, name } of known.filter((part) => !kept.has(part.id))) {
        if (await this.repository.remove(id)) continue;
        throw new Problem('input.invalid', {
          errors: [fieldProblem('/implementers', 'implementer.in_use', { name })],
        });
      }
      await this.repository.save(projectId, bodies.map(toStored));
      await this.repository.raiseProjectVersion(projectId);
    });
  }

  private async check(
    known: readonly ImplementerAnswer[],
    bodies: readonly ImplementerBody[],
  ): Promise<void> {
    const organisations = bodies.flatMap(({ organisationId }) => (organisationId ? [organisationId] : []));
    const missing = new Set(
      organisations.length === 0 ? [] : await this.rows.listMissing('organisations', organisations),
    );
    const errors = [
      ...implementerProblems(bodies),
      ...bodies.flatMap(({ id, organisationId }, at) => [
        ...(id !== undefined && !known.some((part) => part.id === id)
          ? [fieldProblem(`/implementers/${at}/id`, 'reference.missing', { record: 'implementer' })]
          : []),
        ...(organisationId != null && missing.has(organisationId)
          ? [
              fieldProblem(`/implementers/${at}/organisationId`, 'reference.missing', {
                record: 'organisation',
              }),
            ]
          : []),
      ]),
    ];
    refuseFields(errors);
  }
}

function toStored({ id, organisationId, name, kind, own, note }: ImplementerBody): StoredImplementer {
  return {
    id: id ?? newId(),
    organisationId: organisationId ?? null,
    name: name?.trim() ? name.trim() : null,
    kind,
    own,
    note: note ?? null,
  };
}
