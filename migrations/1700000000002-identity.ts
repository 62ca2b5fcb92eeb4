import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, their sessions and API tokens, the throttle of the sign-in, and one-time links. */
export class Identity1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        id             uuid primary key,
        email          text not null,
        name           text not null,
        password_hash  text,
        roles          text[] not null,
        language       text not null default 'fi' constraint ck_users__language check (language in ('fi', 'sv', 'en')),
        active         boolean not null default true,
        version        integer not null default 1,
        created_at     timestamptz not null default now(),
        constraint ck_users__roles check (
          cardinality(roles) > 0 and roles <@ array['director', 'planner', 'finance', 'viewer', 'admin'])
      );
      create unique index uq_users__email on users (lower(email));
      create trigger audit after insert or update or delete on users
        for each row execute function audit_row('password_hash');

      -- The cookie and the token themselves are never stored, only their SHA-256.
      create table sessions (
        token_hash  bytea primary key,
        user_id     uuid not null constraint fk_sessions__user references users on delete cascade,
        csrf_token  text not null,
        created_at  timestamptz not null default now(),
        expires_at  timestamptz not null
      );
      create index ix_sessions__user on sessions (user_id);
      create index ix_sessions__expiry on sessions (expires_at);

      create table api_tokens (
        id            uuid primary key,
        user_id       uuid not null constraint fk_api_tokens__user references users on delete cascade,
        name          text not null,
        token_hash    bytea not null constraint uq_api_tokens__token unique,
        created_at    timestamptz not null default now(),
        revoked_at    timestamptz
      );
      create index ix_api_tokens__user on api_tokens (user_id);
      create trigger audit after insert or update or delete on api_tokens
        for each row execute function audit_row('token_hash');

      create table sign_in_attempts (
        key           text primary key,
        failures      integer not null,
        last_at       timestamptz not null
      );

      create table one_time_links (
        token_hash  bytea primary key,
        purpose     text not null constraint ck_one_time_links__purpose check (purpose in ('firstAdmin', 'password')),
        user_id     uuid constraint fk_one_time_links__user references users on delete cascade,
        expires_at  timestamptz not null,
        used_at     timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table one_time_links, sign_in_attempts, api_tokens, sessions, users');
  }
}
