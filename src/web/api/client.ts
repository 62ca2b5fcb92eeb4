import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem, toApiProblem } from './problem';
import type { paths } from './schema';

let csrfToken: string | null = null;

/** Remembers the token that every changing call must carry; the session gives it. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

const guard: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept', 'application/json, application/problem+json');
    if (csrfToken && !['GET', 'HEAD'].includes(request.method))
      request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await toApiProblem(response);
  },
  onError({ error }) {
    if (error instanceof ApiProblem || (error instanceof DOMException && error.name === 'AbortError')) return;
    return new ApiProblem({ status: 0, code: 'offline' });
  },
};

/** The typed client. Its types are generated from the server's OpenAPI document by `npm run api:types`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });
api.use(guard);

/** The body of a call that has one; a refusal was already thrown as {@link ApiProblem}. */
export async function read<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw new ApiProblem({ status: response.status, code: 'unexpected' });
  return data;
}

/** Waits for a call that answers without a body (204). */
export async function send(call: Promise<{ response: Response }>): Promise<void> {
  await call;
}

/** The header that says which version a change was made on; a later one answers 412. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** A fresh key for one intent to create; keep it over retries so that the fact is stored once. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The header of a POST that may be repeated safely. */
export function idempotent(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
