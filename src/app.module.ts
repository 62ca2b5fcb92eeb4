import { type DynamicModule, Module } from '@nestjs/common';
import { ClockModule } from './platform/clock/index.js';
import { type AppConfig, ConfigModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { HealthModule } from './platform/health/index.js';
import { HttpPlatformModule } from './platform/http/index.js';
import { JobsModule } from './platform/jobs/index.js';
import { MailModule } from './platform/mail/index.js';
import { OutboxModule } from './platform/outbox/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { PartnersModule } from './modules/partners/index.js';
import { ProjectsModule } from './modules/projects/index.js';
import { FundingModule } from './modules/funding/index.js';
import { BudgetsModule } from './modules/budgets/index.js';
import { ActualsModule } from './modules/actuals/index.js';
import { ContributionsModule } from './modules/contributions/index.js';
import { DeadlinesModule } from './modules/deadlines/index.js';
import { RemindersModule } from './modules/reminders/index.js';
import { PortfolioModule } from './modules/portfolio/index.js';
import { TransferModule } from './modules/transfer/index.js';
import { SampleModule } from './modules/sample/index.js';

/** The configuration of a process that knows its database. */
export type RunningConfig = AppConfig & { databaseUrl: string };

/** The list of rooms, in the order in which they may import one another. */
@Module({})
export class AppModule {
  static forRoot(config: RunningConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        ClockModule,
        DatabaseModule.forRoot({ databaseUrl: config.databaseUrl, poolSize: config.databasePoolSize }),
        HealthModule,
        HttpPlatformModule,
        OutboxModule,
        JobsModule,
        MailModule,
        IdentityModule,
        PartnersModule,
        ProjectsModule,
        FundingModule,
        BudgetsModule,
        ActualsModule,
        ContributionsModule,
        DeadlinesModule,
        RemindersModule,
        PortfolioModule,
        TransferModule,
        SampleModule,
      ],
    };
  }
}
