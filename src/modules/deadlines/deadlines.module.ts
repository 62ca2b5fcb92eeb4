import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/index.js';
import { ProjectsModule } from '../projects/index.js';
import { DeadlineEvents } from './deadline-events.js';
import { DeadlinesCopier } from './deadlines-copier.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesQueries } from './deadlines.queries.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';
import { DeadlineChangeEffect } from './derived/deadline-change-effect.js';
import { DerivedDeadlines } from './derived/derived-deadlines.service.js';
import { ProposalsController } from './derived/proposals.controller.js';
import { ProposalsRepository } from './derived/proposals.repository.js';
import { ProposalsService } from './derived/proposals.service.js';

/** What falls due, on what basis, and whose it is. */
@Module({
  imports: [ProjectsModule, FundingModule],
  controllers: [DeadlinesController, ProposalsController],
  providers: [
    DeadlineEvents,
    DeadlinesQueries,
    DeadlinesRepository,
    DeadlinesService,
    DeadlinesCopier,
    DerivedDeadlines,
    ProposalsRepository,
    ProposalsService,
    DeadlineChangeEffect,
  ],
  exports: [DeadlineEvents, DeadlinesService],
})
export class DeadlinesModule {}
