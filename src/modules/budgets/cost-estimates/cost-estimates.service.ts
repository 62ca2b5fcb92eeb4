import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../../platform/clock/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Explanation } from '../../../shared/explanation.js';
import { invalidField, Problem } from '../../../shared/problem.js';
import { TermsService } from '../../funding/index.js';
import { ImplementersService, ProjectAccess, ProjectsService } from '../../projects/index.js';
import { BudgetsService } from '../budgets.service.js';
import type { BudgetAnswer } from '../dto/budget.dto.js';
import type {
  CostEstimateAnswer,
  CostEstimateBody,
  CostEstimatesAnswer,
  CostPreviewBody,
  CostResultAnswer,
  NewCostEstimateBody,
  RollUpQuery,
} from './cost-estimate.dto.js';
import {
  type StoredEstimate,
  ofFigure,
  readInputs,
  toEstimate,
  toFigure,
  toResult,
  withinInputs,
} from './cost-estimate-words.js';
import { CostEstimatesRepository, type EstimateContent } from './cost-estimates.repository.js';
import { costTermsOf } from './cost-terms-of.js';
import { budgetLinesOf } from './domain/budget-lines.js';
import { estimateCosts } from './domain/cost-model.js';
import type { CostTerms } from './domain/cost-terms.js';
import { refuseSecondModel } from './domain/one-model.js';
import { type RollUp, type RolledEstimate, rollUps } from './domain/roll-up.js';

