import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import { horizonProblems, pastDayProblems } from '../../../shared/day-problems.js';
import { type FieldProblem, Problem, fieldProblem, refuseFields } from '../../../shared/problem.js';
import { ProjectsService } from '../../projects/index.js';
import { CallsRepository } from '../calls/calls.repository.js';
import { submissionProblems } from '../calls/domain/call.js';
import { FundingEvents } from '../funding-events.js';
import { FundingQueries } from '../funding.queries.js';
import { TermsService } from '../instruments/terms.service.js';
import { ApplicationContent, contentProblems, readContent, snapshotOf } from './application-content.js';
import type {
  ApplicationAnswer,
  NewApplicationBody,
  SubmissionBody,
  WithdrawalBody,
} from './application.dto.js';
import { ApplicationsRepository, type LockedApplication } from './applications.repository.js';
import { readAmounts } from './domain/amounts.js';
import { missingAttachmentProblems } from './domain/attachments.js';
import { classProblems } from './domain/decision-terms.js';
import { readLines, sharesOf, uncoveredProblems } from './domain/lines.js';
import { compareSnapshots } from './domain/versions.js';
import { DraftsService, requirePending } from './drafts.service.js';
import type {
  ApplicationVersionAnswer,
  ApplicationVersionListAnswer,
  NewSupplementBody,
  SupplementAnswerBody,
} from './submission.dto.js';
import { SubmissionsRepository, type VersionCause } from './submissions.repository.js';

