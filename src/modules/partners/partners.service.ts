import { Injectable, type StreamableFile } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import {
  DEFAULT_LIMIT,
  type Page,
  decodeCursor,
  exportFile,
  readAllRows,
  toPage,
} from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { Problem, invalidField } from '../../shared/problem.js';
import type { Language } from '../../shared/words.js';
import { isBusinessId } from './domain/organisation.js';
import type {
  MunicipalityListAnswer,
  MunicipalityQuery,
  RegionListAnswer,
  RegionQuery,
} from './dto/municipality.dto.js';
import type {
  ChangeOrganisationBody,
  NewOrganisationBody,
  OrganisationAnswer,
  OrganisationExportQuery,
  OrganisationListQuery,
} from './dto/organisation.dto.js';
import { EXPORTED_ORGANISATIONS } from './partners.export.js';
import { PartnersRepository } from './partners.repository.js';
import type { OrganisationKind } from '../../shared/organisation.js';

/** An organisation by what is known of it; for the sample and for imports. */
export interface KnownOrganisation {
  name: string;
  nameSv?: string | null;
  /** `unknown` when left out. */
  kind?: OrganisationKind;
  businessId?: string | null;
  municipalityCode?: string | null;
  note?: string | null;
  sample?: boolean;
}

/** Organisations, and the municipalities with their regions and populations. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly repository: PartnersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(query: OrganisationListQuery): Promise<Page<OrganisationAnswer>> {
    const { q, kind, sort = 'name', limit = DEFAULT_LIMIT } = query;
    const after = decodeCursor(query.cursor, ['textOrNull', 'id']);
    const rows = await this.repository.listOrganisations({
      q,
      kind,
      sort,
      after: after && { key: after[0] === null ? null : String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    const page = toPage(rows, limit, (last) => [last.sortKey, last.id]);
    return { ...page, items: page.items.map(({ sortKey: _, ...organisation }) => organisation) };
  }

  /** The list as a file; organisations have no history, so it is as of today. */
  async export(
    { format, lang, ...query }: OrganisationExportQuery,
    language: Language,
  ): Promise<StreamableFile> {
    const rows = await readAllRows((page) => this.list({ ...query, ...page }));
    return exportFile(EXPORTED_ORGANISATIONS, rows, {
      format,
      language: lang ?? language,
      asOn: this.clock.today(),
    });
  }

  /** @throws Problem record.not_found */
  async get(id: string): Promise<OrganisationAnswer> {
    return found(await this.repository.findOrganisation(id), id);
  }

  /** The organisation of that name (Finnish or Swedish, case aside), or null. */
  async findByName(name: string): Promise<OrganisationAnswer | null> {
    return this.repository.findOrganisationByName(name);
  }

  async create(body: NewOrganisationBody): Promise<OrganisationAnswer> {
    const organisation = { ...blank, ...definedOf(body), id: newId() };
    await this.unitOfWork.run(async () => {
      await this.check(body);
      await this.repository.insertOrganisation(organisation);
    });
    return this.get(organisation.id);
  }

  /** Changes what is given and leaves the rest. */
  async change(id: string, version: number, body: ChangeOrganisationBody): Promise<OrganisationAnswer> {
    await this.unitOfWork.run(async () => {
      const current = found(await this.repository.lockOrganisation(id), id);
      if (current.version !== version) throw new Problem('record.stale');
      await this.check(body);
      await this.repository.updateOrganisation({ ...current, ...definedOf(body) });
    });
    return this.get(id);
  }

  /** @throws Problem record.in_use when something refers to it. */
  async remove(id: string, version: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const current = found(await this.repository.lockOrganisation(id), id);
      if (current.version !== version) throw new Problem('record.stale');
      await this.repository.deleteOrganisation(id);
    });
  }

  /** The organisation of that name; makes it when there is none. What is known already is not changed. */
  async ensureOrganisation(known: KnownOrganisation): Promise<OrganisationAnswer> {
    return this.unitOfWork.run(async () => {
      const existing = await this.repository.findOrganisationByName(known.name);
      if (existing) return existing;
      await this.check(known);
      const organisation = { ...blank, ...definedOf(known), id: newId() };
      await this.repository.insertOrganisation(organisation);
      return this.get(organisation.id);
    });
  }

  /**
   * The municipalities of a border year with their populations on a day, by code. Without either, the newest known.
   *
   * @throws Problem input.invalid for borders, a region or a day that the reference data does not have.
   */
  async listMunicipalities(query: MunicipalityQuery = {}): Promise<MunicipalityListAnswer> {
    const basis = await this.readBasis(query);
    const { borderYear, referenceDate } = basis;
    const items = await this.repository.listMunicipalities(borderYear, referenceDate, query.region ?? null);
    if (items.length === 0) throw invalidField('?region', 'reference.missing', { record: 'region' });
    return { borderYear, referenceDate, items };
  }

  async listRegions(query: RegionQuery): Promise<RegionListAnswer> {
    const basis = await this.readBasis(query);
    return { ...basis, items: await this.repository.listRegions(basis.borderYear, basis.referenceDate) };
  }

  private async readBasis({ borderYear, referenceDate }: RegionQuery) {
    const { borderYears, referenceDates } = await this.repository.findReferenceYears();
    if (borderYear !== undefined && !borderYears.includes(borderYear)) {
      throw invalidField('?borderYear', 'field.choice', { allowed: borderYears.join(', ') });
    }
    if (referenceDate !== undefined && !referenceDates.includes(referenceDate)) {
      throw invalidField('?referenceDate', 'field.choice', { allowed: referenceDates.join(', ') });
    }
    return {
      borderYear: borderYear ?? borderYears.at(-1) ?? 0,
      referenceDate: referenceDate ?? referenceDates.at(-1) ?? '',
      borderYears,
      referenceDates,
    };
  }

  private async check(body: { businessId?: string | null; municipalityCode?: string | null }): Promise<void> {
    if (body.businessId != null && !isBusinessId(body.businessId)) {
      throw invalidField('/businessId', 'business_id.format');
    }
    if (body.municipalityCode != null && !(await this.repository.municipalityExists(body.municipalityCode))) {
      throw invalidField('/municipalityCode', 'reference.missing', { record: 'municipality' });
    }
  }
}

const blank = {
  nameSv: null,
  kind: 'unknown' as OrganisationKind,
  businessId: null,
  municipalityCode: null,
  note: null,
  sample: false,
};

function found(organisation: OrganisationAnswer | null, id: string): OrganisationAnswer {
  if (!organisation) throw new Problem('record.not_found', { params: { record: 'organisation', id } });
  return organisation;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOf<T extends object>(body: T): Defined<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Defined<T>;
}
