import { Module } from '@nestjs/common';
import {
  CostCentresController,
  EntriesController,
  FinanceReportsController,
  ImportsController,
} from './actuals.controller.js';
import { ActualsQueries } from './actuals.queries.js';
import { ActualsService } from './actuals.service.js';
import { CostCentresRepository } from './cost-centres.repository.js';
import { CostCentresService } from './cost-centres.service.js';
import { EntriesRepository } from './entries.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ActualsReference } from './reference.js';

/** The ledger, its import, and budget against actuals. */
@Module({
  controllers: [EntriesController, ImportsController, CostCentresController, FinanceReportsController],
  providers: [
    ActualsQueries,
    ActualsReference,
    ActualsService,
    CostCentresRepository,
    CostCentresService,
    EntriesRepository,
    ImportsRepository,
    ImportsService,
  ],
  exports: [ActualsService, CostCentresService],
})
export class ActualsModule {}
