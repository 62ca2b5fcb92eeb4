import { Body, Controller, Get, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import {
  IdParam,
  IfMatch,
  type Page,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { CallAnswer, CallBody, CallExportQuery, CallListQuery } from './call.dto.js';
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

  /** The calls as a file, with the same filters. */
  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Query() query: CallExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.calls.export(query, language);
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
