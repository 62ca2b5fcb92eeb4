import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import { type Page, Returns, pageOf } from '../../platform/http/index.js';
import { ProjectListQuery } from '../projects/index.js';
import { OverviewAnswer, OverviewQuery } from './dto/overview.dto.js';
import { PortfolioProjectAnswer } from './dto/portfolio-project.dto.js';
import { PortfolioService } from './portfolio.service.js';

@ApiTags('portfolio')
@Controller('api/v1')
export class PortfolioController {
  constructor(private readonly portfolio: PortfolioService) {}

  /** The first screen: decisions, cover, deadlines, budget against actuals, as on a day. */
  @Get('overview')
  @RequirePermission('portfolio.read')
  @Returns(OverviewAnswer)
  async overview(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<OverviewAnswer> {
    return this.portfolio.overview(actor, query);
  }

  /** Projects with the money behind each, as on a day. */
  @Get('portfolio/projects')
  @RequirePermission('portfolio.read')
  @Returns(pageOf(PortfolioProjectAnswer))
  async listProjects(@Query() query: ProjectListQuery): Promise<Page<PortfolioProjectAnswer>> {
    return this.portfolio.listProjects(query);
  }
}
