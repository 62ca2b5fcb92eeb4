import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Instrument, InstrumentRule, InstrumentVersion, StoredInstrument } from './domain/instrument.js';

const LOCAL_TEXT = (name: string) =>
  `jsonb_build_object('fi', ${name}_fi, 'sv', ${name}_sv, 'en', ${name}_en)`;

/** Instruments with the rules of their newest version. */
const INSTRUMENTS = `
  select jsonb_build_object('code', i.code, 'name', ${LOCAL_TEXT('i.name')}, 'funder', ${LOCAL_TEXT('i.funder')},
           'validFrom', i.valid_from, 'validTo', i.valid_to, 'origin', i.origin,
           'deliveredRules', i.delivered_rules, 'version', v.number, 'rules', v.rules) as instrument, i.name_fi
    from funding_instruments i
    join lateral (select number, rules from funding_instrument_versions
                   where instrument = i.code order by number desc limit 1) v on true`;

/** The rules that the product brought last: as a version of their own, or taken into one by an administrator. */
const LAST_DELIVERED = (code: string) => `
  select coalesce(taken_rules, rules) as rules from funding_instrument_versions
   where instrument = ${code} and (origin = 'delivered' or taken_rules is not null) order by number desc limit 1`;

interface InstrumentRow {
  instrument: StoredInstrument;
}

