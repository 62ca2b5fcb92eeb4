import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import { IfMatch, Returns, TakesVersion } from '../../platform/http/index.js';
import { ImplementersAnswer, ImplementersBody } from './dto/implementer.dto.js';
import { ImplementersService } from './implementers.service.js';

@ApiTags('projects')
@Controller('api/v1/projects/:idOrCode/implementers')
export class ImplementersController {
  constructor(private readonly implementers: ImplementersService) {}

  @Get()
  @RequirePermission('projects.read')
  @Returns(ImplementersAnswer)
  async get(@Param('idOrCode') idOrCode: string): Promise<ImplementersAnswer> {
    return this.implementers.get(idOrCode);
  }

  @Put()
  @TakesVersion()
  @RequirePermission('projects.change')
  @Returns(ImplementersAnswer)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('idOrCode') idOrCode: string,
    @IfMatch() version: number,
    @Body() body: ImplementersBody,
  ): Promise<ImplementersAnswer> {
    return this.implementers.replace(actor, idOrCode, version, body.implementers);
  }
}
