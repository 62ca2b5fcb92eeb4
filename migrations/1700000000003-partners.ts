import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, municipalities with their regions by border year, and their populations by reference date. */
export class Partners1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table municipalities (
        code         text primary key constraint ck_municipalities__code check (code ~ '^[0-9]{3}$'),
        name_fi      text not null,
        name_sv      text not null,
        business_id  text
      );
      create table municipality_regions (
        municipality_code  text not null constraint fk_municipality_regions__municipality references municipalities,
        border_year        integer not null,
        region             text not null,
        primary key (municipality_code, border_year)
      );
      create index ix_municipality_regions__region on municipality_regions (border_year, region);
      create table municipality_populations (
        municipality_code  text not null constraint fk_municipality_populations__municipality references municipalities,
        reference_date     date not null,
        population         integer not null constraint ck_municipality_populations__positive check (population > 0),
        source             text not null,
        primary key (municipality_code, reference_date)
      );

      create table organisations (
        id                 uuid primary key,
        name               text not null,
        name_sv            text,
        kind               text not null constraint ck_organisations__kind check (kind in
          ('municipality', 'jointAuthority', 'university', 'stateAuthority', 'association', 'company', 'network', 'unknown')),
        business_id        text,
        municipality_code  text constraint fk_organisations__municipality_code references municipalities,
        note               text,
        sample             boolean not null default false,
        version            integer not null default 1,
        created_at         timestamptz not null default now()
      );
      create unique index uq_organisations__name on organisations (lower(name));
      create unique index uq_organisations__business_id on organisations (business_id) where business_id is not null;
      create trigger audit after insert or update or delete on organisations
        for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table organisations, municipality_populations, municipality_regions, municipalities',
    );
  }
}
