import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Observable, map } from 'rxjs';
import { runInContext } from '../context/index.js';

/** Runs the handler in the context of its request and answers with the record's version as ETag. */
@Injectable()
export class ContextInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    const context = {
      requestId: request.id,
      actor: request.authenticated?.actor ?? null,
      action: request.action ?? 'unknown',
    };
    const inContext = new Observable<unknown>((subscriber) =>
      runInContext(context, () => next.handle().subscribe(subscriber)),
    );
    return inContext.pipe(
      map((body) => {
        const version = versionOf(body);
        if (version !== undefined) reply.header('etag', `"${version}"`);
        return body;
      }),
    );
  }
}

function versionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined;
  return typeof body.version === 'number' ? body.version : undefined;
}
