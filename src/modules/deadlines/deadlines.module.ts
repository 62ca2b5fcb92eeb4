import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/index.js';
import { DeadlineEvents } from './deadline-events.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesQueries } from './deadlines.queries.js';
import { DeadlinesRepository } from './deadlines.repository.js';
import { DeadlinesService } from './deadlines.service.js';

/** What falls due, on what basis, and whose it is. */
@Module({
  imports: [ProjectsModule],
  controllers: [DeadlinesController],
  providers: [DeadlineEvents, DeadlinesQueries, DeadlinesRepository, DeadlinesService],
  exports: [DeadlineEvents, DeadlinesService],
})
export class DeadlinesModule {}
