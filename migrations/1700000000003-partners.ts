import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { projectRoot } from '../src/platform/config/project-root.js';

const BORDER_YEARS = [2020, 2021];
const POPULATION_YEARS = [2018, 2019, 2020];

/**
 * Organisations, municipalities with their regions by border year, and their populations by reference date. The
 * municipalities are reference data of the product: they come with the schema, from config/reference. New years of
 * theirs come with a migration of their own.
 */
export class Partners1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a search compares: without accents and case.
      create function search_key(value text) returns text language sql immutable parallel safe as $$
        select lower(regexp_replace(normalize(value, NFD), '[\\u0300-\\u036f]', '', 'g')) $$;

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
    await loadMunicipalities(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table organisations, municipality_populations, municipality_regions, municipalities;
      drop function search_key(text);
    `);
  }
}

async function loadMunicipalities(runner: QueryRunner): Promise<void> {
  const text = readFileSync(join(projectRoot(), 'config', 'reference', 'municipalities.csv'), 'utf8');
  const rows = JSON.stringify(parse<Record<string, string>>(text, { columns: true, bom: true }));
  await runner.query(
    `insert into municipalities (code, name_fi, name_sv, business_id)
     select r ->> 'kuntakoodi', r ->> 'nimi_fi', r ->> 'nimi_sv', nullif(r ->> 'y_tunnus', '')
       from jsonb_array_elements($1::jsonb) r`,
    [rows],
  );
  for (const year of BORDER_YEARS) {
    await runner.query(
      `insert into municipality_regions (municipality_code, border_year, region)
       select r ->> 'kuntakoodi', $2, r ->> $3 from jsonb_array_elements($1::jsonb) r where r ->> $3 <> ''`,
      [rows, year, `maakunta_${year}`],
    );
  }
  for (const year of POPULATION_YEARS) {
    await runner.query(
      `insert into municipality_populations (municipality_code, reference_date, population, source)
       select r ->> 'kuntakoodi', make_date($2, 12, 31), (r ->> $3)::int, $4
         from jsonb_array_elements($1::jsonb) r where r ->> $3 <> ''`,
      [rows, year, `vakiluku_${year}`, `Statistics Finland, population on 31.12.${year}, CC BY 4.0`],
    );
  }
}
