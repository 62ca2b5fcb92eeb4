import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/access/index.js';
import { IdParam, IfMatch, Returns, TakesVersion } from '../../platform/http/index.js';
import { BudgetsService } from './budgets.service.js';
import { BudgetAnswer, BudgetBody, BudgetQuery, BudgetVersionsAnswer } from './dto/budget.dto.js';

@ApiTags('budgets')
@Controller('api/v1/projects/:id/budget')
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  @Get()
  @RequirePermission('budgets.read')
  @Returns(BudgetAnswer)
  async get(@IdParam() id: string, @Query() query: BudgetQuery): Promise<BudgetAnswer> {
    return this.budgets.get(id, query);
  }

  @Get('versions')
  @RequirePermission('budgets.read')
  @Returns(BudgetVersionsAnswer)
  async listVersions(@IdParam() id: string): Promise<BudgetVersionsAnswer> {
    return { items: await this.budgets.listVersions(id) };
  }

  /** Replaces the whole budget by a new version; the first one is made with `If-Match: "0"`. */
  @Put()
  @TakesVersion()
  @RequirePermission('budgets.change')
  @Returns(BudgetAnswer)
  async replace(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: BudgetBody,
  ): Promise<BudgetAnswer> {
    return this.budgets.replace(id, version, body);
  }
}
