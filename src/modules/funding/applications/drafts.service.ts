import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import { Problem, refuseFields } from '../../../shared/problem.js';
import { ProjectAccess, ProjectsService } from '../../projects/index.js';
import { FundingQueries } from '../funding.queries.js';
import { ApplicationContent, type ReadContent, contentProblems, readContent } from './application-content.js';
import type {
  ApplicationAnswer,
  ApplicationContentBody,
  AttachmentsBody,
  NewApplicationBody,
} from './application.dto.js';
import { ApplicationsRepository, type LockedApplication } from './applications.repository.js';
import { attachmentProblems } from './domain/attachments.js';
import { SubmissionsRepository } from './submissions.repository.js';

/** Applications before they are submitted: they may be incomplete, be changed and be thrown away. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly content: ApplicationContent,
    private readonly submissions: SubmissionsRepository,
    private readonly queries: FundingQueries,
    private readonly projects: ProjectsService,
    private readonly projectAccess: ProjectAccess,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Stores a draft; the project's status does not follow from it. Returns its id. */
  async create(actor: Actor, body: NewApplicationBody): Promise<string> {
    const content = readContent(body);
    refuseFields(contentProblems(content));
    return this.unitOfWork.run(async () => {
      const project = await this.projects.resolve(body.project);
      await this.projectAccess.requireChange(actor, project.id, 'funding.application.change');
      return this.insert(project.id, content);
    });
  }

  async change(
    actor: Actor,
    id: string,
    version: number,
    body: ApplicationContentBody,
  ): Promise<ApplicationAnswer> {
    const content = readContent(body);
    refuseFields(contentProblems(content));
    return this.unitOfWork.run(async () => {
      const application = await this.lockDraft(actor, id, version);
      await this.content.requireReferences(application.project_id, content);
      await this.repository.updateFields(id, content.fields);
      await this.content.storeParts(id, content);
      return this.read(id);
    });
  }

  /** The checklist may be ticked off until the funder has decided. */
  async setAttachments(
    actor: Actor,
    id: string,
    version: number,
    body: AttachmentsBody,
  ): Promise<ApplicationAnswer> {
    const attachments = body.attachments.map((one) => ({ ...one, note: one.note ?? null }));
    refuseFields(attachmentProblems(attachments));
    return this.unitOfWork.run(async () => {
      const application = await this.lock(actor, id, version);
      requireOpen(application);
      await this.submissions.replaceAttachments(id, attachments);
      await this.repository.touch(id);
      return this.read(id);
    });
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.lockDraft(actor, id, version);
      await this.repository.deleteApplication(id);
    });
  }

  /** Locks an application for a change by the actor who read this version of it. */
  async lock(actor: Actor, id: string, version: number | null): Promise<LockedApplication> {
    const application = await this.repository.lockApplication(id);
    if (!application) throw new Problem('record.not_found', { params: { record: 'application', id } });
    await this.projectAccess.requireChange(actor, application.project_id, 'funding.application.change');
    if (version !== null && application.version !== version) throw new Problem('record.stale');
    return application;
  }

  private async insert(projectId: string, content: ReadContent): Promise<string> {
    await this.content.requireReferences(projectId, content);
    const id = newId();
    await this.repository.insertApplication({
      ...content.fields,
      id,
      projectId,
      draft: true,
      submitted: null,
      countsFrom: this.clock.today().toString(),
      source: null,
      sample: false,
    });
    await this.content.storeParts(id, content);
    return id;
  }

  private async lockDraft(actor: Actor, id: string, version: number): Promise<LockedApplication> {
    const application = await this.lock(actor, id, version);
    if (application.draft) return application;
    throw new Problem('application.submitted', { params: { submitted: application.submitted ?? '–' } });
  }

  private async read(id: string): Promise<ApplicationAnswer> {
    const answer = await this.queries.findApplication(id, this.clock.today());
    if (!answer) throw new Problem('record.not_found', { params: { record: 'application', id } });
    return answer;
  }
}

/** Refuses what only an application can do on which nothing was decided and that was not withdrawn. */
export function requireOpen(application: LockedApplication): void {
  if (application.withdrawn_on !== null) {
    throw new Problem('application.withdrawn', { params: { withdrawn: application.withdrawn_on } });
  }
  if (application.decision_id === null) return;
  throw new Problem('application.decided', {
    params: { number: application.decision_number ?? '–', decided: application.decided ?? '–' },
  });
}

/** Refuses what only a submitted application can do, on which nothing was decided and that was not withdrawn. */
export function requirePending(application: LockedApplication): void {
  if (application.draft) throw new Problem('application.draft');
  requireOpen(application);
}
