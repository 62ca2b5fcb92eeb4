import type { FastifyRequest } from 'fastify';
import type { Authenticated } from './decorators.js';

/** Who the request comes from. The identity capability provides it. */
export interface Authenticator {
  authenticate(request: FastifyRequest): Promise<Authenticated | null>;
}

/** The token under which a capability provides its {@link Authenticator}. */
export const AUTHENTICATOR = Symbol('Authenticator');
