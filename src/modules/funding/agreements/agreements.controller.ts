import { Body, Controller, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import {
  AsOnExportQuery,
  AsOnQuery,
  IdParam,
  Idempotent,
  IfMatch,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { AgreementAnswer, AgreementBody, AgreementListAnswer, ReceiptBody } from './agreement.dto.js';
import { AgreementsService } from './agreements.service.js';

@ApiTags('funding')
@Controller('api/v1')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @Get('projects/:id/agreements')
  @RequirePermission('funding.read')
  @Returns(AgreementListAnswer)
  async list(@Param('id') project: string, @Query() query: AsOnQuery): Promise<AgreementListAnswer> {
    return this.agreements.list(project, query);
  }

  @Get('projects/:id/agreements/export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Param('id') project: string,
    @Query() query: AsOnExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.agreements.export(project, query, language);
  }

  @Post('projects/:id/agreements')
  @Idempotent()
  @RequirePermission('funding.agreement.change')
  @Returns(AgreementAnswer, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Body() body: AgreementBody,
  ): Promise<AgreementAnswer> {
    return this.agreements.create(actor, project, body);
  }

  @Put('agreements/:id')
  @TakesVersion()
  @RequirePermission('funding.agreement.change')
  @Returns(AgreementAnswer)
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: AgreementBody,
  ): Promise<AgreementAnswer> {
    return this.agreements.change(actor, id, version, body);
  }

  /** Records what came into the account; a negative one takes back an earlier one. */
  @Post('agreements/:id/receipts')
  @Idempotent()
  @RequirePermission('funding.agreement.change')
  @Returns(AgreementAnswer, 201)
  async receive(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReceiptBody,
  ): Promise<AgreementAnswer> {
    return this.agreements.receive(actor, id, body);
  }
}
