import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../platform/database/index.js';
import type { Role } from '../../shared/permissions.js';
import { type Language, User } from './entities/user.entity.js';

export interface SessionRow {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  language: Language;
  csrf_token: string | null;
  expires_at: Date | null;
}

export interface TokenRow {
  id: string;
  name: string;
  created_at: Date;
  revoked_at: Date | null;
}

@Injectable()
export class IdentityRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findSession(tokenHash: Buffer, now: Temporal.Instant): Promise<SessionRow | null> {
    const [row] = await this.unitOfWork.query<SessionRow>(
      `select u.id, u.email, u.name, u.roles, u.language, s.csrf_token, s.expires_at
         from sessions s join users u on u.id = s.user_id
        where s.token_hash = $1 and s.expires_at > $2 and u.active`,
      [tokenHash, now.toString()],
    );
    return row ?? null;
  }

  async findTokenOwner(tokenHash: Buffer): Promise<SessionRow | null> {
    const [row] = await this.unitOfWork.query<SessionRow>(
      `select u.id, u.email, u.name, u.roles, u.language, null as csrf_token, null as expires_at
         from api_tokens t join users u on u.id = t.user_id
        where t.token_hash = $1 and t.revoked_at is null and u.active`,
      [tokenHash],
    );
    return row ?? null;
  }

  async insertSession(session: {
    tokenHash: Buffer;
    userId: string;
    csrfToken: string;
    now: Temporal.Instant;
    expiresAt: Temporal.Instant;
  }): Promise<void> {
    await this.unitOfWork.query('delete from sessions where expires_at <= $1', [session.now.toString()]);
    await this.unitOfWork.query(
      'insert into sessions (token_hash, user_id, csrf_token, expires_at) values ($1, $2, $3, $4)',
      [session.tokenHash, session.userId, session.csrfToken, session.expiresAt.toString()],
    );
  }

  async extendSession(tokenHash: Buffer, expiresAt: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query('update sessions set expires_at = $2 where token_hash = $1', [
      tokenHash,
      expiresAt.toString(),
    ]);
  }

  async deleteSession(tokenHash: Buffer): Promise<void> {
    await this.unitOfWork.query('delete from sessions where token_hash = $1', [tokenHash]);
  }

  /** Ends every session of a user but the one named. */
  async deleteSessionsOf(userId: string, exceptHash: Buffer | null): Promise<void> {
    await this.unitOfWork.query(
      'delete from sessions where user_id = $1 and token_hash is distinct from $2',
      [userId, exceptHash],
    );
  }

  async findUserByEmail(email: string): Promise<User | null> {
    return this.unitOfWork.manager
      .createQueryBuilder(User, 'user')
      .where('lower(user.email) = lower(:email)', { email })
      .getOne();
  }

  async findUser(id: string): Promise<User | null> {
    return this.unitOfWork.manager.findOneBy(User, { id });
  }

  async lockUser(id: string): Promise<User | null> {
    return this.unitOfWork.manager.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async saveUser(user: User): Promise<User> {
    return this.unitOfWork.manager.save(User, user);
  }

  async listUsers(limit: number, after: { name: string; id: string } | null): Promise<User[]> {
    const query = this.unitOfWork.manager.createQueryBuilder(User, 'user');
    if (after) query.where('(user.name, user.id) > (:name, :id)', after);
    return query.orderBy('user.name').addOrderBy('user.id').limit(limit).getMany();
  }

  async countActiveAdmins(): Promise<number> {
    return this.unitOfWork.manager
      .createQueryBuilder(User, 'user')
      .where(`user.active and 'admin' = any(user.roles)`)
      .getCount();
  }

  /** Locks the admins' rows so that two requests cannot each remove "the other" last admin. */
  async lockActiveAdmins(): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `select id from users where active and 'admin' = any(roles) order by id for update`,
    );
    return rows.map((row) => row.id);
  }

  /**
   * Counts a try as failed before the password is looked at, so that parallel tries cannot slip through; tells how
   * many failures there are with it, and when the one before was. Failures of more than an hour ago are forgotten.
   */
  async addFailure(key: string, now: Temporal.Instant): Promise<{ failures: number; lastAt: Date }> {
    return this.unitOfWork.run(async () => {
      // Locks the row: the next try waits for this one's count, and each sees the time of the one before it.
      const [before] = await this.unitOfWork.query<{ lastAt: Date }>(
        `insert into sign_in_attempts as a (key, failures, last_at) values ($1, 0, $2)
         on conflict (key) do update set failures = a.failures returning last_at as "lastAt"`,
        [key, now.toString()],
      );
      const [after] = await this.unitOfWork.query<{ failures: number }>(
        `with counted as (
           update sign_in_attempts set last_at = greatest(last_at, $2::timestamptz),
             failures = case when last_at < $2::timestamptz - interval '1 hour' then 1 else failures + 1 end
           where key = $1 returning failures
         ) select failures from counted`,
        [key, now.toString()],
      );
      if (!before || !after) throw new Error('The count of failures is gone while it was locked');
      return { failures: after.failures, lastAt: before.lastAt };
    });
  }

  /** Forgets the failures of this key, and all that are too old to count. */
  async clearFailures(key: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      `delete from sign_in_attempts where key = $1 or last_at < $2::timestamptz - interval '1 day'`,
      [key, now.toString()],
    );
  }

  /** Takes back one failure: the try was none. What others failed to do with this key still counts. */
  async takeBackFailure(key: string): Promise<void> {
    await this.unitOfWork.query(
      'update sign_in_attempts set failures = greatest(failures - 1, 0) where key = $1',
      [key],
    );
  }

  async insertToken(token: { id: string; userId: string; name: string; tokenHash: Buffer }): Promise<void> {
    await this.unitOfWork.query(
      'insert into api_tokens (id, user_id, name, token_hash) values ($1, $2, $3, $4)',
      [token.id, token.userId, token.name, token.tokenHash],
    );
  }

  async listTokens(userId: string): Promise<TokenRow[]> {
    return this.unitOfWork.query<TokenRow>(
      `select id, name, created_at, revoked_at from api_tokens
        where user_id = $1 order by created_at desc limit 200`,
      [userId],
    );
  }

  async revokeToken(id: string, userId: string, now: Temporal.Instant): Promise<boolean> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `with revoked as (update api_tokens set revoked_at = coalesce(revoked_at, $3)
        where id = $1 and user_id = $2 returning id) select id from revoked`,
      [id, userId, now.toString()],
    );
    return rows.length === 1;
  }

  async insertLink(link: {
    tokenHash: Buffer;
    purpose: 'firstAdmin' | 'password';
    userId: string | null;
    expiresAt: Temporal.Instant;
  }): Promise<void> {
    await this.unitOfWork.query(
      'insert into one_time_links (token_hash, purpose, user_id, expires_at) values ($1, $2, $3, $4)',
      [link.tokenHash, link.purpose, link.userId, link.expiresAt.toString()],
    );
  }

  /** Whether a link can still be used: asked before the costly hashing of a password. */
  async isLinkUsable(
    tokenHash: Buffer,
    purpose: 'firstAdmin' | 'password',
    now: Temporal.Instant,
  ): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `select 1 from one_time_links
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [tokenHash, purpose, now.toString()],
    );
    return rows.length > 0;
  }

  /** Uses a link up; null when it does not exist, was used, or is too old. */
  async useLink(
    tokenHash: Buffer,
    purpose: 'firstAdmin' | 'password',
    now: Temporal.Instant,
  ): Promise<{ userId: string | null } | null> {
    const [row] = await this.unitOfWork.query<{ user_id: string | null }>(
      `with used as (update one_time_links set used_at = $3
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3 returning user_id)
       select user_id from used`,
      [tokenHash, purpose, now.toString()],
    );
    return row ? { userId: row.user_id } : null;
  }

  /** Makes the links that set a user's password useless: a newer one, or a newer password, stands. */
  async voidPasswordLinks(userId: string, now: Temporal.Instant): Promise<void> {
    await this.unitOfWork.query(
      'update one_time_links set used_at = $2 where user_id = $1 and used_at is null',
      [userId, now.toString()],
    );
  }

  async findInstallation(): Promise<{ sampleAsOn: string | null }> {
    const [row] = await this.unitOfWork.query<{ sample_as_on: string | null }>(
      'select sample_as_on from installation',
    );
    return { sampleAsOn: row?.sample_as_on ?? null };
  }
}
