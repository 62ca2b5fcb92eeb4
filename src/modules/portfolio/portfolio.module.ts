import { Module } from '@nestjs/common';
import { ActualsModule } from '../actuals/index.js';
import { ContributionsModule } from '../contributions/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { FundingModule } from '../funding/index.js';
import { ProjectsModule } from '../projects/index.js';
import { RemindersModule } from '../reminders/index.js';
import { PortfolioController } from './portfolio.controller.js';
import { PortfolioService } from './portfolio.service.js';

/** Read-only views across the capabilities. */
@Module({
  imports: [
    ProjectsModule,
    FundingModule,
    ActualsModule,
    ContributionsModule,
    DeadlinesModule,
    RemindersModule,
  ],
  controllers: [PortfolioController],
  providers: [PortfolioService],
})
export class PortfolioModule {}
