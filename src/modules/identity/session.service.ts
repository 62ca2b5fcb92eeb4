import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyRequest } from 'fastify';
import type { Authenticated, Authenticator } from '../../platform/access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import type { Actor } from '../../platform/context/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { type Role, permissionsOf } from '../../shared/permissions.js';
import { Problem, invalidField } from '../../shared/problem.js';
import { isLoopback, mayOfferSampleSignIn } from './domain/sample-sign-in.js';
import { hashSecret, newSecret } from './domain/secret.js';
import { ACCOUNT_THROTTLE, ADDRESS_THROTTLE, type ThrottleRule, waitSeconds } from './domain/throttle.js';
import type { SessionAnswer } from './dto/session.dto.js';
import type { User } from './entities/user.entity.js';
import { IdentityRepository, type SessionRow } from './identity.repository.js';

export const SESSION_COOKIE = 'hankesalkku_session';

/** Verified when the email is unknown, so that the answer takes as long as for a known one. */
const NOBODYS_HASH = hash(newSecret());

/** A session just begun: the cookie's value, shown once. */
export interface NewSession {
  secret: string;
  expiresInSeconds: number;
}

/** Sessions and passwords: who asks, signing in and out. */
@Injectable()
export class SessionService implements Authenticator {
  constructor(
    private readonly repository: IdentityRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The actor of a request, by API token or session cookie; null when there is neither. */
  async authenticate(request: FastifyRequest): Promise<Authenticated | null> {
    const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const owner = await this.repository.findTokenOwner(hashSecret(bearer));
      return owner ? { actor: toActor(owner), via: 'token', csrfToken: null } : null;
    }
    const cookie = request.cookies[SESSION_COOKIE];
    if (cookie === undefined) return null;
    const tokenHash = hashSecret(cookie);
    const session = await this.repository.findSession(tokenHash, this.clock.now());
    if (!session) return null;
    await this.keepAlive(tokenHash, session);
    return { actor: toActor(session), via: 'session', csrfToken: session.csrf_token };
  }

  async describe(request: FastifyRequest): Promise<SessionAnswer> {
    const { authenticated } = request;
    const { sampleAsOn } = await this.repository.findInstallation();
    const user = authenticated?.actor.userId
      ? await this.repository.findUser(authenticated.actor.userId)
      : null;
    return {
      user: user && {
        id: user.id,
        email: user.email,
        name: user.name,
        roles: user.roles,
        language: user.language,
      },
      csrfToken: authenticated?.csrfToken ?? null,
      permissions: [...(authenticated?.actor.permissions ?? [])],
      sampleSignIn: sampleAsOn !== null && this.sampleSignInAllowed(request),
      sample: sampleAsOn !== null,
      asOnDefault: sampleAsOn,
      today: this.clock.today().toString(),
    };
  }

  async signIn(email: string, password: string, address: string): Promise<NewSession> {
    // The address comes first: one that is throttled leaves no further trace in the database.
    await this.throttle(`address ${address}`, ADDRESS_THROTTLE);
    const user = await this.repository.findUserByEmail(email);
    // By the account and not by how its email is spelt, so that another spelling earns no further tries.
    const account = `account ${user?.id ?? email.toLowerCase()}`;
    await this.throttle(account, ACCOUNT_THROTTLE);
    const matches = await verify(user?.passwordHash ?? (await NOBODYS_HASH), password);
    if (!user?.active || user.passwordHash === null || !matches) throw new Problem('session.credentials');
    await this.repository.clearFailures(account, this.clock.now());
    // One's own account must not wipe out what the same address tried on others.
    await this.repository.takeBackFailure(`address ${address}`);
    return this.begin(user.id);
  }

  /** Signs in as one of the sample's users, where that is allowed. */
  async signInToSample(role: Role, request: FastifyRequest): Promise<NewSession> {
    const { sampleAsOn } = await this.repository.findInstallation();
    const user =
      sampleAsOn !== null && this.sampleSignInAllowed(request)
        ? await this.repository.findUserByEmail(`${role}@hankesalkku.example`)
        : null;
    if (!user?.active) throw new Problem('route.not_found');
    return this.begin(user.id);
  }

  async signOut(secret: string | undefined): Promise<void> {
    if (secret !== undefined) await this.repository.deleteSession(hashSecret(secret));
  }

  /** Begins a session for a user who has just proven who they are. */
  async begin(userId: string): Promise<NewSession> {
    const secret = newSecret();
    const now = this.clock.now();
    await this.repository.insertSession({
      tokenHash: hashSecret(secret),
      userId,
      csrfToken: newSecret(),
      now,
      expiresAt: now.add({ hours: this.config.sessionHours }),
    });
    return { secret, expiresInSeconds: this.config.sessionHours * 3600 };
  }

  /** Changes one's own password and ends the other sessions. */
  async changePassword(
    actor: Actor,
    current: string,
    next: string,
    cookie: string | undefined,
  ): Promise<void> {
    const userId = actor.userId ?? '';
    await this.throttle(`password ${userId}`, ACCOUNT_THROTTLE);
    const user = await this.repository.findUser(userId);
    if (!user?.passwordHash || !(await verify(user.passwordHash, current))) {
      throw invalidField('/currentPassword', 'password.current');
    }
    const passwordHash = await hash(next);
    await this.unitOfWork.run(async () => {
      const locked = await this.repository.lockUser(userId);
      if (!locked) throw new Problem('session.required');
      await this.repository.saveUser({ ...locked, passwordHash });
      await this.repository.voidPasswordLinks(userId, this.clock.now());
      await this.repository.deleteSessionsOf(userId, cookie === undefined ? null : hashSecret(cookie));
      await this.repository.clearFailures(`password ${userId}`, this.clock.now());
    });
  }

  async setLanguage(actor: Actor, language: User['language']): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.repository.lockUser(actor.userId ?? '');
      if (!user) throw new Problem('session.required');
      await this.repository.saveUser({ ...user, language });
    });
  }

  private sampleSignInAllowed(request: FastifyRequest): boolean {
    return mayOfferSampleSignIn({
      boundHost: this.config.host,
      behindProxy: this.config.trustProxy !== false || isPublic(this.config.publicUrl),
      remoteAddress: request.socket.remoteAddress,
      headers: request.headers,
    });
  }

  /** A session lives from its last use; the date is moved on only now and then, so that reading writes nothing. */
  private async keepAlive(tokenHash: Buffer, session: SessionRow): Promise<void> {
    const now = this.clock.now();
    const hours = this.config.sessionHours;
    const leftMs = (session.expires_at?.getTime() ?? 0) - now.epochMilliseconds;
    if (leftMs < hours * 3_600_000 * 0.75) {
      await this.repository.extendSession(tokenHash, now.add({ hours }));
    }
  }

  private async throttle(key: string, rule: ThrottleRule): Promise<void> {
    const now = this.clock.now();
    const { failures, lastAt } = await this.repository.addFailure(key, now);
    const elapsedSeconds = Math.trunc((now.epochMilliseconds - lastAt.getTime()) / 1000);
    const left = waitSeconds(failures - 1, rule) - elapsedSeconds;
    if (failures > 1 && left > 0) throw new Problem('session.throttled', { params: { seconds: left } });
  }
}

function isPublic(url: string | undefined): boolean {
  return url !== undefined && !isLoopback(new URL(url).hostname);
}

export function toActor(row: Pick<SessionRow, 'id' | 'email' | 'name' | 'roles'>): Actor {
  return {
    userId: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    permissions: new Set(permissionsOf(row.roles)),
  };
}
