import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { AsOnQuery, Returns } from '../../../platform/http/index.js';
import { ObligationListAnswer } from './obligation.dto.js';
import { ObligationsService } from './obligations.service.js';

@ApiTags('funding')
@Controller('api/v1/projects/:id/obligations')
export class ObligationsController {
  constructor(private readonly obligations: ObligationsService) {}

  /** What the project's grants oblige to, by which rule, and from which day it is counted. */
  @Get()
  @RequirePermission('funding.read')
  @Returns(ObligationListAnswer)
  async list(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ObligationListAnswer> {
    return this.obligations.list(project, query);
  }
}
