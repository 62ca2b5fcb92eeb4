import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../shared/permissions.js';
import { Problem } from '../../shared/problem.js';
import { AUTHENTICATOR, type Authenticator } from './authenticator.js';
import { PERMISSION_KEY, PUBLIC_KEY, type Authenticated } from './decorators.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Decides on every route: no decorator means no. A change that came with the session cookie must also prove that it
 * came from our page (fetch metadata, origin, and the session's CSRF token).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handler = context.getHandler();
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_KEY, handler);
    const publicReason = this.reflector.get<string | undefined>(PUBLIC_KEY, handler);
    request.action = permission ?? `public.${handler.name}`;

    const authenticated = await this.authenticator.authenticate(request);
    request.authenticated = authenticated;
    if (!SAFE_METHODS.has(request.method)) refuseForeignChange(request, authenticated);
    if (publicReason !== undefined) return true;
    if (!authenticated) throw new Problem('session.required');
    if (!permission || !authenticated.actor.permissions.has(permission)) {
      throw new Problem('access.denied', { params: { permission: permission ?? 'none' } });
    }
    return true;
  }
}

/** Cross-site request forgery: what a foreign page can make a browser send never changes anything. */
function refuseForeignChange(request: FastifyRequest, authenticated: Authenticated | null): void {
  if (authenticated?.via === 'token') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('session.csrf');
  const { origin, host } = request.headers;
  if (origin !== undefined && originHost(origin) !== host) throw new Problem('session.csrf');
  if (authenticated && !equalTokens(request.headers['x-csrf-token'], authenticated.csrfToken)) {
    throw new Problem('session.csrf');
  }
}

function equalTokens(given: unknown, expected: string | null): boolean {
  if (typeof given !== 'string' || expected === null) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
