import { Body, Controller, Delete, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import {
  AsOnQuery,
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
import { ApplicationCopiesService } from './application-copies.service.js';
import {
  ApplicationAnswer,
  ApplicationContentBody,
  ApplicationExportQuery,
  ApplicationListQuery,
  AttachmentsBody,
  NewApplicationCopyBody,
  NewApplicationBody,
  ProjectFundingAnswer,
  SubmissionBody,
  WithdrawalBody,
} from './application.dto.js';
import { ApplicationsService } from './applications.service.js';
import { NewDecisionBody } from './decision.dto.js';
import { DraftsService } from './drafts.service.js';
import { ApplicationVersionListAnswer, NewSupplementBody, SupplementAnswerBody } from './submission.dto.js';
import { SubmissionsService } from './submissions.service.js';

@ApiTags('funding')
@Controller('api/v1/applications')
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly drafts: DraftsService,
    private readonly submissions: SubmissionsService,
    private readonly copies: ApplicationCopiesService,
  ) {}

  @Get()
  @RequirePermission('funding.read')
  @Returns(pageOf(ApplicationAnswer))
  async list(@Query() query: ApplicationListQuery): Promise<Page<ApplicationAnswer>> {
    return this.applications.listApplications(query);
  }

  /** Applications and decisions as a file, with the same filters and as on the same day. */
  @Get('export')
  @RequirePermission('funding.read')
  @ReturnsFile()
  async export(
    @Query() query: ApplicationExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.applications.exportApplications(query, language);
  }

  @Get(':id')
  @RequirePermission('funding.read')
  @Returns(ApplicationAnswer)
  async get(@IdParam() id: string): Promise<ApplicationAnswer> {
    return this.applications.getApplication(id);
  }

  @Post()
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async record(@CurrentActor() actor: Actor, @Body() body: NewApplicationBody): Promise<ApplicationAnswer> {
    return this.submissions.record(actor, body);
  }

  /** A draft that asks the same, for this or another project. */
  @Post(':id/copies')
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async copy(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NewApplicationCopyBody,
  ): Promise<ApplicationAnswer> {
    return this.copies.copy(actor, id, body);
  }

  @Put(':id')
  @TakesVersion()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer)
  async changeDraft(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ApplicationContentBody,
  ): Promise<ApplicationAnswer> {
    return this.drafts.change(actor, id, version, body);
  }

  @Delete(':id')
  @TakesVersion()
  @RequirePermission('funding.application.change')
  @Returns(null, 204)
  async removeDraft(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.drafts.remove(actor, id, version);
  }

  @Put(':id/attachments')
  @TakesVersion()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer)
  async setAttachments(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: AttachmentsBody,
  ): Promise<ApplicationAnswer> {
    return this.drafts.setAttachments(actor, id, version, body);
  }

  @Post(':id/submission')
  @TakesVersion()
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async submit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: SubmissionBody,
  ): Promise<ApplicationAnswer> {
    return this.submissions.submit(actor, id, version, body);
  }

  @Post(':id/withdrawal')
  @TakesVersion()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: WithdrawalBody,
  ): Promise<ApplicationAnswer> {
    return this.submissions.withdraw(actor, id, version, body);
  }

  @Get(':id/versions')
  @RequirePermission('funding.read')
  @Returns(ApplicationVersionListAnswer)
  async listVersions(@IdParam() id: string): Promise<ApplicationVersionListAnswer> {
    return this.submissions.listVersions(id);
  }

  @Post(':id/supplements')
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async requestSupplement(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NewSupplementBody,
  ): Promise<ApplicationAnswer> {
    return this.submissions.requestSupplement(actor, id, body);
  }

  @Post(':id/supplements/:supplementId/answer')
  @Idempotent()
  @RequirePermission('funding.application.change')
  @Returns(ApplicationAnswer, 201)
  async answerSupplement(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('supplementId') supplementId: string,
    @Body() body: SupplementAnswerBody,
  ): Promise<ApplicationAnswer> {
    return this.submissions.answerSupplement(actor, id, supplementId, body);
  }

  @Post(':id/decisions')
  @Idempotent()
  @RequirePermission('funding.decision.record')
  @Returns(ApplicationAnswer, 201)
  async recordDecision(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: NewDecisionBody,
  ): Promise<ApplicationAnswer> {
    return this.applications.recordDecision(actor, id, body);
  }
}

@ApiTags('funding')
@Controller('api/v1/projects')
export class ProjectFundingController {
  constructor(private readonly applications: ApplicationsService) {}

  @Get(':id/funding')
  @RequirePermission('funding.read')
  @Returns(ProjectFundingAnswer)
  async get(@Param('id') project: string, @Query() query: AsOnQuery): Promise<ProjectFundingAnswer> {
    return this.applications.fundingOfProject(project, query);
  }
}
