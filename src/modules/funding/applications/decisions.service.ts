import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Outcome } from '../../../shared/funding.js';
import {
  type FieldProblem,
  Problem,
  fieldProblem,
  invalidField,
  refuseFields,
} from '../../../shared/problem.js';
import { ImplementersService, ProjectAccess, ProjectsService } from '../../projects/index.js';
import { FundingEvents } from '../funding-events.js';
import { FundingQueries } from '../funding.queries.js';
import type { RuleOverride, Terms } from '../instruments/domain/terms.js';
import { TermsService } from '../instruments/terms.service.js';
import type { PublicDecision } from '../stated.js';
import { AmountsRepository } from './amounts.repository.js';
import { ApplicationsRepository, type LockedApplication } from './applications.repository.js';
import type { NewDecisionBody } from './decision.dto.js';
import { DecisionsRepository, type NewDecision } from './decisions.repository.js';
import { type FundingAmount, amountProblems, readAmounts } from './domain/amounts.js';
import { decisionProblems, isGranted, repaymentProblems, statusAfter } from './domain/decision.js';
import { type DecisionUnderTerms, readOverrides, termsProblems } from './domain/decision-terms.js';
import { type AmountLine, lineProblems, partProblems, readLines } from './domain/lines.js';
import { requirePending } from './drafts.service.js';

/** A decision as it came in, with what its checks look at. */
interface EnteredDecision extends DecisionUnderTerms {
  readonly number: string;
  readonly conditions: string | null;
  readonly note: string | null;
  readonly appealUntil: string | null;
}

type StoredDecision = Omit<NewDecision, 'id' | 'applicationId' | 'funderName'> & {
  amounts: readonly FundingAmount[];
  lines: readonly AmountLine[];
};

