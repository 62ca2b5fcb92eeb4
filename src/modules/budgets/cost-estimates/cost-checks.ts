import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { COST_MODELS } from '../../../shared/funding.js';
import { FundingChecks, type FundingFinding, FundingQueries, TermsService } from '../../funding/index.js';
import { type StoredEstimate, ofFigure } from './cost-estimate-words.js';
import { CostEstimatesRepository } from './cost-estimates.repository.js';
import { costTermsOf } from './cost-terms-of.js';
import { type DecidedModels, type StatedEstimate, costFindings } from './domain/cost-findings.js';

/** Adds to the funding check what the cost estimates of a project break of its terms. */
@Injectable()
export class CostChecks implements OnModuleInit {
  constructor(
    private readonly checks: FundingChecks,
    private readonly repository: CostEstimatesRepository,
    private readonly terms: TermsService,
    private readonly funding: FundingQueries,
  ) {}

  onModuleInit(): void {
    this.checks.register((projectId, asOn) => this.check(projectId, asOn));
  }

  /** Estimates that were worked out after the day were not there yet. */
  private async check(projectId: string, asOn: string): Promise<FundingFinding[]> {
    const estimates = (await this.repository.listOfProject(projectId)).filter(
      ({ computed_on }) => computed_on <= asOn,
    );
    if (estimates.length === 0) return [];
    const day = Temporal.PlainDate.from(asOn);
    const terms = await this.terms.termsOfProject(projectId, day);
    if (!terms) return [];
    const decided = await this.decidedModels(projectId, terms.decision?.id ?? null, day);
    return costFindings(costTermsOf(terms), estimates.map(toStated), decided);
  }

  /** What the decision that the terms rest on says of cost models. */
  private async decidedModels(
    projectId: string,
    decisionId: string | null,
    day: Temporal.PlainDate,
  ): Promise<DecidedModels | null> {
    if (decisionId === null) return null;
    const { applications } = await this.funding.fundingOfProject(projectId, day);
    const decision = applications.find((one) => one.decision?.id === decisionId)?.decision;
    if (!decision) return null;
    const { number, decided, costModel, partCostModels } = decision;
    return {
      ...{ number, decided },
      model: COST_MODELS.find((one) => one === costModel) ?? null,
      ofParts: new Map(partCostModels.map((one) => [one.partId, one.costModel])),
    };
  }
}

function toStated({ id, year, part_id, part_name, model, inputs, figures }: StoredEstimate): StatedEstimate {
  const flatRate = model === 'flatRate' ? (inputs.flatRate ?? null) : null;
  return { id, year, partId: part_id, partName: part_name, model, flatRate, figures: figures.map(ofFigure) };
}
