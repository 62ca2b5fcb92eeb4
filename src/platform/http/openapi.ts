import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI 3.1 description of every route. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hankesalkku')
    .setDescription(
      'Amounts are decimal strings in euro, days YYYY-MM-DD in Helsinki, instants ISO 8601 in UTC. Changes take ' +
        'If-Match, money facts an Idempotency-Key. Problems are application/problem+json (RFC 9457).',
    )
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('hankesalkku_session')
    .build();
  return SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the description at `/api/openapi.json` and a page to read it at `/api/docs`. */
export function serveApiDescription(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Hankesalkku API',
  });
}
