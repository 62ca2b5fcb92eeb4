import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Allocation keys with their payers, and contribution rounds with the shares they came to. A percentage or a share that
 * is null is unknown, never zero. The database itself holds that shares and the unallocated rest are the total, that a
 * round with a rest is not issued, and that an issued round does not change.
 */
export class Contributions1700000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table allocation_keys (
        id              uuid primary key,
        name            text not null,
        kind            text not null constraint ck_allocation_keys__kind check (kind in ('percentage', 'population', 'equal')),
        basis           text,
        source          text,
        reference_date  date,
        border_year     integer,
        valid_from      date,
        valid_to        date,
        sample          boolean not null default false,
        version         integer not null default 1,
        created_at      timestamptz not null default now(),
        constraint ck_allocation_keys__order check (valid_to >= valid_from),
        constraint ck_allocation_keys__figures check (
          kind <> 'population' or (source is not null and reference_date is not null and border_year is not null))
      );
      create unique index uq_allocation_keys__name on allocation_keys (lower(name));
      create trigger audit after insert or update or delete on allocation_keys for each row execute function audit_row();

      create table allocation_key_shares (
        id               uuid primary key,
        key_id           uuid not null constraint fk_allocation_key_shares__key_id references allocation_keys on delete cascade,
        position         integer not null,
        payer_key        text not null,
        organisation_id  uuid constraint fk_allocation_key_shares__organisation_id references organisations,
        name             text not null,
        region           text,
        code             text,
        percent          numeric(9, 6) constraint ck_allocation_key_shares__percent check (percent between 0 and 100),
        population       integer constraint ck_allocation_key_shares__population check (population >= 0),
        parts            jsonb,
        constraint uq_allocation_key_shares__payer unique (key_id, payer_key),
        constraint ck_allocation_key_shares__one_weight check (percent is null or population is null)
      );
      comment on column allocation_key_shares.percent is 'Null in a percentage key: the source does not state the share.';
      comment on column allocation_key_shares.parts is 'The municipalities a population was summed from; null for a typed figure.';
      create trigger audit after insert or update or delete on allocation_key_shares for each row execute function audit_row();

      create table contribution_rounds (
        id                 uuid primary key,
        project_id         uuid constraint fk_contribution_rounds__project_id references projects,
        year               integer not null constraint ck_contribution_rounds__year check (year between 1990 and 2100),
        total_cents        bigint not null constraint ck_contribution_rounds__total check (total_cents > 0),
        unallocated_cents  bigint not null constraint ck_contribution_rounds__unallocated check (unallocated_cents >= 0),
        key_id             uuid not null constraint fk_contribution_rounds__key_id references allocation_keys,
        key_version        integer not null,
        status             text not null default 'draft' constraint ck_contribution_rounds__status check (status in ('draft', 'agreed', 'issued')),
        planned_on         date not null,
        agreed_on          date,
        issued_on          date,
        note               text,
        sample             boolean not null default false,
        version            integer not null default 1,
        created_at         timestamptz not null default now(),
        constraint ck_contribution_rounds__dates check (
          (status = 'draft') = (agreed_on is null) and (status = 'issued') = (issued_on is not null)
          and agreed_on >= planned_on and issued_on >= agreed_on),
        constraint ck_contribution_rounds__issued_whole check (status <> 'issued' or unallocated_cents = 0)
      );
      comment on column contribution_rounds.project_id is 'Null: the centre''s own activity as a whole.';
      create index ix_contribution_rounds__year on contribution_rounds (year, id);
      create index ix_contribution_rounds__project on contribution_rounds (project_id) where project_id is not null;
      create index ix_contribution_rounds__key on contribution_rounds (key_id);
      create trigger audit after insert or update or delete on contribution_rounds for each row execute function audit_row();

      create table contribution_shares (
        id               uuid primary key,
        round_id         uuid not null constraint fk_contribution_shares__round_id references contribution_rounds,
        position         integer not null,
        payer_key        text not null,
        organisation_id  uuid constraint fk_contribution_shares__organisation_id references organisations,
        name             text not null,
        region           text,
        code             text,
        percent          numeric(9, 6),
        population       integer,
        parts            jsonb,
        amount_cents     bigint,
        derivation       jsonb,
        constraint uq_contribution_shares__payer unique (round_id, payer_key),
        constraint ck_contribution_shares__explained check ((amount_cents is null) = (derivation is null))
      );
      create index ix_contribution_shares__organisation on contribution_shares (organisation_id) where organisation_id is not null;
      comment on column contribution_shares.amount_cents is 'Null: the payer''s share is not known.';
      create trigger audit after insert or update or delete on contribution_shares for each row execute function audit_row();

      create function check_contribution_total() returns trigger language plpgsql as $$
      declare
        checked_id uuid;
        difference numeric;
      begin
        if tg_table_name = 'contribution_rounds' then
          checked_id := new.id;
        elsif tg_op = 'DELETE' then
          checked_id := old.round_id;
        else
          checked_id := new.round_id;
        end if;
        select r.total_cents - r.unallocated_cents
               - coalesce((select sum(s.amount_cents) from contribution_shares s where s.round_id = r.id), 0)
          into difference
          from contribution_rounds r where r.id = checked_id;
        if difference <> 0 then
          raise exception 'the shares and the unallocated rest of round % differ from its total by % cents', checked_id, difference
            using errcode = 'check_violation', constraint = 'ck_contribution_rounds__sum';
        end if;
        return null;
      end $$;
      create constraint trigger contribution_rounds_total after insert or update on contribution_rounds
        deferrable initially deferred for each row execute function check_contribution_total();
      create constraint trigger contribution_shares_total after insert or update or delete on contribution_shares
        deferrable initially deferred for each row execute function check_contribution_total();

      create function refuse_issued_change() returns trigger language plpgsql as $$
      begin
        if tg_table_name = 'contribution_rounds' then
          if old.status = 'issued' then
            raise exception 'round % is issued and does not change', old.id using errcode = 'integrity_constraint_violation';
          end if;
        elsif exists (select 1 from contribution_rounds r where r.status = 'issued'
                         and ((tg_op <> 'INSERT' and r.id = old.round_id) or (tg_op <> 'DELETE' and r.id = new.round_id))) then
          raise exception 'a share of an issued round does not change' using errcode = 'integrity_constraint_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger contribution_rounds_frozen before update or delete on contribution_rounds
        for each row execute function refuse_issued_change();
      create trigger contribution_shares_frozen before insert or update or delete on contribution_shares
        for each row execute function refuse_issued_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table contribution_shares, contribution_rounds, allocation_key_shares, allocation_keys;
      drop function check_contribution_total(); drop function refuse_issued_change();
    `);
  }
}
