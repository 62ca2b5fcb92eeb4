import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { LocalText } from '../instruments/domain/instrument.js';
import type { CallSort } from './call.dto.js';
import type { CallTimes } from './domain/call.js';

/** A call as it is saved. */
export interface StoredCall extends CallTimes {
  instrument: string;
  title: string;
  funderOrganisationId: string | null;
  closesAt: string | null;
  requirements: readonly string[];
  source: string | null;
  note: string | null;
}

/** A call as it is read. */
export interface CallRow extends CallTimes {
  id: string;
  instrument: string;
  instrument_name: LocalText;
  title: string;
  funder: LocalText;
  funder_organisation_id: string | null;
  closes_at: Date | null;
  requirements: string[];
  source: string | null;
  note: string | null;
  applications: number;
  version: number;
  sort_key: string;
}

export interface CallFilter {
  instrument: string | null;
  sort: CallSort;
  after: { key: string; id: string } | null;
  limit: number;
}

const CALL = `
  select c.id, c.instrument, jsonb_build_object('fi', i.name_fi, 'sv', i.name_sv, 'en', i.name_en) as instrument_name,
         c.title, jsonb_build_object('fi', coalesce(o.name, i.funder_fi), 'sv', coalesce(o.name_sv, o.name, i.funder_sv),
           'en', coalesce(o.name, i.funder_en)) as funder,
         c.funder_organisation_id, c.opens, c.opens_time as "opensTime", c.closes, c.closes_time as "closesTime",
         c.closes_at, c.requirements, c.source, c.note, c.version,
         (select count(*)::integer from funding_applications a where a.call_id = c.id) as applications
    from funding_calls c
    join funding_instruments i on i.code = c.instrument
    left join organisations o on o.id = c.funder_organisation_id`;

@Injectable()
export class CallsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findCall(id: string): Promise<CallRow | null> {
    const [row] = await this.unitOfWork.query<CallRow>(`${CALL} where c.id = $1`, [id]);
    return row ?? null;
  }

  /** A page of calls; those whose closing nobody knows come last by closing. */
  async listCalls({ instrument, sort, after, limit }: CallFilter): Promise<CallRow[]> {
    const descending = sort.startsWith('-');
    const key = sort.endsWith('title') ? 'lower(title)' : `coalesce(closes, '9999')`;
    return this.unitOfWork.query<CallRow>(
      `select * from (select r.*, ${key} collate "C" as sort_key from (${CALL}) r) c
        where ($1::text is null or instrument = $1)
          and ($2::text is null or (sort_key, id) ${descending ? '<' : '>'} ($2, $3::uuid))
        order by sort_key ${descending ? 'desc' : 'asc'}, id ${descending ? 'desc' : 'asc'} limit $4`,
      [instrument, after?.key ?? null, after?.id ?? null, limit],
    );
  }

  async insertCall(id: string, call: StoredCall): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_calls (id, instrument, title, funder_organisation_id, opens, opens_time, closes, closes_time,
         closes_at, requirements, source, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, ...valuesOf(call)],
    );
  }

  /** Changes a call when its version is the one that was read; false when it is not. */
  async updateCall(id: string, version: number, call: StoredCall): Promise<boolean> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `with changed as (
         update funding_calls set instrument = $2, title = $3, funder_organisation_id = $4, opens = $5,
           opens_time = $6, closes = $7, closes_time = $8, closes_at = $9, requirements = $10, source = $11,
           note = $12, version = version + 1
          where id = $1 and version = $13 returning id)
       select id from changed`,
      [id, ...valuesOf(call), version],
    );
    return rows.length === 1;
  }
}

function valuesOf(call: StoredCall): unknown[] {
  const { instrument, title, funderOrganisationId, opens, opensTime, closes, closesTime } = call;
  return [
    ...[instrument, title, funderOrganisationId, opens, opensTime, closes, closesTime],
    ...[call.closesAt, call.requirements, call.source, call.note],
  ];
}
