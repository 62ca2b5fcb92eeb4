import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One budget per project: cost category by year. */
export class Budgets1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table budgets (
        id          uuid primary key,
        project_id  uuid not null constraint uq_budgets__project unique
                    constraint fk_budgets__project_id references projects on delete cascade,
        note        text,
        version     integer not null default 1,
        created_at  timestamptz not null default now()
      );
      create trigger audit after insert or update or delete on budgets for each row execute function audit_row();

      create table budget_lines (
        id             uuid primary key,
        budget_id      uuid not null constraint fk_budget_lines__budget_id references budgets on delete cascade,
        cost_category  text not null constraint ck_budget_lines__cost_category check (cost_category in
          ('staff', 'purchasedServices', 'travel', 'equipment', 'other', 'flatRate', 'notItemised')),
        year           integer not null constraint ck_budget_lines__year check (year between 1990 and 2100),
        amount_cents   bigint not null constraint ck_budget_lines__amount check (amount_cents between 0 and 100000000000000),
        example        boolean not null default false,
        constraint uq_budget_lines__category_and_year unique (budget_id, cost_category, year)
      );
      create trigger audit after insert or update or delete on budget_lines for each row execute function audit_row();
      comment on column budget_lines.example is 'An example figure, marked so wherever it shows; not from any document.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table budget_lines, budgets');
  }
}
