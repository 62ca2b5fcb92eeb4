import {
  type CustomDecorator,
  type ExecutionContext,
  SetMetadata,
  createParamDecorator,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../shared/permissions.js';
import { Problem } from '../../shared/problem.js';
import type { Actor } from '../context/index.js';

/** Where a route keeps its permission; the census of routes reads it. */
export const PERMISSION_KEY = 'access:permission';
/** Where a route keeps the reason why it is public. */
export const PUBLIC_KEY = 'access:public';

/** The route needs this permission; the audit trail records it as the action. */
export const RequirePermission = (permission: Permission): CustomDecorator =>
  SetMetadata(PERMISSION_KEY, permission);

/** Anyone may call the route, for the reason given. */
export const Public = (reason: string): CustomDecorator => SetMetadata(PUBLIC_KEY, reason);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard: who asks, and by what proof. */
    authenticated?: Authenticated | null;
    /** Set by the guard: the permission or the public route's name. */
    action?: string;
  }
}

/** The result of authentication: the actor and how it was proven. */
export interface Authenticated {
  actor: Actor;
  via: 'session' | 'token';
  /** The token that changes must repeat in `X-CSRF-Token`; only for sessions. */
  csrfToken: string | null;
}

/** The signed-in actor of the request. Refuses with 401 on a public route that nobody is signed in to. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { authenticated } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!authenticated) throw new Problem('session.required');
  return authenticated.actor;
});
