import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../../platform/access/index.js';
import type { Actor } from '../../../platform/context/index.js';
import { type Page, Returns, pageOf } from '../../../platform/http/index.js';
import {
  ProposalAnswer,
  ProposalsQuery,
  SettleProposalsBody,
  SettledProposalsAnswer,
} from '../dto/proposal.dto.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('deadlines')
@Controller('api/v1/deadline-proposals')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Get()
  @RequirePermission('deadlines.read')
  @Returns(pageOf(ProposalAnswer))
  list(@CurrentActor() actor: Actor, @Query() query: ProposalsQuery): Promise<Page<ProposalAnswer>> {
    return this.proposals.list(actor, query);
  }

  @Post('confirm')
  @RequirePermission('deadlines.change')
  @Returns(SettledProposalsAnswer)
  confirm(
    @CurrentActor() actor: Actor,
    @Body() { ids }: SettleProposalsBody,
  ): Promise<SettledProposalsAnswer> {
    return this.proposals.confirm(actor, ids);
  }

  @Post('dismiss')
  @RequirePermission('deadlines.change')
  @Returns(SettledProposalsAnswer)
  dismiss(
    @CurrentActor() actor: Actor,
    @Body() { ids }: SettleProposalsBody,
  ): Promise<SettledProposalsAnswer> {
    return this.proposals.dismiss(actor, ids);
  }
}
