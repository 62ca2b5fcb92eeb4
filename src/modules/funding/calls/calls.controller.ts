import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { IdParam, IfMatch, type Page, Returns, TakesVersion, pageOf } from '../../../platform/http/index.js';
import { CallAnswer, CallBody, CallListQuery } from './call.dto.js';
import { CallsService } from './calls.service.js';

@ApiTags('funding')
@Controller('api/v1/calls')
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(pageOf(CallAnswer))
  async list(@Query() query: CallListQuery): Promise<Page<CallAnswer>> {
    return this.calls.list(query);
  }

  @Get(':id')
  @RequirePermission('funding.read')
  @Returns(CallAnswer)
  async get(@IdParam() id: string): Promise<CallAnswer> {
    return this.calls.get(id);
  }

  @Post()
  @RequirePermission('funding.application.change')
  @Returns(CallAnswer, 201)
  async create(@Body() body: CallBody): Promise<CallAnswer> {
    return this.calls.create(body);
  }

  @Put(':id')
  @TakesVersion()
  @RequirePermission('funding.application.change')
  @Returns(CallAnswer)
  async change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: CallBody,
  ): Promise<CallAnswer> {
    return this.calls.change(id, version, body);
  }
}
