import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  AsOnQuery,
  IdParam,
  Idempotent,
  OptionalIfMatch,
  type Page,
  Returns,
  TakesVersion,
  pageOf,
} from '../../platform/http/index.js';
import {
  ApplicationAnswer,
  ApplicationListQuery,
  NewApplicationBody,
  NewDecisionBody,
  ProjectFundingAnswer,
} from './dto/application.dto.js';
import { FundingPlanAnswer, FundingPlanBody } from './dto/funding-plan.dto.js';
import { InstrumentAnswer, InstrumentListAnswer } from './dto/instrument.dto.js';
import { FundingPlanService } from './funding-plan.service.js';
import { FundingService } from './funding.service.js';
import { InstrumentCatalogue } from './instrument-catalogue.js';

@ApiTags('funding')
@Controller('api/v1/instruments')
export class InstrumentsController {
  constructor(private readonly catalogue: InstrumentCatalogue) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(InstrumentListAnswer)
  async list(): Promise<InstrumentListAnswer> {
    return this.catalogue.list();
  }

  @Get(':code')
  @RequirePermission('funding.read')
  @Returns(InstrumentAnswer)
  async get(@Param('code') code: string): Promise<InstrumentAnswer> {
    return this.catalogue.get(code);
  }
}

@ApiTags('funding')
@Controller('api/v1/applications')
export class ApplicationsController {
  constructor(private readonly funding: FundingService) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(pageOf(ApplicationAnswer))
  async list(@Query() query: ApplicationListQuery): Promise<Page<ApplicationAnswer>> {
    return this.funding.listApplications(query);
  }

  @Get(':id')
  @RequirePermission('funding.read')
  @Returns(ApplicationAnswer)
  async get(@IdParam() id: string): Promise<ApplicationAnswer> {
    return this.funding.getApplication(id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async submit(@CurrentActor() actor: Actor, @Body() body: NewApplicationBody): Promise<ApplicationAnswer> {
    return this.funding.submitApplication(actor, body);
  }

  @Post(':id/decisions')
  @Idempotent()
  @RequirePermission('funding.decision.record')
  @Returns(ApplicationAnswer, 201)
  async recordDecision(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NewDecisionBody,
  ): Promise<ApplicationAnswer> {
    return this.funding.recordDecision(actor, id, body);
  }
}

@ApiTags('funding')
@Controller('api/v1/projects')
export class ProjectFundingController {
  constructor(
    private readonly funding: FundingService,
    private readonly plans: FundingPlanService,
  ) {}

  @Get(':id/funding')
  @RequirePermission('funding.read')
  @Returns(ProjectFundingAnswer)
  async get(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ProjectFundingAnswer> {
    return this.funding.fundingOfProject(project, query);
  }

  @Get(':id/funding-plan/:year')
  @RequirePermission('funding.read')
  @Returns(FundingPlanAnswer)
  async getPlan(@Param('id') project: string, @Param('year') year: string): Promise<FundingPlanAnswer> {
    return this.plans.get(project, year);
  }

  @Put(':id/funding-plan/:year')
  @TakesVersion({ required: false })
  @RequirePermission('funding.plan.change')
  @Returns(FundingPlanAnswer)
  async putPlan(
    @Param('id') project: string,
    @Param('year') year: string,
    @OptionalIfMatch() version: number | undefined,
    @Body() body: FundingPlanBody,
  ): Promise<FundingPlanAnswer> {
    return this.plans.put(project, year, version, body);
  }
}
