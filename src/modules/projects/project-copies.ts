import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/context/index.js';
import type { Permission } from '../../shared/permissions.js';
import { Problem, fieldProblem } from '../../shared/problem.js';
import { COPY_PARTS, type CopyNoteKind, type CopyPart } from '../../shared/project.js';
import { ProjectAccess } from './project-access.js';

/** What came otherwise than it was, or not at all. */
export interface CopyNote {
  kind: CopyNoteKind;
  /** The person who left, or the title of the deadline. */
  name: string;
  /** The day of the deadline in the copy. */
  date: string | null;
  /** Its clock time before and after it was moved. */
  before: string | null;
  after: string | null;
}

/** One copy of a project, for those who bring something into it. */
export interface ProjectCopy {
  fromId: string;
  toId: string;
  /** Years by which days and years are moved. */
  shiftYears: number;
  actor: Actor;
  /** The new implementer of each old one; empty when they did not come. */
  partIds: ReadonlyMap<string, string>;
  /** Says in the answer what came otherwise than it was. */
  note: (note: CopyNote) => void;
}

/** Brings one part of a project into its copy, inside the copy's unit of work. */
export interface ProjectCopier {
  key: CopyPart;
  /** Whoever may change this part of a project may bring it. */
  permission: Permission;
  copy(copy: ProjectCopy): Promise<void>;
}

/** What capabilities further down bring into the copy of a project, such as its budget. */
@Injectable()
export class ProjectCopies {
  private readonly copiers = new Map<CopyPart, ProjectCopier>();

  constructor(private readonly access: ProjectAccess) {}

  register(copier: ProjectCopier): void {
    this.copiers.set(copier.key, copier);
  }

  /**
   * Refuses when the actor may not change what is to be brought.
   *
   * @throws Problem access.denied, which names the parts under `/bring`
   */
  requireAllowed(actor: Actor, bring: readonly CopyPart[]): void {
    const refused = bring.flatMap((part, at) => {
      const permission = this.copiers.get(part)?.permission;
      return permission !== undefined && !actor.permissions.has(permission)
        ? [{ permission, problem: fieldProblem(`/bring/${at}`, 'copy.denied', { part, permission }) }]
        : [];
    });
    const [first] = refused;
    if (!first) return;
    const { permission } = first;
    throw new Problem('access.denied', { params: { permission }, errors: refused.map((one) => one.problem) });
  }

  /** Brings what was chosen, in the order of the parts. */
  async bring(copy: ProjectCopy, chosen: readonly CopyPart[]): Promise<void> {
    for (const part of COPY_PARTS) {
      const copier = chosen.includes(part) ? this.copiers.get(part) : undefined;
      if (!copier) continue;
      await this.access.requireChange(copy.actor, copy.toId, copier.permission);
      await copier.copy(copy);
    }
  }
}
