import { Body, Controller, Delete, Get, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/access/index.js';
import {
  IdParam,
  IfMatch,
  type Page,
  Returns,
  ReturnsFile,
  TakesVersion,
  WantedLanguage,
  pageOf,
} from '../../platform/http/index.js';
import type { Language } from '../../shared/words.js';
import {
  MunicipalityListAnswer,
  MunicipalityQuery,
  RegionListAnswer,
  RegionQuery,
} from './dto/municipality.dto.js';
import {
  ChangeOrganisationBody,
  NewOrganisationBody,
  OrganisationAnswer,
  OrganisationExportQuery,
  OrganisationListQuery,
} from './dto/organisation.dto.js';
import { PartnersService } from './partners.service.js';

@ApiTags('partners')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @RequirePermission('partners.read')
  @Returns(pageOf(OrganisationAnswer))
  async list(@Query() query: OrganisationListQuery): Promise<Page<OrganisationAnswer>> {
    return this.partners.list(query);
  }

  /** The list as a file, with the same filters. */
  @Get('export')
  @RequirePermission('partners.read')
  @ReturnsFile()
  async export(
    @Query() query: OrganisationExportQuery,
    @WantedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.partners.export(query, language);
  }

  @Get(':id')
  @RequirePermission('partners.read')
  @Returns(OrganisationAnswer)
  async get(@IdParam() id: string): Promise<OrganisationAnswer> {
    return this.partners.get(id);
  }

  @Post()
  @RequirePermission('partners.change')
  @Returns(OrganisationAnswer, 201)
  async create(@Body() body: NewOrganisationBody): Promise<OrganisationAnswer> {
    return this.partners.create(body);
  }

  @Patch(':id')
  @TakesVersion()
  @RequirePermission('partners.change')
  @Returns(OrganisationAnswer)
  async change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() body: ChangeOrganisationBody,
  ): Promise<OrganisationAnswer> {
    return this.partners.change(id, version, body);
  }

  @Delete(':id')
  @TakesVersion()
  @RequirePermission('partners.change')
  @Returns(null, 204)
  async remove(@IdParam() id: string, @IfMatch() version: number): Promise<void> {
    await this.partners.remove(id, version);
  }
}

@ApiTags('partners')
@Controller('api/v1/municipalities')
export class MunicipalitiesController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @RequirePermission('partners.read')
  @Returns(MunicipalityListAnswer)
  async list(@Query() query: MunicipalityQuery): Promise<MunicipalityListAnswer> {
    return this.partners.listMunicipalities(query);
  }

  @Get('regions')
  @RequirePermission('partners.read')
  @Returns(RegionListAnswer)
  async listRegions(@Query() query: RegionQuery): Promise<RegionListAnswer> {
    return this.partners.listRegions(query);
  }
}
