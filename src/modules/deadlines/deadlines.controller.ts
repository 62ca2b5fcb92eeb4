import { Body, Controller, Get, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  AsOnQuery,
  IdParam,
  IfMatch,
  type Page,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../platform/http/index.js';
import type { Language } from '../../shared/words.js';
import { DeadlinesService } from './deadlines.service.js';
import {
  ChangeDeadlineBody,
  CloseDeadlineBody,
  DeadlineAnswer,
  DeadlinesExportQuery,
  DeadlinesQuery,
  MoveDeadlineBody,
  NewDeadlineBody,
} from './dto/deadline.dto.js';

@ApiTags('deadlines')
@Controller('api/v1/deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get()
  @RequirePermission('deadlines.read')
  @Returns(pageOf(DeadlineAnswer))
  list(@CurrentActor() actor: Actor, @Query() query: DeadlinesQuery): Promise<Page<DeadlineAnswer>> {
    return this.deadlines.list(actor, query);
  }

  /** The list as a file, with the same filters and as on the same day. */
  @Get('export')
  @RequirePermission('deadlines.read')
  @ReturnsFile()
  export(
    @CurrentActor() actor: Actor,
    @Query() query: DeadlinesExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.deadlines.export(actor, query, language);
  }

  @Post()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer, 201)
  create(@CurrentActor() actor: Actor, @Body() body: NewDeadlineBody): Promise<DeadlineAnswer> {
    return this.deadlines.create(actor, body);
  }

  @Get(':id')
  @RequirePermission('deadlines.read')
  @Returns(DeadlineAnswer)
  get(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { asOn }: AsOnQuery,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.get(actor, id, asOn);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.change(actor, id, version, body);
  }

  @Post(':id/move')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  move(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: MoveDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.move(actor, id, version, body);
  }

  @Post(':id/complete')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  complete(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.complete(actor, id, version);
  }

  @Post(':id/cancel')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  cancel(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() { reason }: CloseDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.cancel(actor, id, version, reason ?? null);
  }

  @Post(':id/reopen')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  reopen(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.reopen(actor, id, version);
  }
}
