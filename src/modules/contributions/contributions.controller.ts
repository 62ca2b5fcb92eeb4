import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/access/index.js';
import {
  AsOnQuery,
  IdParam,
  Idempotent,
  IfMatch,
  type Page,
  PageQuery,
  Returns,
  TakesVersion,
  pageOf,
} from '../../platform/http/index.js';
import { AllocationKeysService } from './allocation-keys.service.js';
import { ContributionsService } from './contributions.service.js';
import { AllocationKeyAnswer, ChangeKeyBody, NewKeyBody } from './dto/allocation-key.dto.js';
import {
  AgreeBody,
  ChangeRoundBody,
  IssueBody,
  NewRoundBody,
  PreviewAnswer,
  PreviewBody,
  RoundAnswer,
  RoundListQuery,
  RoundRowAnswer,
} from './dto/contribution-round.dto.js';

@ApiTags('contributions')
@Controller('api/v1/allocation-keys')
export class AllocationKeysController {
  constructor(private readonly keys: AllocationKeysService) {}

  @Get()
  @RequirePermission('contributions.read')
  @Returns(pageOf(AllocationKeyAnswer))
  async list(@Query() query: PageQuery): Promise<Page<AllocationKeyAnswer>> {
    return this.keys.list(query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('contributions.change')
  @Returns(AllocationKeyAnswer, 201)
  async create(@Body() body: NewKeyBody): Promise<AllocationKeyAnswer> {
    return this.keys.create(body);
  }

  @Get(':id')
  @RequirePermission('contributions.read')
  @Returns(AllocationKeyAnswer)
  async get(@IdParam() id: string): Promise<AllocationKeyAnswer> {
    return this.keys.get(id);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('contributions.change')
  @Returns(AllocationKeyAnswer)
  async change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeKeyBody,
  ): Promise<AllocationKeyAnswer> {
    return this.keys.change(id, version, body);
  }
}

@ApiTags('contributions')
@Controller('api/v1/contribution-rounds')
export class ContributionRoundsController {
  constructor(private readonly contributions: ContributionsService) {}

  @Get()
  @RequirePermission('contributions.read')
  @Returns(pageOf(RoundRowAnswer))
  async list(@Query() query: RoundListQuery): Promise<Page<RoundRowAnswer>> {
    return this.contributions.list(query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('contributions.change')
  @Returns(RoundAnswer, 201)
  async create(@Body() body: NewRoundBody): Promise<RoundAnswer> {
    return this.contributions.create(body);
  }

  @Get(':id')
  @RequirePermission('contributions.read')
  @Returns(RoundAnswer)
  async get(@IdParam() id: string, @Query() query: AsOnQuery): Promise<RoundAnswer> {
    return this.contributions.get(id, query);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('contributions.change')
  @Returns(RoundAnswer)
  async change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeRoundBody,
  ): Promise<RoundAnswer> {
    return this.contributions.change(id, version, body);
  }

  @Post(':id/agree')
  @TakesVersion()
  @Idempotent()
  @RequirePermission('contributions.change')
  @Returns(RoundAnswer)
  async agree(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: AgreeBody,
  ): Promise<RoundAnswer> {
    return this.contributions.agree(id, version, body);
  }

  @Post(':id/issue')
  @TakesVersion()
  @Idempotent()
  @RequirePermission('contributions.change')
  @Returns(RoundAnswer)
  async issue(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: IssueBody,
  ): Promise<RoundAnswer> {
    return this.contributions.issue(id, version, body);
  }
}

@ApiTags('contributions')
@Controller('api/v1/contributions')
export class ContributionPreviewController {
  constructor(private readonly contributions: ContributionsService) {}

  @Post('preview')
  @RequirePermission('contributions.read')
  @Returns(PreviewAnswer)
  async preview(@Body() body: PreviewBody): Promise<PreviewAnswer> {
    return this.contributions.preview(body);
  }
}
