import { Module } from '@nestjs/common';
import { CopiesController } from './copies.controller.js';
import { CopiesService } from './copies.service.js';
import { ImplementersController } from './implementers.controller.js';
import { ImplementersRepository } from './implementers.repository.js';
import { ImplementersService } from './implementers.service.js';
import { ProjectAccess } from './project-access.js';
import { ProjectCopies } from './project-copies.js';
import { ProjectEvents } from './project-events.js';
import { ProjectHistory } from './project-history.js';
import { ProjectLife } from './project-life.js';
import { ProjectParts } from './project-parts.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsQueries } from './projects.queries.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

/** Projects, their periods, partners and status. */
@Module({
  controllers: [ProjectsController, ImplementersController, CopiesController],
  providers: [
    ProjectsRepository,
    ProjectsQueries,
    ProjectParts,
    ProjectLife,
    ProjectAccess,
    ProjectHistory,
    ProjectsService,
    ImplementersRepository,
    ImplementersService,
    ProjectCopies,
    ProjectEvents,
    CopiesService,
  ],
  exports: [ProjectsService, ProjectAccess, ImplementersService, ProjectCopies, ProjectEvents],
})
export class ProjectsModule {}