/** The way of an application to its funder: submitted, supplemented, withdrawn; each submission is kept as it was. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly repository: ApplicationsRepository,
    private readonly submissions: SubmissionsRepository,
    private readonly content: ApplicationContent,
    private readonly calls: CallsRepository,
    private readonly terms: TermsService,
    private readonly queries: FundingQueries,
    private readonly projects: ProjectsService,
    private readonly events: FundingEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Stores an application: as a draft, or as submitted on the day given, which then must be ready for it. */
  async record(actor: Actor, body: NewApplicationBody): Promise<ApplicationAnswer> {
    const { draft = false, submitted = null, submittedTime = null } = body;
    refuseFields(draft ? draftProblems(body) : submitted === null ? [required('/submitted')] : []);
    return this.unitOfWork.run(async () => {
      if (submitted !== null) refuseFields(pastDayProblems('/submitted', submitted, this.clock.today()));
      const id = await this.drafts.create(actor, body);
      if (submitted !== null) {
        await this.submitLocked(await this.drafts.lock(actor, id, null), { submitted, submittedTime });
      }
      return this.read(id);
    });
  }

  /** Records that a draft was submitted; the project has applied from that day on. */
  async submit(actor: Actor, id: string, version: number, body: SubmissionBody): Promise<ApplicationAnswer> {
    refuseFields(pastDayProblems('/submitted', body.submitted, this.clock.today()));
    return this.unitOfWork.run(async () => {
      const application = await this.drafts.lock(actor, id, version);
      if (!application.draft) {
        throw new Problem('application.submitted', { params: { submitted: application.submitted ?? '–' } });
      }
      await this.submitLocked(application, body);
      return this.read(id);
    });
  }

  /** Records that the applicant withdrew an application that was waiting for its decision. */
  async withdraw(
    actor: Actor,
    id: string,
    version: number,
    body: WithdrawalBody,
  ): Promise<ApplicationAnswer> {
    refuseFields(pastDayProblems('/withdrawn', body.withdrawn, this.clock.today()));
    return this.unitOfWork.run(async () => {
      const application = await this.drafts.lock(actor, id, version);
      requirePending(application);
      refuseFields(orderProblems('/withdrawn', body.withdrawn, application.submitted));
      await this.repository.markWithdrawn(id, body.withdrawn, body.note ?? null);
      await this.projects.recordFact(application.project_id, {
        status: 'withdrawn',
        cause: 'application',
        happened: body.withdrawn,
        note: body.note ?? null,
        pointer: '/withdrawn',
      });
      return this.read(id);
    });
  }

  /** Records that the funder asks for more. */
  async requestSupplement(actor: Actor, id: string, body: NewSupplementBody): Promise<ApplicationAnswer> {
    const { requested, due, text, dueTime = null } = body;
    refuseFields([
      ...pastDayProblems('/requested', requested, this.clock.today()),
      ...horizonProblems('/due', due, this.clock.today()),
      ...(due < requested ? [fieldProblem('/due', 'day.order', { end: due, start: requested })] : []),
    ]);
    return this.unitOfWork.run(async () => {
      const application = await this.drafts.lock(actor, id, null);
      requirePending(application);
      refuseFields(orderProblems('/requested', requested, application.submitted));
      const supplement = { id: newId(), applicationId: id, requested, due, dueTime, text };
      await this.submissions.insertSupplement(supplement);
      await this.repository.touch(id);
      await this.events.publish({
        kind: 'supplementRequested',
        projectId: application.project_id,
        recordId: supplement.id,
      });
      return this.read(id);
    });
  }

  /** Records the answer to a request; what the application then holds is its next version. */
  async answerSupplement(
    actor: Actor,
    id: string,
    supplementId: string,
    body: SupplementAnswerBody,
  ): Promise<ApplicationAnswer> {
    const content = body.content ? readContent(body.content) : null;
    refuseFields([
      ...pastDayProblems('/answered', body.answered, this.clock.today()),
      ...(content ? contentProblems(content).map(withinContent) : []),
    ]);
    return this.unitOfWork.run(async () => {
      const application = await this.drafts.lock(actor, id, null);
      requirePending(application);
      await this.requireUnanswered(id, supplementId, body.answered);
      if (content) {
        await this.content.requireReferences(application.project_id, content);
        await this.repository.updateFields(id, content.fields);
        await this.content.storeParts(id, content, body.answered);
      } else {
        await this.repository.touch(id);
      }
      refuseFields((await this.readinessProblems(await this.read(id), body.answered)).map(withinContent));
      await this.submissions.markAnswered(supplementId, body.answered, body.note ?? null);
      await this.addVersion(id, 'supplemented', body.answered);
      return this.read(id);
    });
  }

  /** Every version as it was submitted, each compared with the one before; the newest first. */
  async listVersions(id: string): Promise<ApplicationVersionListAnswer> {
    await this.read(id);
    const versions = await this.submissions.listVersions(id);
    const items = versions.map((version, at): ApplicationVersionAnswer => {
      const before = versions[at - 1];
      return {
        number: version.number,
        cause: version.cause,
        happened: version.happened,
        recordedAt: version.recorded_at.toISOString(),
        snapshot: version.snapshot,
        changes: before ? compareSnapshots(before.snapshot, version.snapshot) : [],
      };
    });
    return { items: items.reverse() };
  }

  private async submitLocked(application: LockedApplication, body: SubmissionBody): Promise<void> {
    const { submitted, submittedTime = null } = body;
    const { id, project_id: projectId, call_id: callId } = application;
    const call = callId === null ? null : await this.calls.findCall(callId);
    refuseFields([
      ...(call ? submissionProblems(call, { submitted, submittedTime }) : []),
      ...(await this.readinessProblems(await this.read(id), submitted)),
    ]);
    await this.projects.recordFact(projectId, {
      status: 'applied',
      cause: 'application',
      happened: submitted,
      pointer: '/submitted',
    });
    await this.repository.markSubmitted(id, submitted, submittedTime);
    await this.addVersion(id, 'submitted', submitted);
    await this.events.publish({ kind: 'applicationSubmitted', projectId, recordId: id });
  }

  /** What keeps an application from going to its funder: a rest of the cost, a missing attachment, a wrong source. */
  private async readinessProblems(application: ApplicationAnswer, on: string): Promise<FieldProblem[]> {
    const lines = readLines(application.lines);
    const terms = await this.terms.newestTerms(application.instrument.code, Temporal.PlainDate.from(on));
    return [
      ...uncoveredProblems(sharesOf(readAmounts(application.amounts), lines)),
      ...(terms ? classProblems(lines, terms) : []),
      ...missingAttachmentProblems(application.attachments),
    ];
  }

  private async addVersion(id: string, cause: VersionCause, happened: string): Promise<void> {
    const snapshot = snapshotOf(await this.read(id));
    await this.submissions.insertVersion(id, { cause, happened, snapshot });
  }

  private async requireUnanswered(applicationId: string, id: string, answered: string): Promise<void> {
    const supplement = await this.submissions.findSupplement(applicationId, id);
    if (!supplement) throw new Problem('record.not_found', { params: { record: 'supplement request', id } });
    if (supplement.answered_on !== null) {
      throw new Problem('supplement.answered', { params: { answered: supplement.answered_on } });
    }
    refuseFields(orderProblems('/answered', answered, supplement.requested_on));
  }

  private async read(id: string): Promise<ApplicationAnswer> {
    const answer = await this.queries.findApplication(id, this.clock.today());
    if (!answer) throw new Problem('record.not_found', { params: { record: 'application', id } });
    return answer;
  }
}

const required = (pointer: string): FieldProblem => fieldProblem(pointer, 'field.required');

/** A draft has no day: it was not submitted. */
function draftProblems({ submitted = null, submittedTime = null }: NewApplicationBody): FieldProblem[] {
  return [
    ...(submitted === null ? [] : [fieldProblem('/submitted', 'application.draft_has_no_day')]),
    ...(submittedTime === null ? [] : [fieldProblem('/submittedTime', 'application.draft_has_no_day')]),
  ];
}

/** A day that cannot come before another; `start` may be known to the month only, or not at all. */
function orderProblems(pointer: string, end: string, start: string | null): FieldProblem[] {
  return start !== null && end.slice(0, start.length) < start
    ? [fieldProblem(pointer, 'day.order', { end, start })]
    : [];
}

/** The content of an answer stands below `content` in what was sent. */
function withinContent(problem: FieldProblem): FieldProblem {
  const ofContent = /^\/(amounts|lines|attachments)/.test(problem.pointer);
  return ofContent ? { ...problem, pointer: `/content${problem.pointer}` } : problem;
}
