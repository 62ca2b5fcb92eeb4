import { Module } from '@nestjs/common';
import { AllocationKeysRepository } from './allocation-keys.repository.js';
import { AllocationKeysService } from './allocation-keys.service.js';
import { ContributionRoundsRepository } from './contribution-rounds.repository.js';
import {
  AllocationKeysController,
  ContributionPreviewController,
  ContributionRoundsController,
} from './contributions.controller.js';
import { ContributionsService } from './contributions.service.js';

/** Allocation keys, rounds and shares. */
@Module({
  controllers: [AllocationKeysController, ContributionRoundsController, ContributionPreviewController],
  providers: [
    AllocationKeysRepository,
    ContributionRoundsRepository,
    AllocationKeysService,
    ContributionsService,
  ],
  exports: [ContributionsService],
})
export class ContributionsModule {}
