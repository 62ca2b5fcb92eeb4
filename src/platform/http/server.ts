import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { Problem } from '../../shared/problem.js';
import { type RequestContext, runInContext } from '../context/index.js';
import { newId } from '../ids/index.js';
import { sendProblem } from './problem.filter.js';
import { registerUploads } from './upload.js';

/** JSON bodies up to 1 MB; uploads have their own limit. */
const BODY_LIMIT_BYTES = 1_048_576;

/** A request whose body has not come by then is given up; the largest upload needs a slow line to last as long. */
const REQUEST_TIMEOUT_MS = 120_000;

/** How deep a body may nest; the deepest that any route takes is a list of objects in an object in an object. */
const MAX_DEPTH = 20;

/** How many keys one object of a body may have: no route knows so many, and each unknown one costs more than the last. */
const MAX_KEYS = 200;

/** Fastify with our request ids, body limit and log. */
export function createAdapter(logger: FastifyBaseLogger, trustProxy: boolean | string[]): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read or is too long leads nowhere.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(new Problem('route.not_found', { cause: error }), request, reply),
  });
}

/** Cookies, security headers, compression, one log line per request, and problems for what fails before a handler. */
export async function prepareServer(app: NestFastifyApplication): Promise<void> {
  await app.register(cookie);
  await registerUploads(app);
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine and the API page set styles at run time; scripts only ever come from files.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const fastify = app.getHttpAdapter().getInstance();
  // After the body is read: what reads it would lose the context.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const context: RequestContext = {
      requestId: request.id,
      get actor() {
        return request.authenticated?.actor ?? null;
      },
      get action() {
        return request.action ?? 'unknown';
      },
    };
    runInContext(context, done);
  });
  // The record's version is its ETag.
  fastify.addHook('preSerialization', (_request, reply, body, done) => {
    const version = versionOf(body);
    if (version !== undefined) reply.header('etag', `"${version}"`);
    done(null, body);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
  fastify.addHook('preValidation', (request, reply, done) => {
    if (isBeyond(request.body, MAX_DEPTH)) sendProblem(new Problem('body.unreadable'), request, reply);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: reply.elapsedTime,
        userId: request.authenticated?.actor.userId ?? undefined,
      },
      'request',
    );
    done();
  });
}

/**
 * Whether a value nests deeper than that, or an object in it has more keys than any route knows. Level by level: a
 * recursion would end where the stack does.
 */
function isBeyond(value: unknown, depth: number): boolean {
  let level: object[] = [value].filter(isHolder);
  for (let left = depth; left >= 0; left -= 1) {
    if (level.some((item) => !Array.isArray(item) && Object.keys(item).length > MAX_KEYS)) return true;
    level = level.flatMap((item) => Object.values(item).filter(isHolder));
    if (level.length === 0) return false;
  }
  return true;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}

function versionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined;
  return typeof body.version === 'number' ? body.version : undefined;
}
