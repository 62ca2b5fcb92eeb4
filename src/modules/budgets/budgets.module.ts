import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/index.js';
import { ProjectsModule } from '../projects/index.js';
import { BudgetChangeEffect } from './budget-change-effect.js';
import { BudgetCopier } from './budget-copier.js';
import { BudgetsController } from './budgets.controller.js';
import { BudgetsRepository } from './budgets.repository.js';
import { BudgetsService } from './budgets.service.js';
import { CostChecks } from './cost-estimates/cost-checks.js';
import { CostEstimatesController } from './cost-estimates/cost-estimates.controller.js';
import { CostEstimatesRepository } from './cost-estimates/cost-estimates.repository.js';
import { CostEstimatesService } from './cost-estimates/cost-estimates.service.js';

/** What a project may spend, by cost category and year. */
@Module({
  imports: [FundingModule, ProjectsModule],
  controllers: [BudgetsController, CostEstimatesController],
  providers: [
    BudgetsRepository,
    BudgetsService,
    BudgetChangeEffect,
    CostChecks,
    BudgetCopier,
    CostEstimatesRepository,
    CostEstimatesService,
  ],
  exports: [BudgetsService, CostEstimatesService],
})
export class BudgetsModule {}
