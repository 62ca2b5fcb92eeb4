import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/index.js';
import { FundingPlanRepository } from './funding-plan.repository.js';
import { FundingPlanService } from './funding-plan.service.js';
import {
  ApplicationsController,
  InstrumentsController,
  ProjectFundingController,
} from './funding.controller.js';
import { FundingQueries } from './funding.queries.js';
import { FundingRepository } from './funding.repository.js';
import { FundingService } from './funding.service.js';
import { InstrumentCatalogue } from './instrument-catalogue.js';

/** Instruments, applications, decisions and funding plans. */
@Module({
  imports: [ProjectsModule],
  controllers: [InstrumentsController, ApplicationsController, ProjectFundingController],
  providers: [
    FundingRepository,
    FundingPlanRepository,
    FundingQueries,
    InstrumentCatalogue,
    FundingService,
    FundingPlanService,
  ],
  exports: [FundingQueries, InstrumentCatalogue, FundingService, FundingPlanService],
})
export class FundingModule {}
