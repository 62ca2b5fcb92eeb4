import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../../platform/access/index.js';
import { AsOnQuery, Returns } from '../../../platform/http/index.js';
import { LineageAnswer } from './lineage.dto.js';
import { LineageService } from './lineage.service.js';

@ApiTags('portfolio')
@Controller('api/v1/projects')
export class LineageController {
  constructor(private readonly lineage: LineageService) {}

  /** The chain of projects that continue one another, with gaps, overlaps and the granted own parts. */
  @Get(':id/lineage')
  @RequirePermission('portfolio.read')
  @Returns(LineageAnswer)
  async get(@Param('id') project: string, @Query() query: AsOnQuery): Promise<LineageAnswer> {
    return this.lineage.get(project, query);
  }
}
