import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '../../shared/problem.js';
import { sendProblem } from './problem.filter.js';

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * Serves the built page. Files with a hash in their name are kept by browsers for a year; every other address of the
 * page is `index.html`, which decides in the browser what to show.
 */
export async function servePage(app: NestFastifyApplication, folder: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      decorateReply: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${join(folder, 'assets')}`);
        reply.header('cache-control', hashed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
  }
  fastify.get('/*', { schema: { hide: true } as object }, (request, reply) => {
    const isPage = !/^\/(api|health|problems|assets)(\/|$)/.test(request.url.split('?')[0] ?? '');
    if (!built || !isPage) return sendProblem(new Problem('route.not_found'), request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
