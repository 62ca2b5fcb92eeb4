import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { MunicipalityFigure } from './domain/freeze-populations.js';
import {
  type KeyFields,
  type KeyKind,
  type KeyShare,
  type PopulationPart,
  payerKeyOf,
} from './domain/key-fields.js';

/** A key as it is kept. */
export interface StoredKey extends KeyFields {
  readonly id: string;
  readonly sample: boolean;
  readonly version: number;
}

interface KeyRow {
  id: string;
  name: string;
  kind: KeyKind;
  basis: string | null;
  source: string | null;
  reference_date: string | null;
  border_year: number | null;
  valid_from: string | null;
  valid_to: string | null;
  sample: boolean;
  version: number;
}

/** The columns that a key's share and a round's share have in common. */
export interface PayerRow {
  organisation_id: string | null;
  name: string;
  region: string | null;
  code: string | null;
  percent: string | null;
  population: number | null;
  parts: PopulationPart[] | null;
}

export const PAYER_COLUMNS = 'organisation_id, name, region, code, percent, population, parts';

/** Reads what a row says of a payer; `31.000000` of the database is 31. */
export function toKeyShare(row: PayerRow): KeyShare {
  return {
    organisationId: row.organisation_id,
    name: row.name,
    region: row.region,
    code: row.code,
    percent: row.percent === null ? null : new Decimal(row.percent).toString(),
    population: row.population,
    parts: row.parts,
  };
}

/** The same as a row for `jsonb_to_recordset`. */
export function toPayerRow(
  share: KeyShare,
  position: number,
): PayerRow & { id: string; position: number; payer_key: string } {
  return {
    id: newId(),
    position,
    payer_key: payerKeyOf(share),
    organisation_id: share.organisationId,
    name: share.name,
    region: share.region,
    code: share.code,
    percent: share.percent,
    population: share.population,
    parts: share.parts === null ? null : [...share.parts],
  };
}

@Injectable()
export class AllocationKeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async listKeys(limit: number, after: { name: string; id: string } | null): Promise<StoredKey[]> {
    const rows = await this.unitOfWork.query<KeyRow>(
      `select * from allocation_keys where $2::text is null or (name, id) > ($2, $3::uuid) order by name, id limit $1`,
      [limit, after?.name ?? null, after?.id ?? null],
    );
    return this.withShares(rows);
  }

  async findKey(id: string): Promise<StoredKey | null> {
    const rows = await this.unitOfWork.query<KeyRow>('select * from allocation_keys where id = $1', [id]);
    const [key] = await this.withShares(rows);
    return key ?? null;
  }

  async findKeyByName(name: string): Promise<StoredKey | null> {
    const rows = await this.unitOfWork.query<KeyRow>(
      'select * from allocation_keys where lower(name) = lower($1)',
      [name],
    );
    const [key] = await this.withShares(rows);
    return key ?? null;
  }

  /** Locks the key: `update` to change it, `share` so that nobody else does while a round is split by it. */
  async lockKey(id: string, mode: 'update' | 'share'): Promise<StoredKey | null> {
    await this.unitOfWork.query(`select id from allocation_keys where id = $1 for ${mode}`, [id]);
    return this.findKey(id);
  }

  async insertKey(key: StoredKey): Promise<void> {
    await this.unitOfWork.query(
      `insert into allocation_keys (id, name, kind, basis, source, reference_date, border_year, valid_from, valid_to, sample)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [...this.values(key), key.sample],
    );
    await this.insertShares(key);
  }

  async updateKey(key: StoredKey): Promise<void> {
    await this.unitOfWork.query(
      `update allocation_keys set name = $2, kind = $3, basis = $4, source = $5, reference_date = $6, border_year = $7,
              valid_from = $8, valid_to = $9, version = version + 1 where id = $1`,
      this.values(key),
    );
    await this.unitOfWork.query('delete from allocation_key_shares where key_id = $1', [key.id]);
    await this.insertShares(key);
  }

  /** The names of the organisations that exist, by id. */
  async findOrganisationNames(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.query<{ id: string; name: string }>(
      'select id, name from organisations where id = any($1::uuid[]) limit 1000',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The municipalities named by code or by region, by the borders of a year, with their figures of a day. */
  async listFigures(query: {
    codes: readonly string[];
    regions: readonly string[];
    borderYear: number;
    referenceDate: string;
  }): Promise<MunicipalityFigure[]> {
    return this.unitOfWork.query<MunicipalityFigure>(
      `select m.code, m.name_fi as name, r.region, p.population, p.source
         from municipality_regions r
         join municipalities m on m.code = r.municipality_code
         left join municipality_populations p on p.municipality_code = m.code and p.reference_date = $4
        where r.border_year = $3 and (m.code = any($1) or r.region = any($2))
        order by m.code limit 1000`,
      [query.codes, query.regions, query.borderYear, query.referenceDate],
    );
  }

  private values(key: StoredKey): unknown[] {
    const { id, name, kind, basis, source, referenceDate, borderYear, validFrom, validTo } = key;
    return [id, name, kind, basis, source, referenceDate, borderYear, validFrom, validTo];
  }

  private async insertShares(key: StoredKey): Promise<void> {
    await this.unitOfWork.query(
      `insert into allocation_key_shares (id, key_id, position, payer_key, ${PAYER_COLUMNS})
       select id, $1, position, payer_key, ${PAYER_COLUMNS} from jsonb_to_recordset($2::jsonb) as share (
         id uuid, position integer, payer_key text, organisation_id uuid, name text, region text, code text,
         percent numeric, population integer, parts jsonb)`,
      [key.id, JSON.stringify(key.shares.map(toPayerRow))],
    );
  }

  private async withShares(rows: readonly KeyRow[]): Promise<StoredKey[]> {
    const shares = await this.unitOfWork.query<PayerRow & { key_id: string }>(
      `select key_id, ${PAYER_COLUMNS} from allocation_key_shares where key_id = any($1::uuid[])
        order by key_id, position limit 100000`,
      [rows.map(({ id }) => id)],
    );
    const byKey = new Map<string, KeyShare[]>(rows.map(({ id }) => [id, []]));
    for (const share of shares) byKey.get(share.key_id)?.push(toKeyShare(share));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      basis: row.basis,
      source: row.source,
      referenceDate: row.reference_date,
      borderYear: row.border_year,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      sample: row.sample,
      version: row.version,
      shares: byKey.get(row.id) ?? [],
    }));
  }
}
