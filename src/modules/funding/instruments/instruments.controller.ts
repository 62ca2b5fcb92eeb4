import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import {
  IfMatch,
  type Page,
  PageQuery,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { InstrumentCatalogue } from './instrument-catalogue.js';
import {
  DeliveredRulesQuery,
  NewInstrumentBody,
  NewVersionBody,
  RuleExportQuery,
  TakeDeliveredBody,
} from './instrument-body.dto.js';
import {
  DeliveredRulesAnswer,
  InstrumentAnswer,
  InstrumentListAnswer,
  InstrumentVersionAnswer,
} from './instrument.dto.js';
import { InstrumentsService } from './instruments.service.js';

@ApiTags('funding')
@Controller('api/v1/instruments')
export class InstrumentsController {
  constructor(
    private readonly catalogue: InstrumentCatalogue,
    private readonly instruments: InstrumentsService,
  ) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(InstrumentListAnswer)
  async list(): Promise<InstrumentListAnswer> {
    return this.catalogue.list();
  }

  /** Every validity of every rule as a file; of one instrument when its code is given. */
  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Query() query: RuleExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.instruments.exportRules(query, language);
  }

  @Post()
  @RequirePermission('funding.instruments.change')
  @Returns(InstrumentAnswer, 201)
  async create(@CurrentActor() actor: Actor, @Body() body: NewInstrumentBody): Promise<InstrumentAnswer> {
    return this.instruments.create(actor, body);
  }

  @Get(':code')
  @RequirePermission('funding.read')
  @Returns(InstrumentAnswer)
  async get(@Param('code') code: string): Promise<InstrumentAnswer> {
    return this.catalogue.get(code);
  }

  @Get(':code/versions')
  @RequirePermission('funding.read')
  @Returns(pageOf(InstrumentVersionAnswer))
  async listVersions(
    @Param('code') code: string,
    @Query() query: PageQuery,
  ): Promise<Page<InstrumentVersionAnswer>> {
    return this.instruments.listVersions(code, query);
  }

  @Post(':code/versions')
  @RequirePermission('funding.instruments.change')
  @TakesVersion()
  @Returns(InstrumentAnswer, 201)
  async addVersion(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: NewVersionBody,
  ): Promise<InstrumentAnswer> {
    return this.instruments.addVersion(actor, code, version, body);
  }

  /** What the delivered rules that wait would change, before they are taken. */
  @Get(':code/delivered-rules')
  @RequirePermission('funding.read')
  @Returns(DeliveredRulesAnswer)
  async previewDelivered(
    @Param('code') code: string,
    @Query() query: DeliveredRulesQuery,
  ): Promise<DeliveredRulesAnswer> {
    return this.instruments.previewDelivered(code, query);
  }

  @Post(':code/delivered-rules')
  @RequirePermission('funding.instruments.change')
  @TakesVersion()
  @Returns(InstrumentAnswer, 201)
  async takeDelivered(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Body() body: TakeDeliveredBody,
  ): Promise<InstrumentAnswer> {
    return this.instruments.takeDelivered(actor, code, version, body);
  }
}
