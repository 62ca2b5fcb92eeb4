import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { Returns, ReturnsFile, WantedLanguage } from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { ExplanationAnswer } from '../../funding/index.js';
import { CoverExplainQuery, CoverExportQuery, CoverGridAnswer, CoverQuery } from './cover.dto.js';
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

  /** The grid as a file: the same years, as on the same day, with the same refusals supposed. */
  @Get('export')
  @RequirePermission('portfolio.read')
  @ReturnsFile()
  async export(
    @Query() query: CoverExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.cover.export(query, language);
  }

  /** How one figure of the grid came about. */
  @Get('explain')
  @RequirePermission('portfolio.read')
  @Returns(ExplanationAnswer)
  async explain(@Query() query: CoverExplainQuery): Promise<ExplanationAnswer> {
    return this.cover.explain(query);
  }
}
