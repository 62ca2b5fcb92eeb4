import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import {
  IdParam,
  Idempotent,
  IfMatch,
  type Page,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../../platform/http/index.js';
import type { Language } from '../../../shared/words.js';
import { ChangePreviewAnswer, ChangeRequestAnswer } from './change-answer.dto.js';
import {
  ChangeRequestBody,
  ChangeRequestsExportQuery,
  ChangeRequestsQuery,
  DecideChangeBody,
  FileChangeBody,
  NewChangeRequestBody,
} from './change-request.dto.js';
import { ChangeRequestsService } from './change-requests.service.js';

@ApiTags('funding')
@Controller('api/v1/projects/:id/change-requests')
export class ProjectChangesController {
  constructor(private readonly changes: ChangeRequestsService) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(pageOf(ChangeRequestAnswer))
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Query() query: ChangeRequestsQuery,
  ): Promise<Page<ChangeRequestAnswer>> {
    return this.changes.list(actor, project, query);
  }

  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Query() query: ChangeRequestsExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.changes.export(actor, project, query, language);
  }

  @Post()
  @Idempotent()
  @RequirePermission('funding.change_request.file')
  @Returns(ChangeRequestAnswer, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Body() body: NewChangeRequestBody,
  ): Promise<ChangeRequestAnswer> {
    return this.changes.create(actor, project, body);
  }
}

@ApiTags('funding')
@Controller('api/v1/change-requests')
export class ChangeRequestsController {
  constructor(private readonly changes: ChangeRequestsService) {}

  @Get(':id')
  @RequirePermission('funding.read')
  @Returns(ChangeRequestAnswer)
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ChangeRequestAnswer> {
    return this.changes.get(actor, id);
  }

  /** Exactly what an approval would do now; the approval runs the same code. */
  @Get(':id/preview')
  @RequirePermission('funding.read')
  @Returns(ChangePreviewAnswer)
  async preview(@IdParam() id: string): Promise<ChangePreviewAnswer> {
    return this.changes.preview(id);
  }

  /** Writes a draft anew, whole. */
  @Patch(':id')
  @TakesVersion()
  @RequirePermission('funding.change_request.file')
  @Returns(ChangeRequestAnswer)
  async change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeRequestBody,
  ): Promise<ChangeRequestAnswer> {
    return this.changes.change(actor, id, version, body);
  }

  /** Throws a draft away, which nobody has seen yet; what was filed is withdrawn. */
  @Delete(':id')
  @TakesVersion()
  @RequirePermission('funding.change_request.file')
  @Returns(null, 204)
  async remove(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.changes.remove(actor, id, version);
  }

  @Post(':id/file')
  @TakesVersion()
  @RequirePermission('funding.change_request.file')
  @Returns(ChangeRequestAnswer)
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: FileChangeBody,
  ): Promise<ChangeRequestAnswer> {
    return this.changes.file(actor, id, version, body);
  }

  @Post(':id/withdraw')
  @TakesVersion()
  @RequirePermission('funding.change_request.file')
  @Returns(ChangeRequestAnswer)
  async withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<ChangeRequestAnswer> {
    return this.changes.withdraw(actor, id, version);
  }

  /** An approval writes plans, budget and period by itself and proposes what the deadlines would be. */
  @Post(':id/decide')
  @TakesVersion()
  @Idempotent()
  @RequirePermission('funding.decision.record')
  @Returns(ChangeRequestAnswer)
  async decide(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: DecideChangeBody,
  ): Promise<ChangeRequestAnswer> {
    return this.changes.decide(actor, id, version, body);
  }
}
