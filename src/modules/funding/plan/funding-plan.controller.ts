import { Body, Controller, Get, Param, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import {
  AsOnQuery,
  IfMatch,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
} from '../../../platform/http/index.js';
import { FundingPlanVersionsAnswer, PlanPartQuery } from './funding-plan.dto.js';
import type { Language } from '../../../shared/words.js';
import { ExplanationListAnswer } from '../explanation.dto.js';
import { FundingCheckService } from './funding-check.service.js';
import { FundingPlanService } from './funding-plan.service.js';
import {
  FundingCheckAnswer,
  ProjectPlanAnswer,
  ProjectPlanBody,
  ProjectPlanExportQuery,
} from './project-plan.dto.js';
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

  /** The plans as a file: a row per source of each part and year. */
  @Get(':id/funding-plan/export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Param('id') project: string,
    @Query() query: ProjectPlanExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.projectPlans.export(project, query, language);
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

  /** Every version of a year's plan, newest first. */
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
}
