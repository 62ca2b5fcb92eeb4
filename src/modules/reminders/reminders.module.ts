import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { parse } from 'yaml';
import { projectRoot } from '../../platform/config/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { type ReminderPolicy, readPolicies } from './domain/policy.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersJobs } from './reminders.jobs.js';
import { REMINDER_POLICIES, RemindersPlanner } from './reminders.planner.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';

/** Read once at the start, which a wrong file stops. */
function loadPolicies(): ReminderPolicy[] {
  const file = join(projectRoot(), 'config', 'reminders', 'policies.yaml');
  return readPolicies(parse(readFileSync(file, 'utf8')));
}

/** Reminders of deadlines: planned with them, sent once. */
@Module({
  imports: [DeadlinesModule],
  controllers: [RemindersController],
  providers: [
    RemindersRepository,
    RemindersPlanner,
    RemindersJobs,
    RemindersService,
    { provide: REMINDER_POLICIES, useFactory: loadPolicies },
  ],
  exports: [RemindersService],
})
export class RemindersModule {}
