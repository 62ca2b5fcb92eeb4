import multipart from '@fastify/multipart';
import { type ExecutionContext, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../shared/problem.js';

/** A file and the fields sent with it. The name is for showing only: it never becomes a path. */
export interface Upload {
  fileName: string;
  bytes: Buffer;
  fields: Readonly<Record<string, string>>;
}

const MAX_MEGABYTES = 20;
const LIMITS = { fileSize: MAX_MEGABYTES * 1_048_576, files: 1, fields: 20, fieldSize: 10_000, parts: 30 };

/** Lets routes take multipart/form-data. */
export async function registerUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart, { limits: LIMITS });
}

/** The one file of a multipart request, with its fields. Pair it with `@TakesFile()`. */
export const UploadedFile = createParamDecorator(async (_data: unknown, execution: ExecutionContext) =>
  readUpload(execution.switchToHttp().getRequest<FastifyRequest>()),
);

/** Documents the multipart body: the file in `file`, and text fields. */
export const TakesFile = (fields: Readonly<Record<string, string>> = {}): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: {
          file: { type: 'string', format: 'binary', description: `At most ${MAX_MEGABYTES} MB.` },
          ...Object.fromEntries(
            Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]),
          ),
        },
      },
    }),
  );

async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('upload.missing');
  const fields: Record<string, string> = {};
  let file: { fileName: string; bytes: Buffer } | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { fileName: shownName(part.filename), bytes: await part.toBuffer() };
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value.trim();
    }
  } catch (error) {
    throw uploadProblem(error);
  }
  if (!file) throw new Problem('upload.missing');
  return { ...file, fields };
}

function uploadProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Problem('upload.too_large', { params: { maxMegabytes: MAX_MEGABYTES }, cause: error });
  }
  const isOurs = typeof code === 'string' && !code.startsWith('FST_');
  return isOurs ? error : new Problem('upload.missing', { cause: error });
}

function shownName(name: string): string {
  const plain = [...name.normalize('NFC')].filter((character) => (character.codePointAt(0) ?? 0) >= 32);
  return plain.slice(0, 200).join('').trim() || 'file';
}
