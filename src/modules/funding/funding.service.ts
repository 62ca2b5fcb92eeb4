import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, asOnDay, decodeCursor, encodeCursor } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { type FieldProblem, Problem, invalidField } from '../../shared/problem.js';
import { ProjectAccess, ProjectsService } from '../projects/index.js';
import { type FundingAmount, amountProblems, readAmounts } from './domain/amounts.js';
import { decisionProblems, pastDayProblems, statusAfter } from './domain/decision.js';
import type {
  ApplicationAnswer,
  ApplicationListQuery,
  NewApplicationBody,
  NewDecisionBody,
  ProjectFundingAnswer,
} from './dto/application.dto.js';
import { FundingQueries } from './funding.queries.js';
import { FundingRepository, type LockedApplication, type NewDecision } from './funding.repository.js';
import type { PublicDecision, StatedApplication, StatedInstrument } from './stated.js';

/** Applications and the decisions on them; the project's status follows from both. */
@Injectable()
export class FundingService {
  constructor(
    private readonly repository: FundingRepository,
    private readonly queries: FundingQueries,
    private readonly projects: ProjectsService,
    private readonly projectAccess: ProjectAccess,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async getApplication(id: string, asOn = this.clock.today()): Promise<ApplicationAnswer> {
    const application = await this.queries.findApplication(id, asOn);
    if (!application) throw new Problem('record.not_found', { params: { record: 'application', id } });
    return application;
  }

  async listApplications(query: ApplicationListQuery): Promise<Page<ApplicationAnswer>> {
    const { cursor, limit = DEFAULT_LIMIT, instrument = null, state = null, sort = 'project' } = query;
    const after = decodeCursor(cursor, ['text', 'id']);
    const rows = await this.queries.listApplications(
      {
        projectId: query.project === undefined ? null : (await this.projects.resolve(query.project)).id,
        instrument,
        state,
        sort,
        after: after && { key: String(after[0]), id: String(after[1]) },
        limit: limit + 1,
      },
      asOnDay(query, this.clock),
    );
    const last = rows.at(limit - 1);
    return {
      items: rows.slice(0, limit).map((row) => row.answer),
      nextCursor: rows.length > limit && last ? encodeCursor([last.sortKey, last.answer.id]) : null,
    };
  }

  /** Everything about the funding of one project, by its id or code. */
  async fundingOfProject(project: string, query: { asOn?: string }): Promise<ProjectFundingAnswer> {
    const { id } = await this.projects.resolve(project);
    return this.queries.fundingOfProject(id, asOnDay(query, this.clock));
  }

  /** Records that an application was submitted; the project has applied from that day on. */
  async submitApplication(actor: Actor, body: NewApplicationBody): Promise<ApplicationAnswer> {
    const amounts = readAmounts(body.amounts ?? []);
    refuse([
      ...pastDayProblems(body.submitted, '/submitted', this.clock.today()),
      ...amountProblems(amounts, '/amounts'),
    ]);
    return this.unitOfWork.run(async () => {
      const project = await this.projects.resolve(body.project);
      await this.projectAccess.requireChange(actor, project.id, 'funding.application.change');
      if ((await this.repository.findInstrument(body.instrument)) === null) {
        throw invalidField('/instrument', 'reference.missing', { record: 'instrument' });
      }
      await this.projects.recordFact(project.id, {
        status: 'applied',
        cause: 'application',
        happened: body.submitted,
        pointer: '/submitted',
      });
      const id = newId();
      await this.repository.insertApplication({
        id,
        projectId: project.id,
        instrument: body.instrument,
        funderOrganisationId: body.funderOrganisationId ?? null,
        priorityAxis: body.priorityAxis ?? null,
        funderProjectCode: body.funderProjectCode ?? null,
        submitted: body.submitted,
        countsFrom: body.submitted,
        note: body.note ?? null,
        source: null,
        sample: false,
      });
      await this.repository.insertAmounts({ applicationId: id }, amounts);
      return this.getApplication(id);
    });
  }

  /** Records a funder's decision: complete, once per application, and never before the application. */
  async recordDecision(
    actor: Actor,
    applicationId: string,
    body: NewDecisionBody,
  ): Promise<ApplicationAnswer> {
    const amounts = readAmounts(body.amounts ?? []);
    return this.unitOfWork.run(async () => {
      const application = await this.lockUndecided(applicationId);
      await this.projectAccess.requireChange(actor, application.project_id, 'funding.decision.record');
      const { decided, outcome, rate = null, periodStarts = null, periodEnds = null } = body;
      refuse([
        ...decisionProblems(
          { decided, outcome, amounts, rate, periodStarts, periodEnds },
          application.submitted,
          this.clock.today(),
        ),
        ...amountProblems(amounts, '/amounts'),
      ]);
      await this.requireFreeNumber(application.funder_name, body.number);
      await this.storeDecision(application, {
        ...{ decided, outcome, rate, periodStarts, periodEnds, number: body.number, countsFrom: decided },
        conditions: body.conditions ?? null,
        note: body.note ?? null,
        source: null,
        publicRecord: false,
        amounts,
      });
      return this.getApplication(applicationId);
    });
  }

  /** Stores the instrument that documents name for a project, for loaders only. */
  async stateInstrument(stated: StatedInstrument): Promise<void> {
    await this.unitOfWork.run(() => this.repository.insertProjectInstrument(stated));
  }

  /**
   * Stores an application as documents state it, for loaders only: its day may be unknown or known to the month, and
   * it writes no status of the project, which the documents state themselves. Returns the application's id.
   */
  async recordStatedApplication(stated: StatedApplication): Promise<string> {
    const amounts = readAmounts(stated.amounts);
    refuse(amountProblems(amounts, '/amounts'));
    const id = newId();
    await this.unitOfWork.run(async () => {
      await this.repository.insertApplication({ id, ...stated });
      await this.repository.insertAmounts({ applicationId: id }, amounts);
    });
    return id;
  }

  /**
   * Stores a decision known from public registers, for loaders only: number, day and amount may be unknown, and the
   * day from which it counts is given. Returns the decision's id.
   */
  async recordPublicDecision(decision: PublicDecision): Promise<string> {
    const amounts = readAmounts(decision.amounts);
    refuse(amountProblems(amounts, '/amounts'));
    return this.unitOfWork.run(async () => {
      const application = await this.lockUndecided(decision.applicationId);
      if (decision.number !== null) await this.requireFreeNumber(application.funder_name, decision.number);
      return this.storeDecision(application, { ...decision, publicRecord: true, amounts });
    });
  }

  private async storeDecision(
    application: LockedApplication,
    decision: Omit<NewDecision, 'id' | 'applicationId' | 'funderName'> & { amounts: FundingAmount[] },
  ): Promise<string> {
    const id = newId();
    await this.repository.insertDecision({
      ...decision,
      id,
      applicationId: application.id,
      funderName: application.funder_name,
    });
    await this.repository.insertAmounts({ decisionId: id }, decision.amounts);
    await this.projects.recordFact(application.project_id, {
      status: statusAfter(decision.outcome),
      cause: 'decision',
      happened: decision.decided,
      countsFrom: decision.countsFrom,
      note: decision.number,
      source: decision.source,
      pointer: '/decided',
    });
    if (decision.periodStarts !== null || decision.periodEnds !== null) {
      await this.projects.recordDecidedPeriod(
        application.project_id,
        {
          starts: decision.periodStarts,
          ends: decision.periodEnds,
          source: decision.source ?? decision.number,
        },
        decision.countsFrom,
      );
    }
    return id;
  }

  private async lockUndecided(id: string): Promise<LockedApplication> {
    const application = await this.repository.lockApplication(id);
    if (!application) throw new Problem('record.not_found', { params: { record: 'application', id } });
    if (application.decision_id !== null) {
      throw new Problem('application.decided', {
        params: { number: application.decision_number ?? '–', decided: application.decided ?? '–' },
      });
    }
    return application;
  }

  private async requireFreeNumber(funder: string, number: string): Promise<void> {
    const project = await this.repository.findProjectOfNumber(funder, number);
    if (project !== null) throw invalidField('/number', 'decision.number_used', { funder, number, project });
  }
}

function refuse(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Problem('input.invalid', { errors });
}
