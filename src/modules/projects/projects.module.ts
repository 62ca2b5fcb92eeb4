import { Module } from '@nestjs/common';
import { ProjectAccess } from './project-access.js';
import { ProjectHistory } from './project-history.js';
import { ProjectLife } from './project-life.js';
import { ProjectParts } from './project-parts.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsQueries } from './projects.queries.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

/** Projects, their periods, partners and status. */
@Module({
  controllers: [ProjectsController],
  providers: [
    ProjectsRepository,
    ProjectsQueries,
    ProjectParts,
    ProjectLife,
    ProjectAccess,
    ProjectHistory,
    ProjectsService,
  ],
  exports: [ProjectsService, ProjectAccess],
})
export class ProjectsModule {}