/** What a project is estimated to cost, by implementer and year, on the terms that hold for it. */
@Injectable()
export class CostEstimatesService {
  constructor(
    private readonly repository: CostEstimatesRepository,
    private readonly budgets: BudgetsService,
    private readonly terms: TermsService,
    private readonly projects: ProjectsService,
    private readonly implementers: ImplementersService,
    private readonly access: ProjectAccess,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Works an estimate out without saving it. */
  async preview({ projectId, instrument, on, inputs }: CostPreviewBody): Promise<CostResultAnswer> {
    const day = on ? Temporal.PlainDate.from(on) : this.clock.today();
    const terms = projectId ? await this.termsOf(projectId, day) : await this.newestTerms(instrument, day);
    return toResult(withinInputs(() => estimateCosts(terms, readInputs(inputs))));
  }

  /** Every estimate of a project, and what they sum to. */
  async list(project: string): Promise<CostEstimatesAnswer> {
    const { id } = await this.projects.resolve(project);
    const rows = await this.repository.listOfProject(id);
    const sums = await this.rollUp(id, rows);
    return {
      items: rows.map(toEstimate),
      rollUp: sums.map(({ figures, ...sum }) => ({
        ...sum,
        figures: figures.map(toFigure).map(({ explanation: _told, ...figure }) => figure),
      })),
    };
  }

  /** How the figures of one sum come about. @throws Problem record.not_found where there is no such sum */
  async explainRollUp(project: string, query: RollUpQuery): Promise<Explanation[]> {
    const [year, part] = [query.year ?? null, query.part ?? null];
    const { id, code } = await this.projects.resolve(project);
    const sums = await this.rollUp(id, await this.repository.listOfProject(id));
    const asked = sums.find((sum) => sum.year === year && (sum.part?.id ?? null) === part);
    if (!asked) {
      const wanted = [code, year, part].filter((one) => one !== null).join(' ');
      throw new Problem('record.not_found', { params: { record: 'cost estimate', id: wanted } });
    }
    return asked.figures.map(({ explanation }) => explanation);
  }

  private async rollUp(projectId: string, rows: readonly StoredEstimate[]): Promise<RollUp[]> {
    const implementers = await this.implementers.implementersOf(projectId);
    return rollUps(
      rows.map(toRolled),
      implementers.map(({ id, name }) => ({ id, name })),
    );
  }

  async get(id: string): Promise<CostEstimateAnswer> {
    return toEstimate(await this.require(id));
  }

  /** @throws Problem `input.invalid` where a rule refuses, `estimate.exists` for an implementer's year that has one */
  async create(actor: Actor, project: string, body: NewCostEstimateBody): Promise<CostEstimateAnswer> {
    return this.unitOfWork.run(async () => {
      const { id: projectId } = await this.projects.resolve(project);
      await this.access.requireChange(actor, projectId, 'budgets.estimate.change');
      await this.repository.lockProject(projectId);
      const { partId = null, year } = body;
      if (partId !== null && !(await this.repository.isPartOf(partId, projectId))) {
        throw invalidField('/partId', 'reference.missing', { record: 'implementer' });
      }
      const others = await this.repository.listOfProject(projectId);
      if (others.some((one) => one.part_id === partId && one.year === year)) {
        throw new Problem('estimate.exists', { params: { year } });
      }
      const id = newId();
      await this.repository.insert(
        { id, projectId, partId, year },
        await this.compute(projectId, body, others),
      );
      return this.get(id);
    });
  }

  /** Computes anew by the terms that hold today. */
  async change(
    actor: Actor,
    id: string,
    version: number,
    body: CostEstimateBody,
  ): Promise<CostEstimateAnswer> {
    return this.unitOfWork.run(async () => {
      const { project_id: projectId } = await this.lock(actor, id, version);
      const others = (await this.repository.listOfProject(projectId)).filter((one) => one.id !== id);
      await this.repository.replace(id, await this.compute(projectId, body, others));
      return this.get(id);
    });
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.lock(actor, id, version);
      await this.repository.remove(id);
    });
  }

  /**
   * Writes the year of an estimate into the project's budget: its lines become what the implementers' estimates of that
   * year sum to, as a budget is of the whole project; other years stay.
   *
   * @param budgetVersion the version of the budget that was read; 0 when there was none
   */
  async apply(id: string, budgetVersion: number): Promise<BudgetAnswer> {
    return this.unitOfWork.run(async () => {
      const estimate = await this.require(id);
      const { version } = await this.budgets.get(estimate.project_id);
      if (version !== budgetVersion) throw new Problem('record.stale');
      const stay = (await this.budgets.newestLines(estimate.project_id)).filter(
        (line) => line.year !== estimate.year,
      );
      const rows = await this.repository.listOfProject(estimate.project_id);
      const sums = await this.rollUp(estimate.project_id, rows);
      const ofYear = sums.find(({ year, part }) => year === estimate.year && part === null);
      const lines = budgetLinesOf(estimate.year, ofYear?.figures ?? []);
      await this.budgets.writeVersion(estimate.project_id, [...stay, ...lines], {
        cause: 'edited',
        causeId: id,
      });
      return this.budgets.get(estimate.project_id);
    });
  }

  private async compute(
    projectId: string,
    { inputs, note = null }: CostEstimateBody,
    others: readonly StoredEstimate[],
  ): Promise<EstimateContent> {
    const today = this.clock.today();
    const terms = await this.termsOf(projectId, today);
    const result = withinInputs(() => {
      const computed = estimateCosts(terms, readInputs(inputs));
      refuseSecondModel(
        terms,
        inputs.model,
        others.map(({ model }) => model),
      );
      return computed;
    });
    return { inputs, result, computedOn: today.toString(), note };
  }

  private async termsOf(projectId: string, day: Temporal.PlainDate): Promise<CostTerms> {
    const { id } = await this.projects.resolve(projectId);
    const terms = await this.terms.termsOfProject(id, day);
    if (!terms) throw new Problem('estimate.no_terms');
    return costTermsOf(terms);
  }

  private async newestTerms(
    instrument: string | null | undefined,
    day: Temporal.PlainDate,
  ): Promise<CostTerms> {
    if (!instrument) throw invalidField('/instrument', 'field.required');
    const terms = await this.terms.newestTerms(instrument, day);
    if (!terms) throw invalidField('/instrument', 'reference.missing', { record: 'instrument' });
    return costTermsOf(terms);
  }

  private async lock(actor: Actor, id: string, version: number): Promise<StoredEstimate> {
    const found = await this.require(id);
    await this.access.requireChange(actor, found.project_id, 'budgets.estimate.change');
    await this.repository.lockProject(found.project_id);
    const now = await this.require(id);
    if (now.version !== version) throw new Problem('record.stale');
    return now;
  }

  private async require(id: string): Promise<StoredEstimate> {
    const found = await this.repository.find(id);
    if (!found) throw new Problem('record.not_found', { params: { record: 'cost estimate', id } });
    return found;
  }
}

function toRolled({ part_id: id, part_name: name, year, figures }: StoredEstimate): RolledEstimate {
  return { part: id === null ? null : { id, name: name ?? '–' }, year, figures: figures.map(ofFigure) };
}
