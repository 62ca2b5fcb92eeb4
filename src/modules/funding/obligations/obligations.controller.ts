import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import {
  AsOnExportQuery,
  AsOnQuery,
  Returns,
  ReturnsFile,
  WantedLanguage,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
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

  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Param('id') project: string,
    @Query() query: AsOnExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.obligations.export(project, query, language);
  }
}
