export { ProjectsModule } from './projects.module.js';
export { type KnownProject, ProjectsService } from './projects.service.js';
export { ProjectAccess } from './project-access.js';
export type { RecordedFact } from './project-life.js';
export { type Period, horizonProblem } from './domain/period.js';
export {
  type ProjectAnswer,
  type ProjectReferenceAnswer,
  ProjectRowAnswer,
} from './dto/project-answer.dto.js';
export { ProjectListQuery } from './dto/project-query.dto.js';
