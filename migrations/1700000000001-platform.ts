import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail, idempotency keys, and what is known of the installation itself. */
export class Platform1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entries (
        id          bigint generated always as identity primary key,
        at          timestamptz not null default clock_timestamp(),
        actor_id    uuid,
        actor       text not null,
        action      text not null,
        request_id  text not null,
        table_name  text not null,
        record_id   text not null,
        operation   text not null constraint ck_audit_entries__operation check (operation in ('insert', 'update', 'delete')),
        old         jsonb,
        new         jsonb
      );
      create index ix_audit_entries__record on audit_entries (table_name, record_id, id);
      comment on table audit_entries is 'Who changed what, when, under which permission, old and new. Append-only.';

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
      end $$;
      create trigger audit_entries_refuse_change before update or delete on audit_entries
        for each row execute function refuse_change();
      create trigger audit_entries_refuse_truncate before truncate on audit_entries
        for each statement execute function refuse_change();

      -- Writes one audit entry per changed row, in the same transaction. The trigger's arguments name columns whose
      -- values must not be stored (secrets): the entry then only says that they changed.
      create function audit_row() returns trigger language plpgsql as $$
      declare
        old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
        new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
        record_key text := coalesce(new_row, old_row) ->> 'id';
        secret text;
      begin
        if tg_op = 'UPDATE' then
          select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, n.value)
            into old_row, new_row
            from jsonb_each(to_jsonb(old)) o
            join jsonb_each(to_jsonb(new)) n on n.key = o.key
           where n.value is distinct from o.value;
          if new_row is null then return null; end if;
        end if;
        foreach secret in array coalesce(tg_argv, '{}') loop
          if old_row ? secret then old_row := old_row || jsonb_build_object(secret, '(hidden)'); end if;
          if new_row ? secret then new_row := new_row || jsonb_build_object(secret, '(hidden)'); end if;
        end loop;
        insert into audit_entries (actor_id, actor, action, request_id, table_name, record_id, operation, old, new)
        values (
          nullif(current_setting('app.actor_id', true), '')::uuid,
          coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
          coalesce(nullif(current_setting('app.action', true), ''), 'system'),
          coalesce(current_setting('app.request_id', true), ''),
          tg_table_name, coalesce(record_key, '-'), lower(tg_op), old_row, new_row);
        return null;
      end $$;

      create table idempotency_keys (
        actor_id    uuid not null,
        key         text not null,
        input_hash  text not null,
        status      integer,
        body        jsonb,
        created_at  timestamptz not null default now(),
        primary key (actor_id, key)
      );
      create index ix_idempotency_keys__age on idempotency_keys (created_at);

      create table installation (
        id                boolean primary key default true constraint ck_installation__one_row check (id),
        sample_as_on      date,
        sample_loaded_at  timestamptz
      );
      insert into installation default values;
      comment on table installation is 'One row: whether the sample portfolio is loaded and on which day it opens.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table installation, idempotency_keys, audit_entries;
      drop function audit_row(); drop function refuse_change();
    `);
  }
}
