import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import { Idempotent, Returns } from '../../platform/http/index.js';
import { CopiesService } from './copies.service.js';
import { NewCopyBody, ProjectCopyAnswer } from './dto/copy.dto.js';

@ApiTags('projects')
@Controller('api/v1/projects/:id/copies')
export class CopiesController {
  constructor(private readonly copies: CopiesService) {}

  /** A new project from this one; each part needs the permission to change it. */
  @Post()
  @Idempotent()
  @RequirePermission('projects.change')
  @Returns(ProjectCopyAnswer, 201)
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id') project: string,
    @Body() body: NewCopyBody,
  ): Promise<ProjectCopyAnswer> {
    return this.copies.copy(actor, project, body);
  }
}
