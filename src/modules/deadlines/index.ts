export { DeadlineEvents, type DeadlineListener } from './deadline-events.js';
export { DeadlinesModule } from './deadlines.module.js';
export { DeadlinesService, type SampleDeadline } from './deadlines.service.js';
export type { Deadline } from './domain/deadline.js';
export { dueProblems, leadProblems } from './domain/due-problems.js';
export { DeadlineAnswer, DueBody } from './dto/deadline.dto.js';
