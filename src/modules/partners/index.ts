export { PartnersModule } from './partners.module.js';
export { type KnownOrganisation, PartnersService } from './partners.service.js';
export type { OrganisationAnswer } from './dto/organisation.dto.js';
export type { MunicipalityAnswer, MunicipalityListAnswer } from './dto/municipality.dto.js';
