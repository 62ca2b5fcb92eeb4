import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { Problem } from '../../shared/problem.js';
import { UnitOfWork } from '../database/index.js';

interface StoredAnswer {
  input_hash: string;
  status: number | null;
  body: unknown;
}

/**
 * Repeats the stored answer when the same request comes again. The key is written in the same transaction as the
 * effect, so there is never one without the other; a second request with the key waits for the first one's commit.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.runOnce(execution, next));
  }

  private async runOnce(execution: ExecutionContext, next: CallHandler): Promise<unknown> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) {
      throw new Problem('idempotency.key_required');
    }
    const actorId = request.authenticated?.actor.userId ?? null;
    const inputHash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest('hex');

    return this.unitOfWork.run(async () => {
      const inserted = await this.unitOfWork.query(
        `insert into idempotency_keys (actor_id, key, input_hash) values ($1, $2, $3)
         on conflict (actor_id, key) do nothing returning 1`,
        [actorId, key, inputHash],
      );
      if (inserted.length === 0) {
        const [stored] = await this.unitOfWork.query<StoredAnswer>(
          'select input_hash, status, body from idempotency_keys where actor_id = $1 and key = $2',
          [actorId, key],
        );
        if (!stored || stored.input_hash !== inputHash) throw new Problem('idempotency.conflict');
        void reply.code(stored.status ?? 200).header('idempotency-replayed', 'true');
        return stored.body;
      }
      const body: unknown = await lastValueFrom(next.handle());
      await this.unitOfWork.query(
        'update idempotency_keys set status = $3, body = $4 where actor_id = $1 and key = $2',
        [actorId, key, reply.statusCode, JSON.stringify(body ?? null)],
      );
      return body;
    });
  }
}

/** A POST that creates a money fact: needs an `Idempotency-Key`, and a repeat does nothing twice. */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: '8 to 100 characters, new per intent.',
    }),
  );
