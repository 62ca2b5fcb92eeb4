import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  AsOnQuery,
  IdParam,
  IfMatch,
  type Page,
  Returns,
  TakesVersion,
  pageOf,
} from '../../platform/http/index.js';
import { DeadlinesService } from './deadlines.service.js';
import {
  ChangeDeadlineBody,
  CloseDeadlineBody,
  DeadlineAnswer,
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

  @Post()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer, 201)
  create(@Body() body: NewDeadlineBody): Promise<DeadlineAnswer> {
    return this.deadlines.create(body);
  }

  @Get(':id')
  @RequirePermission('deadlines.read')
  @Returns(DeadlineAnswer)
  get(@IdParam() id: string, @Query() { asOn }: AsOnQuery): Promise<DeadlineAnswer> {
    return this.deadlines.get(id, asOn);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.change(id, version, body);
  }

  @Post(':id/move')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  move(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: MoveDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.move(id, version, body);
  }

  @Post(':id/complete')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  complete(@IdParam() id: string, @IfMatch() version: number): Promise<DeadlineAnswer> {
    return this.deadlines.complete(id, version);
  }

  @Post(':id/cancel')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  cancel(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() { reason }: CloseDeadlineBody,
  ): Promise<DeadlineAnswer> {
    return this.deadlines.cancel(id, version, reason ?? null);
  }

  @Post(':id/reopen')
  @TakesVersion()
  @RequirePermission('deadlines.change')
  @Returns(DeadlineAnswer)
  reopen(@IdParam() id: string, @IfMatch() version: number): Promise<DeadlineAnswer> {
    return this.deadlines.reopen(id, version);
  }
}
