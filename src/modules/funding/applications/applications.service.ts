import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  asOnDay,
  decodeCursor,
  encodeCursor,
  exportFile,
  readAllRows,
} from '../../../platform/http/index.js';
import { newId } from '../../../platform/ids/index.js';
import { Problem, refuseFields } from '../../../shared/problem.js';
import type { Language } from '../../../shared/words.js';
import { ProjectsService } from '../../projects/index.js';
import { FundingQueries } from '../funding.queries.js';
import { InstrumentCatalogue } from '../instruments/instrument-catalogue.js';
import { TermsService } from '../instruments/terms.service.js';
import type { PublicDecision, StatedApplication, StatedInstrument } from '../stated.js';
import { AmountsRepository } from './amounts.repository.js';
import type {
  ApplicationAnswer,
  ApplicationExportQuery,
  ApplicationListQuery,
  ProjectFundingAnswer,
} from './application.dto.js';
import { EXPORTED_APPLICATIONS } from './applications.export.js';
import { ApplicationsRepository } from './applications.repository.js';
import type { NewDecisionBody } from './decision.dto.js';
import { DecisionsService } from './decisions.service.js';
import { amountProblems, readAmounts } from './domain/amounts.js';
import { decisionHints } from './domain/decision-terms.js';

/** Applications and the decisions on them; the project's status follows from both. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly repository: ApplicationsRepository,
    private readonly amounts: AmountsRepository,
    private readonly decisions: DecisionsService,
    private readonly queries: FundingQueries,
    private readonly instruments: InstrumentCatalogue,
    private readonly terms: TermsService,
    private readonly projects: ProjectsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async getApplication(id: string, asOn = this.clock.today()): Promise<ApplicationAnswer> {
    const application = await this.queries.findApplication(id, asOn);
    if (!application) throw new Problem('record.not_found', { params: { record: 'application', id } });
    return this.withHints(application);
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

  /** The list as a file. */
  async exportApplications(
    { format, lang, ...query }: ApplicationExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.listApplications({ ...query, ...page }));
    const asOn = asOnDay(query, this.clock);
    return exportFile(EXPORTED_APPLICATIONS, rows, { format, language: lang ?? language, asOn });
  }

  /** Everything about the funding of one project, by its id or code. */
  async fundingOfProject(project: string, query: { asOn?: string }): Promise<ProjectFundingAnswer> {
    const { id } = await this.projects.resolve(project);
    const funding = await this.queries.fundingOfProject(id, asOnDay(query, this.clock));
    const applications: ApplicationAnswer[] = [];
    for (const application of funding.applications) applications.push(await this.withHints(application));
    return { ...funding, applications };
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
    refuseFields(amountProblems(amounts, '/amounts'));
    const id = newId();
    await this.unitOfWork.run(async () => {
      await this.repository.insertApplication({ id, callId: null, draft: false, ...stated });
      await this.amounts.insertAmounts({ applicationId: id }, amounts);
    });
    return id;
  }

  /**
   * Stores a decision known from public registers, for loaders only: number, day and amount may be unknown, and the
   * day from which it counts is given. Returns the decision's id.
   */
  async recordPublicDecision(decision: PublicDecision): Promise<string> {
    return this.decisions.recordPublic(decision);
  }

  /** Records a funder's decision and answers the application as it then is. */
  async recordDecision(actor: Actor, id: string, body: NewDecisionBody): Promise<ApplicationAnswer> {
    return this.unitOfWork.run(async () => {
      await this.decisions.record(actor, id, body);
      return this.getApplication(id);
    });
  }

  /** Adds what to know of a decision by the rules: they refuse nothing, but whoever reads it should know. */
  private async withHints(application: ApplicationAnswer): Promise<ApplicationAnswer> {
    const { decision, repayments, instrument } = application;
    if (!decision) return application;
    const [terms, { validFrom, validTo }] = [
      await this.terms.termsOfDecision(decision.id),
      await this.instruments.get(instrument.code),
    ];
    if (!terms) return application;
    const hints = decisionHints(
      {
        periodStarts: decision.periodStarts,
        periodEnds: decision.periodEnds,
        repaidCents: repayments.flatMap(({ amounts }) =>
          readAmounts(amounts).flatMap(({ totalCents }) => totalCents ?? []),
        ),
      },
      terms,
      { validFrom, validTo },
    );
    return { ...application, hints };
  }
}
