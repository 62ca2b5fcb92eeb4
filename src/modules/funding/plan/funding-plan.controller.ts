import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { AsOnQuery, IfMatch, OptionalIfMatch, Returns, TakesVersion } from '../../../platform/http/index.js';
import {
  FundingPlanAnswer,
  FundingPlanBody,
  FundingPlanVersionsAnswer,
  PlanPartQuery,
  PlanYearQuery,
} from './funding-plan.dto.js';
import { ExplanationListAnswer } from '../explanation.dto.js';
import { FundingCheckService } from './funding-check.service.js';
import { FundingPlanService } from './funding-plan.service.js';
import { FundingCheckAnswer, ProjectPlanAnswer, ProjectPlanBody } from './project-plan.dto.js';
import { ProjectPlanService } from './project-plan.service.js';

@ApiTags('funding')
@Controller('api/v1/projects')
export class FundingPlanController {
  constructor(
    private readonly plans: FundingPlanService,
    private readonly projectPlans: ProjectPlanService,
    private readonly checks: FundingCheckService,
  ) {}

  /** Every year and part, with sums; the newest versions, or those that counted on the day. */
  @Get(':id/funding-plan')
  @RequirePermission('funding.read')
  @Returns(ProjectPlanAnswer)
  async getTable(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ProjectPlanAnswer> {
    return this.projectPlans.get(project, query);
  }

  /** Writes several years at once; the first ones of a project are made with `If-Match: "0"`. */
  @Put(':id/funding-plan')
  @TakesVersion()
  @RequirePermission('funding.plan.change')
  @Returns(ProjectPlanAnswer)
  async putTable(
    @Param('id') project: string,
    @IfMatch() version: number,
    @Body() body: ProjectPlanBody,
  ): Promise<ProjectPlanAnswer> {
    return this.projectPlans.put(project, version, body);
  }

  @Get(':id/funding-plan/explain')
  @RequirePermission('funding.read')
  @Returns(ExplanationListAnswer)
  async explain(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ExplanationListAnswer> {
    return { items: await this.projectPlans.explain(project, query) };
  }

  @Get(':id/funding-check')
  @RequirePermission('funding.read')
  @Returns(FundingCheckAnswer)
  async check(@Param('id') project: string, @Query() query: AsOnQuery): Promise<FundingCheckAnswer> {
    return this.checks.check(project, query);
  }

  @Get(':id/funding-plan/:year')
  @RequirePermission('funding.read')
  @Returns(FundingPlanAnswer)
  async getPlan(
    @Param('id') project: string,
    @Param('year') year: string,
    @Query() query: PlanYearQuery,
  ): Promise<FundingPlanAnswer> {
    return this.plans.get(project, year, query);
  }

  @Get(':id/funding-plan/:year/versions')
  @RequirePermission('funding.read')
  @Returns(FundingPlanVersionsAnswer)
  async listVersions(
    @Param('id') project: string,
    @Param('year') year: string,
    @Query() query: PlanPartQuery,
  ): Promise<FundingPlanVersionsAnswer> {
    return { items: await this.plans.listVersions(project, year, query.part) };
  }

  /** Writes a new version; the first one of a year is made without `If-Match`. */
  @Put(':id/funding-plan/:year')
  @TakesVersion({ required: false })
  @RequirePermission('funding.plan.change')
  @Returns(FundingPlanAnswer)
  async putPlan(
    @Param('id') project: string,
    @Param('year') year: string,
    @Query() query: PlanPartQuery,
    @OptionalIfMatch() version: number | undefined,
    @Body() body: FundingPlanBody,
  ): Promise<FundingPlanAnswer> {
    return this.plans.put(project, year, version, body, query.part);
  }
}
