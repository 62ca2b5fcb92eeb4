import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/context/index.js';
import { PERMISSIONS, type Permission, type Role } from '../../shared/permissions.js';
import { Problem } from '../../shared/problem.js';
import { ProjectsRepository } from './projects.repository.js';

/** Who may change a project and what belongs to it. */
@Injectable()
export class ProjectAccess {
  constructor(private readonly repository: ProjectsRepository) {}

  /**
   * Refuses when one of the projects does not exist or the actor may not change it. A planner changes the projects
   * they are responsible for; whoever has the permission by another role (finance for budgets, the director) changes
   * it in all of them.
   *
   * @param actor null for the system
   * @param permission the one under which the change is made
   * @throws Problem record.not_found, access.denied, access.not_responsible
   */
  async requireChange(
    actor: Actor | null,
    projectIds: string | readonly string[],
    permission: Permission = 'projects.change',
  ): Promise<void> {
    const ids = typeof projectIds === 'string' ? [projectIds] : projectIds;
    if (actor !== null && !actor.permissions.has(permission)) {
      throw new Problem('access.denied', { params: { permission } });
    }
    const refused = await this.repository.listRefused(ids, actor?.userId ?? null);
    const missing = refused.find(({ exists }) => !exists);
    if (missing) throw new Problem('record.not_found', { params: { record: 'project', id: missing.id } });
    if (refused.length > 0 && !changesAny(actor, permission)) throw new Problem('access.not_responsible');
  }

  /** Whether `requireChange` would let the actor change this project. */
  async mayChange(actor: Actor | null, projectId: string): Promise<boolean> {
    return !(await this.listRefused(actor, [projectId], 'projects.change')).has(projectId);
  }

  /** Those of the projects in which `requireChange` would refuse the actor. */
  async listRefused(
    actor: Actor | null,
    projectIds: readonly string[],
    permission: Permission,
  ): Promise<ReadonlySet<string>> {
    if (actor !== null && !actor.permissions.has(permission)) return new Set(projectIds);
    if (projectIds.length === 0 || changesAny(actor, permission)) return new Set();
    const refused = await this.repository.listRefused(projectIds, actor?.userId ?? null);
    return new Set(refused.map(({ id }) => id));
  }
}

function changesAny(actor: Actor | null, permission: Permission): boolean {
  if (actor === null || actor.permissions.has('projects.change_any')) return true;
  const roles: readonly Role[] = PERMISSIONS[permission];
  return actor.roles.some((role) => role !== 'planner' && roles.includes(role));
}
