import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { Returns } from '../../../platform/http/index.js';
import { ExplanationAnswer } from '../../funding/index.js';
import { CoverExplainQuery, CoverGridAnswer, CoverQuery } from './cover.dto.js';
import { CoverService } from './cover.service.js';

@ApiTags('portfolio')
@Controller('api/v1/portfolio/cover')
export class CoverController {
  constructor(private readonly cover: CoverService) {}

  /** Years by secured, probable and uncovered, as on a day; also supposing that projects are refused. */
  @Get()
  @RequirePermission('portfolio.read')
  @Returns(CoverGridAnswer)
  async grid(@Query() query: CoverQuery): Promise<CoverGridAnswer> {
    return this.cover.grid(query);
  }

  /** How one figure of the grid came about. */
  @Get('explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explain(@Query() query: CoverExplainQuery): Promise<ExplanationAnswer> {
    return this.cover.explain(query);
  }
}
