import { Module } from '@nestjs/common';
import { MunicipalitiesController, OrganisationsController } from './partners.controller.js';
import { PartnersRepository } from './partners.repository.js';
import { PartnersService } from './partners.service.js';

/** Organisations and municipalities. */
@Module({
  controllers: [OrganisationsController, MunicipalitiesController],
  providers: [PartnersRepository, PartnersService],
  exports: [PartnersService],
})
export class PartnersModule {}