/** What the funder decided; the project's status and period follow from it, in the same transaction. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly applications: ApplicationsRepository,
    private readonly repository: DecisionsRepository,
    private readonly amounts: AmountsRepository,
    private readonly queries: FundingQueries,
    private readonly terms: TermsService,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly projectAccess: ProjectAccess,
    private readonly events: FundingEvents,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a funder's decision: complete, on a submitted application, never before it, once, and within the rules of
   * the instrument that it does not override. A repayment is a later decision on what was granted.
   */
  async record(actor: Actor, applicationId: string, body: NewDecisionBody): Promise<void> {
    const decision = readDecision(body);
    await this.unitOfWork.run(async () => {
      const application = await this.lock(applicationId);
      await this.projectAccess.requireChange(actor, application.project_id, 'funding.decision.record');
      if (body.outcome === 'repayment') await this.recordRepayment(application, decision);
      else await this.recordOutcome(application, decision, body);
    });
  }

  /** Stores a decision known from public registers; number, day and amount may be unknown. Returns its id. */
  async recordPublic(decision: PublicDecision): Promise<string> {
    const amounts = readAmounts(decision.amounts);
    refuseFields(amountProblems(amounts, '/amounts'));
    return this.unitOfWork.run(async () => {
      const application = await this.lock(decision.applicationId);
      requirePending(application);
      if (decision.number !== null) await this.requireFreeNumber(application.funder_name, decision.number);
      const terms = await this.terms.newestTerms(
        application.instrument,
        Temporal.PlainDate.from(decision.countsFrom),
      );
      return this.storeOutcome(application, decision.outcome, {
        ...decision,
        ...{ publicRecord: true, amounts, lines: [], appealUntil: null, costModel: null, partCostModels: [] },
        ...{ instrumentVersion: terms?.version ?? null, overrides: [] },
      });
    });
  }

  private async recordOutcome(
    application: LockedApplication,
    decision: EnteredDecision,
    body: NewDecisionBody,
  ): Promise<void> {
    requirePending(application);
    const outcome = outcomeOf(body);
    const day = Temporal.PlainDate.from(decision.decided);
    const terms = await this.terms.newestTerms(application.instrument, day);
    const { overrides, problems } = readOverrides(body.overrides ?? [], terms?.rules ?? []);
    const shapeProblems: FieldProblem[] = [
      ...decisionProblems(decision, application.submitted, this.clock.today()),
      ...amountProblems(decision.amounts, '/amounts'),
      ...lineProblems(decision.lines),
      ...problems,
      ...(await this.partProblems(application.project_id, decision)),
    ];
    refuseFields([
      ...shapeProblems,
      ...(terms && shapeProblems.length === 0
        ? termsProblems(decision, withOverrides(terms, overrides, decision))
        : []),
    ]);
    await this.requireFreeNumber(application.funder_name, decision.number);
    await this.storeOutcome(application, outcome, {
      ...storedOf(decision),
      instrumentVersion: terms?.version ?? null,
      overrides,
    });
  }

  /** Money and cost models belong to parts that implement the project; each part has one model. */
  private async partProblems(projectId: string, decision: EnteredDecision): Promise<FieldProblem[]> {
    const { lines, partCostModels } = decision;
    const ids = partCostModels.map(({ partId }) => partId);
    if (ids.length === 0 && lines.every(({ partId }) => partId === null)) return [];
    const parts = new Set((await this.implementers.implementersOf(projectId)).map(({ id }) => id));
    return [
      ...partProblems(lines, parts, '/lines'),
      ...partProblems(partCostModels, parts, '/partCostModels'),
      ...ids.flatMap((id, at) =>
        ids.indexOf(id) < at ? [fieldProblem(`/partCostModels/${at}/partId`, 'field.duplicate')] : [],
      ),
    ];
  }

  /** A repayment changes neither the outcome nor the period: the grant was made, and part of it goes back. */
  private async recordRepayment(application: LockedApplication, decision: EnteredDecision): Promise<void> {
    if (application.draft) throw new Problem('application.draft');
    const { decision_outcome: outcome } = application;
    if (outcome !== 'granted' && outcome !== 'partly') throw new Problem('application.not_granted');
    const answer = await this.queries.findApplication(application.id, this.clock.today());
    refuseFields([
      ...repaymentProblems(
        decision,
        {
          decided: application.decided,
          amounts: readAmounts(answer?.decision?.amounts ?? []),
          repaid: (answer?.repayments ?? []).flatMap(({ amounts }) => readAmounts(amounts)),
        },
        this.clock.today(),
      ),
      ...amountProblems(decision.amounts, '/amounts'),
    ]);
    await this.requireFreeNumber(application.funder_name, decision.number);
    const id = await this.insert(application, {
      ...storedOf(decision),
      ...{ costModel: null, partCostModels: [] },
      instrumentVersion: null,
      overrides: [],
    });
    await this.events.publish({
      kind: 'decisionRecorded',
      projectId: application.project_id,
      recordId: id,
    });
  }

  private async storeOutcome(
    application: LockedApplication,
    outcome: Outcome,
    decision: StoredDecision,
  ): Promise<string> {
    const projectId = application.project_id;
    const id = await this.insert(application, decision);
    await this.projects.recordFact(projectId, {
      status: statusAfter(outcome),
      cause: 'decision',
      happened: decision.decided,
      countsFrom: decision.countsFrom,
      note: decision.number,
      source: decision.source,
      pointer: '/decided',
    });
    const { periodStarts: starts, periodEnds: ends } = decision;
    if (starts !== null || ends !== null) {
      const source = decision.source ?? decision.number;
      await this.projects.recordDecidedPeriod(projectId, { starts, ends, source }, decision.countsFrom);
    }
    await this.events.publish({ kind: 'decisionRecorded', projectId, recordId: id });
    return id;
  }

  private async insert(application: LockedApplication, decision: StoredDecision): Promise<string> {
    const id = newId();
    await this.repository.insertDecision({
      ...decision,
      id,
      applicationId: application.id,
      funderName: application.funder_name,
    });
    await this.amounts.insertAmounts({ decisionId: id }, decision.amounts);
    await this.amounts.insertLines({ decisionId: id }, decision.lines);
    return id;
  }

  private async lock(id: string): Promise<LockedApplication> {
    const application = await this.applications.lockApplication(id);
    if (application) return application;
    throw new Problem('record.not_found', { params: { record: 'application', id } });
  }

  private async requireFreeNumber(funder: string, number: string): Promise<void> {
    const project = await this.repository.findProjectOfNumber(funder, number);
    if (project !== null) throw invalidField('/number', 'decision.number_used', { funder, number, project });
  }
}

function readDecision(body: NewDecisionBody): EnteredDecision {
  return {
    number: body.number,
    decided: body.decided,
    outcome: body.outcome,
    amounts: readAmounts(body.amounts ?? []),
    lines: readLines(body.lines ?? []),
    rate: body.rate ?? null,
    periodStarts: body.periodStarts ?? null,
    periodEnds: body.periodEnds ?? null,
    conditions: body.conditions ?? null,
    note: body.note ?? null,
    appealUntil: body.appealUntil ?? null,
    costModel: body.costModel ?? null,
    partCostModels: body.partCostModels ?? [],
  };
}

function outcomeOf({ outcome }: NewDecisionBody): Outcome {
  if (outcome === 'repayment') throw new RangeError('A repayment is no outcome of an application.');
  return outcome;
}

/** The terms with what the decision itself overrides: it is not held against a rule that it replaces. */
function withOverrides(
  terms: Terms,
  overrides: readonly RuleOverride[],
  { number, decided }: EnteredDecision,
): Terms {
  return { ...terms, overrides, decision: { id: '', number, decided } };
}

function storedOf(decision: EnteredDecision): Omit<StoredDecision, 'instrumentVersion' | 'overrides'> {
  const { partCostModels, ...rest } = decision;
  const granted = isGranted(decision.outcome);
  return {
    ...rest,
    partCostModels: granted ? partCostModels : [],
    costModel: granted ? decision.costModel : null,
    countsFrom: decision.decided,
    source: null,
    publicRecord: false,
  };
}
