import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cost estimates per project, implementer and year, with the result and its explanation as they were computed. */
export class CostEstimates1700000000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cost_estimates (
        id                  uuid primary key,
        project_id          uuid not null constraint fk_cost_estimates__project_id references projects on delete cascade,
        part_id             uuid constraint fk_cost_estimates__part_id references project_parts on delete cascade,
        year                integer not null constraint ck_cost_estimates__year check (year between 1990 and 2100),
        model               text not null constraint ck_cost_estimates__model check (model in
                              ('actual', 'flatRate', 'lumpSum', 'unitCost')),
        instrument          text not null constraint fk_cost_estimates__instrument references funding_instruments (code),
        instrument_version  integer not null,
        inputs              jsonb not null,
        figures             jsonb not null,
        total_cents         bigint not null constraint ck_cost_estimates__total check (total_cents >= 0),
        support_cents       bigint,
        own_cents           bigint,
        support_rate        numeric,
        computed_on         date not null,
        note                text,
        version             integer not null default 1,
        constraint uq_cost_estimates__part_and_year unique nulls not distinct (project_id, part_id, year),
        constraint ck_cost_estimates__shares check (support_cents + own_cents = total_cents)
      );
      comment on column cost_estimates.figures is
        'Each figure with its explanation as computed by this version of the instrument; made anew on saving only.';
      create index ix_cost_estimates__part on cost_estimates (part_id) where part_id is not null;
      create trigger audit after insert or update or delete on cost_estimates for each row execute function audit_row();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cost_estimates');
  }
}
