import { Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  IdParam,
  type Page,
  PageQuery,
  Returns,
  ReturnsFile,
  TakesFile,
  type Upload,
  UploadedFile,
  WantedLanguage,
  pageOf,
} from '../../platform/http/index.js';
import type { Language } from '../../shared/words.js';
import {
  MovingInAnswer,
  MovingInPreviewAnswer,
  MovingInResultAnswer,
  PortfolioFileQuery,
  TemplateQuery,
} from './dto/moving-in.dto.js';
import { MovingInService } from './moving-in.service.js';
import { PortfolioFileService } from './portfolio-file.service.js';

const FIELDS = {
  sheet: 'The sheet to read; the one whose headers are recognised best when left out.',
  mapping: 'What columns mean, by index: {"3": "funder", "4": ""}. An empty text leaves the column out.',
};

/** An import needs no Idempotency-Key: a row that is known already adds nothing. */
@ApiTags('moving in')
@Controller('api/v1/moving-in')
export class MovingInController {
  constructor(
    private readonly movingIn: MovingInService,
    private readonly portfolioFile: PortfolioFileService,
  ) {}

  /** A workbook to fill in, with a sheet that explains it. */
  @Get('template')
  @RequirePermission('projects.read')
  @ReturnsFile()
  async template(
    @Query() { lang }: TemplateQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.portfolioFile.template(lang ?? language);
  }

  /** The projects in the form of the template, as on a day; it can be brought in again. */
  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Query() query: PortfolioFileQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.portfolioFile.export(query, language);
  }

  @Post('preview')
  @TakesFile(FIELDS)
  @RequirePermission('portfolio.import')
  @Returns(MovingInPreviewAnswer)
  async preview(
    @CurrentActor() actor: Actor,
    @UploadedFile() upload: Upload,
  ): Promise<MovingInPreviewAnswer> {
    return this.movingIn.preview(actor, upload);
  }

  @Get('imports')
  @RequirePermission('projects.read')
  @Returns(pageOf(MovingInAnswer))
  async list(@Query() query: PageQuery): Promise<Page<MovingInAnswer>> {
    return this.movingIn.list(query);
  }

  @Post('imports')
  @TakesFile({ ...FIELDS, apply: 'Rows whose differences are written: "all", or their numbers, [3, 7].' })
  @RequirePermission('portfolio.import')
  @Returns(MovingInResultAnswer, 201)
  async commit(@CurrentActor() actor: Actor, @UploadedFile() upload: Upload): Promise<MovingInResultAnswer> {
    return this.movingIn.commit(actor, upload);
  }

  @Post('imports/:id/undo')
  @RequirePermission('portfolio.import')
  @Returns(MovingInAnswer)
  async undo(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<MovingInAnswer> {
    return this.movingIn.undo(actor, id);
  }
}
