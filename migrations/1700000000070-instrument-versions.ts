import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rules of an instrument in versions that never change, so that a decided project keeps those it was decided
 * under. What an installation has so far becomes version 1, and the decisions it holds rest on that.
 */
export class InstrumentVersions1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funding_instrument_versions (
        id           uuid primary key,
        instrument   text not null constraint fk_funding_instrument_versions__instrument references funding_instruments (code),
        number       integer not null constraint ck_funding_instrument_versions__number check (number > 0),
        origin       text not null constraint ck_funding_instrument_versions__origin check (origin in ('delivered', 'entered')),
        rules        jsonb not null constraint ck_funding_instrument_versions__rules check (jsonb_typeof(rules) = 'array'),
        note         text,
        recorded_at  timestamptz not null default clock_timestamp(),
        recorded_by  uuid constraint fk_funding_instrument_versions__recorded_by references users,
        constraint uq_funding_instrument_versions__number unique (instrument, number)
      );
      create trigger audit after insert or update or delete on funding_instrument_versions
        for each row execute function audit_row();
      create trigger refuse_change before update or delete on funding_instrument_versions
        for each row execute function refuse_change();
      create trigger refuse_truncate before truncate on funding_instrument_versions
        for each statement execute function refuse_change();

      insert into funding_instrument_versions (id, instrument, number, origin, rules)
        select gen_random_uuid(), code, 1, 'delivered', rules from funding_instruments;

      alter table funding_instruments
        drop column rules,
        add column origin text not null default 'delivered'
          constraint ck_funding_instruments__origin check (origin in ('delivered', 'entered')),
        add column delivered_rules jsonb
          constraint ck_funding_instruments__delivered_rules check (jsonb_typeof(delivered_rules) = 'array');
      comment on column funding_instruments.delivered_rules is
        'Rules of the delivered file that were not taken into use, because an administrator has entered rules since.';

      alter table funding_decisions
        add column instrument_version integer
          constraint ck_funding_decisions__instrument_version check (instrument_version > 0),
        add column overrides jsonb not null default '[]'
          constraint ck_funding_decisions__overrides check (jsonb_typeof(overrides) = 'array'),
        add column cost_model text
          constraint ck_funding_decisions__cost_model check (cost_model in ('actual', 'flatRate', 'lumpSum', 'unitCost'));
      update funding_decisions set instrument_version = 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table funding_decisions drop column instrument_version, drop column overrides, drop column cost_model;
      alter table funding_instruments
        drop column origin, drop column delivered_rules,
        add column rules jsonb not null default '[]' constraint ck_funding_instruments__rules check (jsonb_typeof(rules) = 'array');
      update funding_instruments i set rules = (
        select v.rules from funding_instrument_versions v where v.instrument = i.code order by v.number desc limit 1);
      drop table funding_instrument_versions;
    `);
  }
}
