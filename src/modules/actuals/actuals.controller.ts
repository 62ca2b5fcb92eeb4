import { Body, Controller, Get, Header, Patch, Post, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission } from '../../platform/access/index.js';
import type { Actor } from '../../platform/context/index.js';
import {
  IdParam,
  Idempotent,
  IfMatch,
  type Page,
  PageQuery,
  Returns,
  TakesFile,
  TakesVersion,
  type Upload,
  UploadedFile,
  pageOf,
} from '../../platform/http/index.js';
import { ActualsService } from './actuals.service.js';
import { CostCentresService } from './cost-centres.service.js';
import { ChangeCostCentreBody, CostCentreAnswer, CostCentreBody } from './dto/cost-centre.dto.js';
import { EntryAnswer, EntryBody, EntryPageAnswer, EntryQuery, ReversalBody } from './dto/entry.dto.js';
import { BatchAnswer, ImportAnswer, ImportPreviewAnswer } from './dto/import.dto.js';
import { BudgetVsActualAnswer, BudgetVsActualCsvQuery, BudgetVsActualQuery } from './dto/report.dto.js';
import { ImportsService } from './imports.service.js';

const IMPORT_FIELDS = { projectId: 'The project of rows without a cost centre.' };

@ApiTags('actuals')
@Controller('api/v1/entries')
export class EntriesController {
  constructor(private readonly actuals: ActualsService) {}

  @Get()
  @RequirePermission('actuals.read')
  @Returns(EntryPageAnswer)
  async list(@Query() query: EntryQuery): Promise<EntryPageAnswer> {
    return this.actuals.list(query);
  }

  @Post()
  @Idempotent()
  @RequirePermission('actuals.change')
  @Returns(EntryAnswer, 201)
  async enter(@Body() body: EntryBody): Promise<EntryAnswer> {
    return this.actuals.enter(body);
  }

  @Post(':id/reversal')
  @Idempotent()
  @RequirePermission('actuals.change')
  @Returns(EntryAnswer, 201)
  async reverse(@IdParam() id: string, @Body() { postingDate }: ReversalBody): Promise<EntryAnswer> {
    return this.actuals.reverse(id, postingDate);
  }
}

/** An import needs no Idempotency-Key: its rows carry their own, so a repeat adds nothing. */
@ApiTags('actuals')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @RequirePermission('actuals.read')
  @Returns(pageOf(BatchAnswer))
  async list(@Query() query: PageQuery): Promise<Page<BatchAnswer>> {
    return this.imports.list(query);
  }

  @Post('preview')
  @TakesFile(IMPORT_FIELDS)
  @RequirePermission('actuals.change')
  @Returns(ImportPreviewAnswer)
  async preview(@UploadedFile() upload: Upload): Promise<ImportPreviewAnswer> {
    return this.imports.preview(upload);
  }

  @Post()
  @TakesFile(IMPORT_FIELDS)
  @RequirePermission('actuals.change')
  @Returns(ImportAnswer, 201)
  async commit(@CurrentActor() actor: Actor, @UploadedFile() upload: Upload): Promise<ImportAnswer> {
    return this.imports.commit(actor, upload);
  }

  @Post(':id/reversal')
  @RequirePermission('actuals.change')
  @Returns(BatchAnswer, 201)
  async undo(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<BatchAnswer> {
    return this.imports.undo(actor, id);
  }
}

@ApiTags('actuals')
@Controller('api/v1/cost-centres')
export class CostCentresController {
  constructor(private readonly costCentres: CostCentresService) {}

  @Get()
  @RequirePermission('actuals.read')
  @Returns(pageOf(CostCentreAnswer))
  async list(@Query() query: PageQuery): Promise<Page<CostCentreAnswer>> {
    return this.costCentres.list(query);
  }

  @Post()
  @RequirePermission('actuals.change')
  @Returns(CostCentreAnswer, 201)
  async create(@Body() body: CostCentreBody): Promise<CostCentreAnswer> {
    return this.costCentres.create(body);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('actuals.change')
  @Returns(CostCentreAnswer)
  async move(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() { projectId }: ChangeCostCentreBody,
  ): Promise<CostCentreAnswer> {
    return this.costCentres.move(id, version, projectId);
  }
}

@ApiTags('reports')
@Controller('api/v1/reports')
export class FinanceReportsController {
  constructor(private readonly actuals: ActualsService) {}

  @Get('budget-vs-actual')
  @RequirePermission('actuals.read')
  @Returns(BudgetVsActualAnswer)
  async budgetVsActual(@Query() query: BudgetVsActualQuery): Promise<BudgetVsActualAnswer> {
    return this.actuals.report(query);
  }

  @Get('budget-vs-actual.csv')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="budget-vs-actual.csv"')
  @RequirePermission('actuals.read')
  @Returns(String)
  async budgetVsActualCsv(@Query() query: BudgetVsActualCsvQuery): Promise<string> {
    return this.actuals.reportCsv(query);
  }
}
