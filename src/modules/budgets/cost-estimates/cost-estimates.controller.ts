import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { Idempotent, IdParam, IfMatch, Returns, TakesVersion } from '../../../platform/http/index.js';
import { ExplanationListAnswer } from '../../funding/index.js';
import { BudgetAnswer } from '../dto/budget.dto.js';
import {
  CostEstimateAnswer,
  CostEstimateBody,
  CostEstimatesAnswer,
  CostPreviewBody,
  CostResultAnswer,
  NewCostEstimateBody,
  RollUpQuery,
} from './cost-estimate.dto.js';
import { CostEstimatesService } from './cost-estimates.service.js';

@ApiTags('budgets')
@Controller('api/v1')
export class CostEstimatesController {
  constructor(private readonly estimates: CostEstimatesService) {}

  /** Works an estimate out and stores nothing. */
  @Post('cost-estimates/preview')
  @RequirePermission('budgets.read')
  @Returns(CostResultAnswer)
  async preview(@Body() body: CostPreviewBody): Promise<CostResultAnswer> {
    return this.estimates.preview(body);
  }

  /** The estimates of a project by implementer and year, and their sums. */
  @Get('projects/:id/cost-estimates')
  @RequirePermission('budgets.read')
  @Returns(CostEstimatesAnswer)
  async list(@Param('id') project: string): Promise<CostEstimatesAnswer> {
    return this.estimates.list(project);
  }

  /** How the sums of a project's estimates come about: of a year, of an implementer, or of all. */
  @Get('projects/:id/cost-estimates/explain')
  @RequirePermission('budgets.read')
  @Returns(ExplanationListAnswer)
  async explainRollUp(
    @Param('id') project: string,
    @Query() query: RollUpQuery,
  ): Promise<ExplanationListAnswer> {
    return { items: await this.estimates.explainRollUp(project, query) };
  }

  @Post('projects/:id/cost-estimates')
  @Idempotent()
  @RequirePermission('budgets.estimate.change')
  @Returns(CostEstimateAnswer, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Body() body: NewCostEstimateBody,
  ): Promise<CostEstimateAnswer> {
    return this.estimates.create(actor, project, body);
  }

  @Get('cost-estimates/:id')
  @RequirePermission('budgets.read')
  @Returns(CostEstimateAnswer)
  async get(@IdParam() id: string): Promise<CostEstimateAnswer> {
    return this.estimates.get(id);
  }

  /** How each figure of a saved estimate came about, by the rules that were applied to it. */
  @Get('cost-estimates/:id/explain')
  @RequirePermission('budgets.read')
  @Returns(ExplanationListAnswer)
  async explain(@IdParam() id: string): Promise<ExplanationListAnswer> {
    return { items: (await this.estimates.get(id)).figures.map(({ explanation }) => explanation) };
  }

  /** Replaces the inputs and computes anew. */
  @Put('cost-estimates/:id')
  @TakesVersion()
  @RequirePermission('budgets.estimate.change')
  @Returns(CostEstimateAnswer)
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: CostEstimateBody,
  ): Promise<CostEstimateAnswer> {
    return this.estimates.change(actor, id, version, body);
  }

  @Delete('cost-estimates/:id')
  @TakesVersion()
  @RequirePermission('budgets.estimate.change')
  @Returns(null, 204)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.estimates.remove(actor, id, version);
  }

  /** Makes it the budget of its year, as a new version; `If-Match` is the version of the budget. */
  @Post('cost-estimates/:id/budget')
  @TakesVersion()
  @Idempotent()
  @RequirePermission('budgets.change')
  @Returns(BudgetAnswer)
  async apply(@IdParam() id: string, @IfMatch() version: number): Promise<BudgetAnswer> {
    return this.estimates.apply(id, version);
  }
}
