import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { Clock } from '../../platform/clock/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import { ROLES, type Role } from '../../shared/permissions.js';
import { Problem, invalidField } from '../../shared/problem.js';
import { hashSecret, newSecret } from './domain/secret.js';
import type {
  ChangeUserBody,
  NewTokenAnswer,
  NewUserBody,
  TokenListAnswer,
  UserAnswer,
  UserWithLinkAnswer,
} from './dto/user.dto.js';
import type { FirstAdminBody } from './dto/session.dto.js';
import { User } from './entities/user.entity.js';
import { IdentityRepository } from './identity.repository.js';

/** How long a one-time link is good for. */
const LINK_HOURS = 72;

/** The users of the tracker, their API tokens and the one-time links that set a password. */
@Injectable()
export class UsersService {
  constructor(
    private readonly repository: IdentityRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list({ cursor, limit = DEFAULT_LIMIT }: PageQuery): Promise<Page<UserAnswer>> {
    const after = decodeCursor(cursor, ['text', 'id']);
    const rows = await this.repository.listUsers(
      limit + 1,
      after && { name: String(after[0]), id: String(after[1]) },
    );
    return toPage(rows.map(toAnswer), limit, (last) => [last.name, last.id]);
  }

  /** Creates a user without a password; the link in the answer lets them set one. */
  async create(body: NewUserBody): Promise<UserWithLinkAnswer> {
    const roles = readRoles(body.roles);
    return this.unitOfWork.run(async () => {
      const user = await this.repository.saveUser(newUser({ ...body, roles, passwordHash: null }));
      return { ...toAnswer(user), welcomePath: await this.issueLink('password', user.id) };
    });
  }

  async change(id: string, version: number, body: ChangeUserBody): Promise<UserAnswer> {
    return this.unitOfWork.run(async () => {
      const admins = await this.repository.lockActiveAdmins();
      const user = await this.getLocked(id, version);
      const changed: User = {
        ...user,
        ...definedOf(body),
        roles: body.roles ? readRoles(body.roles) : user.roles,
      };
      const stillAdmin = changed.active && changed.roles.includes('admin');
      if (!stillAdmin && admins.length === 1 && admins[0] === id) {
        throw invalidField(body.active === false ? '/active' : '/roles', 'user.last_admin');
      }
      if (!changed.active) await this.repository.deleteSessionsOf(id, null);
      return toAnswer(await this.repository.saveUser(changed));
    });
  }

  /** A new link for a user who lost their password. */
  async issuePasswordLink(id: string): Promise<UserWithLinkAnswer> {
    return this.unitOfWork.run(async () => {
      const user = await this.repository.findUser(id);
      if (!user) throw new Problem('record.not_found', { params: { record: 'user', id } });
      await this.repository.voidPasswordLinks(id, this.clock.now());
      return { ...toAnswer(user), welcomePath: await this.issueLink('password', id) };
    });
  }

  /** The path of a link that makes the first administrator. Refuses when there is one. */
  async issueFirstAdminLink(): Promise<string> {
    return this.unitOfWork.run(async () => {
      if ((await this.repository.countActiveAdmins()) > 0) {
        throw new Problem('record.exists', { params: { record: 'administrator', field: 'role' } });
      }
      return this.issueLink('firstAdmin', null);
    });
  }

  async createFirstAdmin({ token, email, name, password }: FirstAdminBody): Promise<string> {
    const passwordHash = await this.hashForLink(token, 'firstAdmin', password);
    return this.unitOfWork.run(async () => {
      const link = await this.repository.useLink(hashSecret(token), 'firstAdmin', this.clock.now());
      if (!link || (await this.repository.countActiveAdmins()) > 0) throw new Problem('session.link_used');
      const user = newUser({ email, name, roles: ['admin'], language: 'fi', passwordHash });
      return (await this.repository.saveUser(user)).id;
    });
  }

  async setPasswordByLink(token: string, password: string): Promise<string> {
    const passwordHash = await this.hashForLink(token, 'password', password);
    return this.unitOfWork.run(async () => {
      const link = await this.repository.useLink(hashSecret(token), 'password', this.clock.now());
      const user = link?.userId ? await this.repository.lockUser(link.userId) : null;
      if (!user?.active) throw new Problem('session.link_used');
      await this.repository.saveUser({ ...user, passwordHash });
      await this.repository.deleteSessionsOf(user.id, null);
      await this.repository.voidPasswordLinks(user.id, this.clock.now());
      return user.id;
    });
  }

  async listTokens(actor: Actor): Promise<TokenListAnswer> {
    const rows = await this.repository.listTokens(actor.userId ?? '');
    return {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        revokedAt: row.revoked_at?.toISOString() ?? null,
      })),
    };
  }

  async createToken(userId: string, name: string): Promise<NewTokenAnswer> {
    const id = newId();
    const token = `hs_${newSecret()}`;
    await this.unitOfWork.run(async () =>
      this.repository.insertToken({ id, userId, name, tokenHash: hashSecret(token) }),
    );
    return { id, name, token, createdAt: this.clock.now().toString(), revokedAt: null };
  }

  async revokeToken(actor: Actor, id: string): Promise<void> {
    const revoked = await this.unitOfWork.run(async () =>
      this.repository.revokeToken(id, actor.userId ?? '', this.clock.now()),
    );
    if (!revoked) throw new Problem('record.not_found', { params: { record: 'token', id } });
  }

  async findByEmail(email: string): Promise<User | null> {
    return this.repository.findUserByEmail(email);
  }

  /** A user without a password, or the one there is; for the sample and the command line. */
  async ensure(user: { email: string; name: string; roles: Role[] }): Promise<User> {
    const known = await this.repository.findUserByEmail(user.email);
    return known ?? this.repository.saveUser(newUser({ ...user, language: 'fi', passwordHash: null }));
  }

  /** Hashing is costly on purpose: nobody without a link makes us do it. */
  private async hashForLink(
    token: string,
    purpose: 'firstAdmin' | 'password',
    password: string,
  ): Promise<string> {
    const usable = await this.repository.isLinkUsable(hashSecret(token), purpose, this.clock.now());
    if (!usable) throw new Problem('session.link_used');
    return hash(password);
  }

  private async issueLink(purpose: 'firstAdmin' | 'password', userId: string | null): Promise<string> {
    const secret = newSecret();
    await this.repository.insertLink({
      tokenHash: hashSecret(secret),
      purpose,
      userId,
      expiresAt: this.clock.now().add({ hours: LINK_HOURS }),
    });
    return `/welcome?purpose=${purpose}&token=${secret}`;
  }

  private async getLocked(id: string, version: number): Promise<User> {
    const user = await this.repository.lockUser(id);
    if (!user) throw new Problem('record.not_found', { params: { record: 'user', id } });
    if (user.version !== version) throw new Problem('record.stale');
    return user;
  }
}

function newUser(fields: Pick<User, 'email' | 'name' | 'roles' | 'language' | 'passwordHash'>): User {
  return Object.assign(new User(), {
    id: newId(),
    email: fields.email,
    name: fields.name,
    roles: fields.roles,
    language: fields.language,
    passwordHash: fields.passwordHash,
    active: true,
  });
}

function readRoles(roles: readonly string[]): Role[] {
  if (roles.length === 0) throw invalidField('/roles', 'field.required');
  const known = ROLES.filter((role) => roles.includes(role));
  if (known.length !== roles.length) {
    throw invalidField('/roles', 'field.choice', { allowed: ROLES.join(', ') });
  }
  return known;
}

function definedOf<T extends object>(body: T): Partial<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function toAnswer(user: User): UserAnswer {
  const { id, email, name, roles, language, active, version } = user;
  return { id, email, name, roles, language, active, version, hasPassword: user.passwordHash !== null };
}
