import {
  type ExecutionContext,
  Injectable,
  Param,
  type PipeTransform,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../shared/problem.js';

@Injectable()
class RecordIdPipe implements PipeTransform {
  transform(value: unknown): string {
    if (typeof value === 'string' && isUUID(value)) return value.toLowerCase();
    throw new Problem('record.not_found', { params: { record: 'record', id: String(value).slice(0, 60) } });
  }
}

/** The id in the path; anything that is no UUID is simply not found. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new RecordIdPipe());

/** The version the client last read, from `If-Match`; 428 without it. Pair it with `@TakesVersion()`. */
export const IfMatch = createParamDecorator((_data: unknown, execution: ExecutionContext): number => {
  const header = execution.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new Problem('record.version_required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  // A tag that is not one of ours cannot be the current version.
  if (version === undefined) throw new Problem('record.stale');
  return Number(version);
});

/** Documents the `If-Match` header of a change. */
export const TakesVersion = (): MethodDecorator =>
  applyDecorators(ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read.' }));