@Injectable()
export class InstrumentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Lets one process at a time change the catalogue: two that start together would both add a version. */
  async lockCatalogue(): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('funding.instruments', 0))`);
  }

  /**
   * Writes names, funder and validity of the delivered instruments; what has not changed is left alone, so the audit
   * trail stays quiet. An instrument that was entered by hand keeps its own.
   */
  async upsertDelivered(instruments: readonly Instrument[]): Promise<void> {
    const rows = instruments.map(({ code, name, funder, validFrom, validTo }) => ({
      ...{ id: newId(), code, names: name, funders: funder, validFrom, validTo },
    }));
    await this.unitOfWork.query(
      `insert into funding_instruments as f (id, code, name_fi, name_sv, name_en, funder_fi, funder_sv, funder_en,
         valid_from, valid_to)
       select id, code, names ->> 'fi', names ->> 'sv', names ->> 'en', funders ->> 'fi', funders ->> 'sv',
              funders ->> 'en', "validFrom", "validTo"
         from jsonb_to_recordset($1::jsonb) as d (id uuid, code text, names jsonb, funders jsonb, "validFrom" date,
              "validTo" date)
        order by code
       on conflict (code) do update set
         (name_fi, name_sv, name_en, funder_fi, funder_sv, funder_en, valid_from, valid_to, version) =
         (excluded.name_fi, excluded.name_sv, excluded.name_en, excluded.funder_fi, excluded.funder_sv,
          excluded.funder_en, excluded.valid_from, excluded.valid_to, f.version + 1)
       where f.origin = 'delivered'
         and (f.name_fi, f.name_sv, f.name_en, f.funder_fi, f.funder_sv, f.funder_en, f.valid_from, f.valid_to)
         is distinct from (excluded.name_fi, excluded.name_sv, excluded.name_en, excluded.funder_fi,
          excluded.funder_sv, excluded.funder_en, excluded.valid_from, excluded.valid_to)`,
      [JSON.stringify(rows)],
    );
  }

  /**
   * Makes a new version of each delivered rule set that differs from the one delivered, or taken, last. Where rules were
   * entered by hand since, the delivered ones wait beside them and change nothing.
   */
  async addDeliveredVersions(instruments: readonly Instrument[]): Promise<void> {
    const rows = instruments.map(({ code, rules }) => ({ id: newId(), code, rules }));
    await this.unitOfWork.query(
      `with delivered as (
         select d.id, d.code, d.rules, f.delivered_rules as waiting,
                coalesce((select max(number) from funding_instrument_versions where instrument = d.code), 0) as newest,
                (select max(number) from funding_instrument_versions
                  where instrument = d.code and origin = 'entered') as entered,
                (select max(number) from funding_instrument_versions
                  where instrument = d.code and origin = 'delivered') as last_delivered,
                d.rules is distinct from last.rules as is_new
           from jsonb_to_recordset($1::jsonb) as d (id uuid, code text, rules jsonb)
           join funding_instruments f on f.code = d.code
           left join lateral (${LAST_DELIVERED('d.code')}) last on true),
       taken as (
         insert into funding_instrument_versions (id, instrument, number, origin, rules)
         select id, code, newest + 1, 'delivered', rules from delivered
          where is_new and coalesce(entered, 0) <= coalesce(last_delivered, 0) order by code
         returning instrument),
       waiting as (
         select code, case when is_new and code not in (select instrument from taken) then rules end as rules
           from delivered)
       update funding_instruments f set delivered_rules = w.rules, version = f.version + 1
         from waiting w where w.code = f.code and w.rules is distinct from f.delivered_rules`,
      [JSON.stringify(rows)],
    );
  }

  async listInstruments(): Promise<StoredInstrument[]> {
    const rows = await this.unitOfWork.query<InstrumentRow>(
      `${INSTRUMENTS} order by i.name_fi collate "fi-x-icu" limit 500`,
    );
    return rows.map((row) => row.instrument);
  }

  async findInstrument(code: string): Promise<StoredInstrument | null> {
    const [row] = await this.unitOfWork.query<InstrumentRow>(`${INSTRUMENTS} where i.code = $1`, [code]);
    return row?.instrument ?? null;
  }

  /** The rules that were delivered, or taken, last; none of an instrument that the product did not bring. */
  async findLastDelivered(code: string): Promise<readonly InstrumentRule[]> {
    const [row] = await this.unitOfWork.query<{ rules: readonly InstrumentRule[] }>(LAST_DELIVERED('$1'), [
      code,
    ]);
    return row?.rules ?? [];
  }

  /** After an administrator has taken them: no delivered rules wait any more. */
  async clearWaiting(code: string): Promise<void> {
    await this.unitOfWork.query(
      'update funding_instruments set delivered_rules = null, version = version + 1 where code = $1',
      [code],
    );
  }

  /** The newest versions first, from below `before`. */
  async listVersions(code: string, before: number | null, limit: number): Promise<InstrumentVersion[]> {
    return this.unitOfWork.query<InstrumentVersion>(
      `select v.number, v.origin, v.rules, v.note, v.taken_rules is not null as "tookDelivered",
              to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
              u.name as "recordedBy"
         from funding_instrument_versions v left join users u on u.id = v.recorded_by
        where v.instrument = $1 and ($2::int is null or v.number < $2)
        order by v.number desc limit $3`,
      [code, before, limit],
    );
  }

  async insertInstrument(instrument: Omit<Instrument, 'rules'>): Promise<void> {
    const { code, name, funder, validFrom, validTo } = instrument;
    await this.unitOfWork.query(
      `insert into funding_instruments (id, code, name_fi, name_sv, name_en, funder_fi, funder_sv, funder_en,
         valid_from, valid_to, origin)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'entered')`,
      [
        ...[newId(), code, name.fi, name.sv, name.en, funder.fi, funder.sv, funder.en],
        ...[validFrom, validTo],
      ],
    );
  }

  async insertVersion(version: {
    instrument: string;
    number: number;
    rules: readonly InstrumentRule[];
    note: string | null;
    recordedBy: string | null;
    takenRules?: readonly InstrumentRule[];
  }): Promise<void> {
    await this.unitOfWork.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules, note, recorded_by, taken_rules)
       values ($1, $2, $3, 'entered', $4, $5, $6, $7)`,
      [
        ...[newId(), version.instrument, version.number, JSON.stringify(version.rules), version.note],
        ...[version.recordedBy, version.takenRules ? JSON.stringify(version.takenRules) : null],
      ],
    );
  }
}
