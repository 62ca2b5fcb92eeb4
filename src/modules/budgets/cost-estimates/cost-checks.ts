import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { FundingChecks, type FundingFinding, TermsService } from '../../funding/index.js';
import { type StoredEstimate, ofFigure } from './cost-estimate-words.js';
import { CostEstimatesRepository } from './cost-estimates.repository.js';
import { costTermsOf } from './cost-terms-of.js';
import { type StatedEstimate, costFindings } from './domain/cost-findings.js';

/** Adds to the funding check what the cost estimates of a project break of its terms. */
@Injectable()
export class CostChecks implements OnModuleInit {
  constructor(
    private readonly checks: FundingChecks,
    private readonly repository: CostEstimatesRepository,
    private readonly terms: TermsService,
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
    const terms = await this.terms.termsOfProject(projectId, Temporal.PlainDate.from(asOn));
    return terms ? costFindings(costTermsOf(terms), estimates.map(toStated)) : [];
  }
}

function toStated({ id, year, part_name, model, inputs, figures }: StoredEstimate): StatedEstimate {
  const flatRate = model === 'flatRate' ? (inputs.flatRate ?? null) : null;
  return { id, year, partName: part_name, model, flatRate, figures: figures.map(ofFigure) };
}
