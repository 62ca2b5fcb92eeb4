import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/index.js';
import { AmountsRepository } from './applications/amounts.repository.js';
import { ApplicationContent } from './applications/application-content.js';
import { ApplicationCopiesService } from './applications/application-copies.service.js';
import { ApplicationsController, ProjectFundingController } from './applications/applications.controller.js';
import { ApplicationsRepository } from './applications/applications.repository.js';
import { ApplicationsService } from './applications/applications.service.js';
import { DecisionsRepository } from './applications/decisions.repository.js';
import { DecisionsService } from './applications/decisions.service.js';
import { DraftsService } from './applications/drafts.service.js';
import { SubmissionsRepository } from './applications/submissions.repository.js';
import { SubmissionsService } from './applications/submissions.service.js';
import { CallsController } from './calls/calls.controller.js';
import { CallsRepository } from './calls/calls.repository.js';
import { CallsService } from './calls/calls.service.js';
import { ChangeEffects } from './changes/change-effects.js';
import { ChangeRequestsController, ProjectChangesController } from './changes/change-requests.controller.js';
import { ChangeRequestsRepository } from './changes/change-requests.repository.js';
import { ChangeRequestsService } from './changes/change-requests.service.js';
import { PlanChangeEffect } from './changes/plan-change-effect.js';
import { FundingEvents } from './funding-events.js';
import { FundingQueries } from './funding.queries.js';
import { InstrumentCatalogue } from './instruments/instrument-catalogue.js';
import { InstrumentsController } from './instruments/instruments.controller.js';
import { InstrumentsRepository } from './instruments/instruments.repository.js';
import { InstrumentsService } from './instruments/instruments.service.js';
import { TermsRepository } from './instruments/terms.repository.js';
import { TermsService } from './instruments/terms.service.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { ObligationsRepository } from './obligations/obligations.repository.js';
import { ObligationsService } from './obligations/obligations.service.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { AgreementsRepository } from './agreements/agreements.repository.js';
import { AgreementsService } from './agreements/agreements.service.js';
import { FundingCheckRepository } from './plan/funding-check.repository.js';
import { FundingCheckService } from './plan/funding-check.service.js';
import { FundingChecks } from './plan/funding-checks.js';
import { PlanCopier } from './plan/plan-copier.js';
import { ProjectPlanService } from './plan/project-plan.service.js';
import { FundingPlanController } from './plan/funding-plan.controller.js';
import { FundingPlanRepository } from './plan/funding-plan.repository.js';
import { FundingPlanService } from './plan/funding-plan.service.js';
import { StandingQueries } from './standing.queries.js';

/** Instruments, applications, decisions and funding plans. */
@Module({
  imports: [ProjectsModule],
  controllers: [
    InstrumentsController,
    CallsController,
    ApplicationsController,
    ProjectFundingController,
    FundingPlanController,
    ObligationsController,
    AgreementsController,
    ProjectChangesController,
    ChangeRequestsController,
  ],
  providers: [
    InstrumentsRepository,
    TermsRepository,
    TermsService,
    CallsRepository,
    CallsService,
    AmountsRepository,
    ApplicationsRepository,
    DecisionsRepository,
    SubmissionsRepository,
    ApplicationContent,
    DraftsService,
    SubmissionsService,
    DecisionsService,
    FundingPlanRepository,
    FundingEvents,
    FundingQueries,
    InstrumentCatalogue,
    InstrumentsService,
    ApplicationsService,
    FundingPlanService,
    ObligationsRepository,
    ObligationsService,
    StandingQueries,
    AgreementsRepository,
    AgreementsService,
    FundingChecks,
    FundingCheckRepository,
    FundingCheckService,
    ProjectPlanService,
    PlanCopier,
    ApplicationCopiesService,
    ChangeEffects,
    ChangeRequestsRepository,
    ChangeRequestsService,
    PlanChangeEffect,
  ],
  exports: [
    FundingEvents,
    FundingQueries,
    StandingQueries,
    InstrumentCatalogue,
    TermsService,
    ApplicationsService,
    FundingPlanService,
    ObligationsService,
    AgreementsService,
    FundingChecks,
    FundingCheckService,
    ProjectPlanService,
    ChangeEffects,
  ],
})
export class FundingModule {}
