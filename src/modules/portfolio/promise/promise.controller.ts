import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { AsOnQuery, Returns, ReturnsFile, WantedLanguage } from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { ExplanationAnswer } from '../../funding/index.js';
import { LadderService } from './ladder.service.js';
import {
  AsOnExportQuery,
  LadderExplainQuery,
  LatencyAnswer,
  LatencyExplainQuery,
  OwnRiskAnswer,
  OwnRiskExplainQuery,
  PortfolioLadderAnswer,
  ProjectLadderAnswer,
} from './promise.dto.js';
import { WaitingService } from './waiting.service.js';

@ApiTags('portfolio')
@Controller('api/v1')
export class PromiseController {
  constructor(
    private readonly ladders: LadderService,
    private readonly waiting: WaitingService,
  ) {}

  /** From applied to paid: the sums of own parts, and the leak at each step. */
  @Get('portfolio/ladder')
  @RequirePermission('portfolio.read')
  @Returns(PortfolioLadderAnswer)
  async portfolioLadder(@Query() query: AsOnQuery): Promise<PortfolioLadderAnswer> {
    return this.ladders.portfolio(query);
  }

  @Get('portfolio/ladder/explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explainPortfolioStep(@Query() query: LadderExplainQuery): Promise<ExplanationAnswer> {
    return this.ladders.explainPortfolio(query);
  }

  /** The ladders of the portfolio and of its projects as a file. */
  @Get('portfolio/ladder/export')
  @RequirePermission('portfolio.read')
  @ReturnsFile()
  async exportLadder(
    @Query() query: AsOnExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.ladders.export(query, language);
  }

  /** The ladder of one project, by its id or code. */
  @Get('projects/:id/ladder')
  @RequirePermission('portfolio.read')
  @Returns(ProjectLadderAnswer)
  async projectLadder(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ProjectLadderAnswer> {
    return this.ladders.project(project, query);
  }

  @Get('projects/:id/ladder/explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explainProjectStep(
    @Param('id') project: string,
    @Query() query: LadderExplainQuery,
  ): Promise<ExplanationAnswer> {
    return this.ladders.explainProject(project, query);
  }

  /** How long each application waited, against its funder's own median. */
  @Get('portfolio/decision-latency')
  @RequirePermission('portfolio.read')
  @Returns(LatencyAnswer)
  async latency(@Query() query: AsOnQuery): Promise<LatencyAnswer> {
    return this.waiting.latency(query);
  }

  @Get('portfolio/decision-latency/explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explainLatency(@Query() query: LatencyExplainQuery): Promise<ExplanationAnswer> {
    return this.waiting.explainLatency(query);
  }

  /** How long each application waited, as a file. */
  @Get('portfolio/decision-latency/export')
  @RequirePermission('portfolio.read')
  @ReturnsFile()
  async exportLatency(
    @Query() query: AsOnExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.waiting.exportLatency(query, language);
  }

  /** What was spent before the decision, per project. */
  @Get('portfolio/own-risk')
  @RequirePermission('portfolio.read')
  @Returns(OwnRiskAnswer)
  async ownRisk(@Query() query: AsOnQuery): Promise<OwnRiskAnswer> {
    return this.waiting.ownRisk(query);
  }

  /** What was spent before the decision, as a file. */
  @Get('portfolio/own-risk/export')
  @RequirePermission('portfolio.read')
  @ReturnsFile()
  async exportOwnRisk(
    @Query() query: AsOnExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.waiting.exportOwnRisk(query, language);
  }

  @Get('portfolio/own-risk/explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explainOwnRisk(@Query() query: OwnRiskExplainQuery): Promise<ExplanationAnswer> {
    return this.waiting.explainOwnRisk(query);
  }
}
