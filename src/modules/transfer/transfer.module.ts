import { Module } from '@nestjs/common';
import { FundingModule } from '../funding/index.js';
import { PartnersModule } from '../partners/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ImportRun } from './import-run.js';
import { KnownProjects } from './known-projects.js';
import { MovingInRepository } from './moving-in.repository.js';
import { MovingInService } from './moving-in.service.js';
import { PortfolioFileService } from './portfolio-file.service.js';
import { RowStore } from './row-store.js';
import { MovingInController } from './transfer.controller.js';

/** The portfolio as a spreadsheet, in and out. */
@Module({
  imports: [PartnersModule, ProjectsModule, FundingModule],
  controllers: [MovingInController],
  providers: [MovingInRepository, KnownProjects, RowStore, ImportRun, MovingInService, PortfolioFileService],
})
export class TransferModule {}
