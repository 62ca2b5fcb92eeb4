import { Injectable } from '@nestjs/common';
import { type PagePosition, UnitOfWork, keyset, readSort, sqlState } from '../../platform/database/index.js';
import { Problem } from '../../shared/problem.js';
import type { MunicipalityAnswer, RegionAnswer } from './dto/municipality.dto.js';
import type { OrganisationAnswer, OrganisationSort } from './dto/organisation.dto.js';
import type { OrganisationKind } from '../../shared/organisation.js';

/** Finland has about 310 municipalities; the list is read whole. */
const MUNICIPALITY_LIMIT = 500;
const FOREIGN_KEY_VIOLATION = '23503';

const ORGANISATION = `o.id, o.name, o.name_sv as "nameSv", o.kind, o.business_id as "businessId",
  o.municipality_code as "municipalityCode", m.name_fi as "municipalityName", m.name_sv as "municipalityNameSv",
  o.note, o.sample, o.version`;
const FROM = 'from organisations o left join municipalities m on m.code = o.municipality_code';

const SORT_KEYS: Record<OrganisationSort, string> = {
  name: 'o.name',
  kind: 'o.kind',
  businessId: 'o.business_id',
  municipality: 'm.name_fi',
};

export interface StoredOrganisation {
  id: string;
  name: string;
  nameSv: string | null;
  kind: OrganisationKind;
  businessId: string | null;
  municipalityCode: string | null;
  note: string | null;
  sample: boolean;
}

export type OrganisationRow = OrganisationAnswer & { sortKey: string | null };

@Injectable()
export class PartnersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async listOrganisations(options: {
    q?: string;
    kind?: string;
    sort: string;
    after: PagePosition | null;
    limit: number;
  }): Promise<OrganisationRow[]> {
    const { column, descending } = readSort(options.sort);
    const key = SORT_KEYS[column as OrganisationSort];
    const { after, q, kind, limit } = options;
    const page = keyset({ key, id: 'o.id', descending, after, nextParam: 4 });
    return this.unitOfWork.query<OrganisationRow>(
      `select ${ORGANISATION}, ${key} as "sortKey" ${FROM}
        where ($1::text is null or o.kind = $1)
          and ($2::text is null
               or position(search_key($2) in search_key(concat_ws(' ', o.name, o.name_sv, o.business_id))) > 0)
          and ${page.where}
        order by ${page.orderBy} limit $3`,
      [kind ?? null, q ?? null, limit, ...page.params],
    );
  }

  async findOrganisation(id: string): Promise<OrganisationAnswer | null> {
    const rows = await this.unitOfWork.query<OrganisationAnswer>(
      `select ${ORGANISATION} ${FROM} where o.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** By name in either language, without regard to case. */
  async findOrganisationByName(name: string): Promise<OrganisationAnswer | null> {
    const rows = await this.unitOfWork.query<OrganisationAnswer>(
      `select ${ORGANISATION} ${FROM} where lower(o.name) = lower($1) or lower(o.name_sv) = lower($1)
        order by lower(o.name) = lower($1) desc limit 1`,
      [name],
    );
    return rows[0] ?? null;
  }

  async lockOrganisation(id: string): Promise<OrganisationAnswer | null> {
    const rows = await this.unitOfWork.query<OrganisationAnswer>(
      `select ${ORGANISATION} ${FROM} where o.id = $1 for update of o`,
      [id],
    );
    return rows[0] ?? null;
  }

  async insertOrganisation(organisation: StoredOrganisation): Promise<void> {
    await this.unitOfWork.query(
      `insert into organisations (id, name, name_sv, kind, business_id, municipality_code, note, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      valuesOf(organisation),
    );
  }

  async updateOrganisation(organisation: StoredOrganisation): Promise<void> {
    await this.unitOfWork.query(
      `update organisations set name = $2, name_sv = $3, kind = $4, business_id = $5, municipality_code = $6,
              note = $7, sample = $8, version = version + 1 where id = $1`,
      valuesOf(organisation),
    );
  }

  /** Whoever refers to it keeps it: any foreign key that the removal would break says so. */
  async deleteOrganisation(id: string): Promise<void> {
    try {
      await this.unitOfWork.query('delete from organisations where id = $1', [id]);
    } catch (error) {
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw new Problem('record.in_use', { params: { record: 'organisation' }, cause: error });
    }
  }

  async municipalityExists(code: string): Promise<boolean> {
    const rows = await this.unitOfWork.query('select 1 from municipalities where code = $1', [code]);
    return rows.length > 0;
  }

  async listMunicipalities(
    borderYear: number,
    referenceDate: string,
    region: string | null,
  ): Promise<MunicipalityAnswer[]> {
    return this.unitOfWork.query<MunicipalityAnswer>(
      `select m.code, m.name_fi as "nameFi", m.name_sv as "nameSv", m.business_id as "businessId", r.region,
              p.population, p.source as "populationSource"
         from municipality_regions r join municipalities m on m.code = r.municipality_code
         left join municipality_populations p on p.municipality_code = m.code and p.reference_date = $2
        where r.border_year = $1 and ($3::text is null or r.region = $3)
        order by m.code limit ${MUNICIPALITY_LIMIT}`,
      [borderYear, referenceDate, region],
    );
  }

  async listRegions(borderYear: number, referenceDate: string): Promise<RegionAnswer[]> {
    return this.unitOfWork.query<RegionAnswer>(
      `select r.region, count(*)::int as municipalities, coalesce(sum(p.population), 0)::int as population,
              count(*) filter (where p.population is null)::int as "withoutPopulation"
         from municipality_regions r
         left join municipality_populations p on p.municipality_code = r.municipality_code and p.reference_date = $2
        where r.border_year = $1
        group by r.region order by r.region collate "fi-x-icu" limit ${MUNICIPALITY_LIMIT}`,
      [borderYear, referenceDate],
    );
  }

  /** Which borders and population figures are known, oldest first. */
  async findReferenceYears(): Promise<{ borderYears: number[]; referenceDates: string[] }> {
    const [row] = await this.unitOfWork.query<{ borderYears: number[]; referenceDates: string[] }>(
      `select (select array_agg(distinct border_year order by border_year) from municipality_regions) as "borderYears",
              (select array_agg(distinct reference_date::text order by reference_date::text)
                 from municipality_populations) as "referenceDates"`,
    );
    return { borderYears: row?.borderYears ?? [], referenceDates: row?.referenceDates ?? [] };
  }
}

function valuesOf(organisation: StoredOrganisation): unknown[] {
  const { id, name, nameSv, kind, businessId, municipalityCode, note, sample } = organisation;
  return [id, name, nameSv, kind, businessId, municipalityCode, note, sample];
}
