import { Module } from '@nestjs/common';
import { ActualsModule } from '../actuals/index.js';
import { ContributionsModule } from '../contributions/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { FundingModule } from '../funding/index.js';
import { ProjectsModule } from '../projects/index.js';
import { RemindersModule } from '../reminders/index.js';
import { CoverController } from './cover/cover.controller.js';
import { CoverService } from './cover/cover.service.js';
import { LadderService } from './promise/ladder.service.js';
import { PromiseController } from './promise/promise.controller.js';
import { WaitingService } from './promise/waiting.service.js';
import { LineageController } from './lineage/lineage.controller.js';
import { LineageService } from './lineage/lineage.service.js';
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
  controllers: [PortfolioController, CoverController, PromiseController, LineageController],
  providers: [PortfolioService, CoverService, LadderService, WaitingService, LineageService],
})
export class PortfolioModule {}
