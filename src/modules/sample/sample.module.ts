import { Module } from '@nestjs/common';
import { ActualsModule } from '../actuals/index.js';
import { BudgetsModule } from '../budgets/index.js';
import { ContributionsModule } from '../contributions/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { FundingModule } from '../funding/index.js';
import { PartnersModule } from '../partners/index.js';
import { ProjectsModule } from '../projects/index.js';
import { SampleMoney } from './sample-money.js';
import { SampleProjects } from './sample-projects.js';
import { SampleRepository } from './sample.repository.js';
import { SampleService } from './sample.service.js';

/** The sample portfolio, loaded and removed as a whole. */
@Module({
  imports: [
    PartnersModule,
    ProjectsModule,
    FundingModule,
    BudgetsModule,
    ActualsModule,
    ContributionsModule,
    DeadlinesModule,
  ],
  providers: [SampleRepository, SampleProjects, SampleMoney, SampleService],
  exports: [SampleService],
})
export class SampleModule {}
