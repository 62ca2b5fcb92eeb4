import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../shared/problem.js';
import type { ProblemCode } from '../../shared/problem-codes.js';
import { databaseProblem } from './database-problems.js';

/** Codes of errors that the server raises before a handler runs, by HTTP status. */
const BY_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'body.unreadable',
  404: 'route.not_found',
  405: 'route.not_found',
  413: 'body.too_large',
  415: 'body.media_type',
  503: 'service.unavailable',
};

/** Turns whatever was thrown into a problem of the catalogue; what we do not know becomes 500 with a request id. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const fromDatabase = databaseProblem(error);
  if (fromDatabase) return fromDatabase;
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  const code =
    status === undefined ? undefined : (BY_STATUS[status] ?? (status < 500 ? 'body.unreadable' : undefined));
  return code
    ? new Problem(code, { cause: error })
    : new Problem('internal', { params: { requestId }, cause: error });
}

function statusCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Writes a problem as RFC 9457 `application/problem+json`. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request.id);
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, problem.message);
  if (problem.status === 503) reply.header('retry-after', '5');
  if (problem.code === 'session.throttled') reply.header('retry-after', String(problem.params['seconds']));
  void reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `/problems/${problem.code}`,
        title: problem.title,
        status: problem.status,
        code: problem.code,
        detail: problem.message,
        requestId: request.id,
        ...(Object.keys(problem.params).length > 0 ? { params: problem.params } : {}),
        ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      }),
    );
}

/** Turns whatever is thrown into `application/problem+json`; what nobody foresaw into a 500 with the request id alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
