import { Body, Controller, Get, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  IfMatch,
  type Page,
  PageQuery,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../platform/http/index.js';
import type { Language } from '../../shared/words.js';
import { HistoryEntryAnswer, ProjectAnswer, ProjectRowAnswer } from './dto/project-answer.dto.js';
import {
  ChangeProjectBody,
  EndBody,
  NewProjectBody,
  SetStatusBody,
  StartBody,
} from './dto/project-body.dto.js';
import { ProjectExportQuery, ProjectListQuery, ProjectQuery } from './dto/project-query.dto.js';
import { ProjectHistory } from './project-history.js';
import { ProjectsService } from './projects.service.js';

/** A project is addressed by its id or by its code. */
@ApiTags('projects')
@Controller('api/v1/projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly history: ProjectHistory,
  ) {}

  @Get()
  @RequirePermission('projects.read')
  @Returns(pageOf(ProjectRowAnswer))
  async list(@Query() query: ProjectListQuery): Promise<Page<ProjectRowAnswer>> {
    return this.projects.list(query);
  }

  /** The list as a file, with the same filters and as on the same day. */
  @Get('export')
  @RequirePermission('projects.read')
  @ReturnsFile()
  async export(
    @Query() query: ProjectExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.projects.export(query, language);
  }

  @Get(':idOrCode')
  @RequirePermission('projects.read')
  @Returns(ProjectAnswer)
  async get(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @Query() query: ProjectQuery,
  ): Promise<ProjectAnswer> {
    return this.projects.get(actor, idOrCode, query);
  }

  @Get(':idOrCode/history')
  @RequirePermission('projects.read')
  @Returns(pageOf(HistoryEntryAnswer))
  async listHistory(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @Query() query: PageQuery,
  ): Promise<Page<HistoryEntryAnswer>> {
    return this.history.list(actor, idOrCode, query);
  }

  @Post()
  @RequirePermission('projects.change')
  @Returns(ProjectAnswer, 201)
  async create(@CurrentActor() actor: Actor, @Body() body: NewProjectBody): Promise<ProjectAnswer> {
    return this.projects.create(actor, body);
  }

  @Patch(':idOrCode')
  @TakesVersion()
  @RequirePermission('projects.change')
  @Returns(ProjectAnswer)
  async change(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @IfMatch() version: number,
    @Body() body: ChangeProjectBody,
  ): Promise<ProjectAnswer> {
    return this.projects.change(actor, idOrCode, version, body);
  }

  @Post(':idOrCode/status')
  @RequirePermission('projects.change')
  @Returns(ProjectAnswer)
  async setStatus(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @Body() body: SetStatusBody,
  ): Promise<ProjectAnswer> {
    return this.projects.setStatus(actor, idOrCode, body);
  }

  @Post(':idOrCode/start')
  @RequirePermission('projects.change')
  @Returns(ProjectAnswer)
  async start(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @Body() body: StartBody,
  ): Promise<ProjectAnswer> {
    return this.projects.start(actor, idOrCode, body);
  }

  @Post(':idOrCode/end')
  @RequirePermission('projects.change')
  @Returns(ProjectAnswer)
  async end(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @Body() body: EndBody,
  ): Promise<ProjectAnswer> {
    return this.projects.end(actor, idOrCode, body);
  }
}
