import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { Public, RequirePermission } from '../../src/platform/access/index.js';
import { PERMISSIONS } from '../../src/shared/permissions.js';
import { type TestApp, createTestApp } from '../support/app.js';
import { type Route, listRoutes, routesOf } from '../support/routes.js';

/** What is wrong with a route's decoration, in words; empty when nothing is. */
function listFaults(routes: Route[]): string[] {
  return routes.flatMap(({ handler, permission, publicReason }) => {
    if (permission === undefined && publicReason === undefined) return [`${handler} is not decorated`];
    if (permission !== undefined && publicReason !== undefined) return [`${handler} is decorated twice`];
    if (publicReason?.trim() === '') return [`${handler} is public without a reason`];
    if (permission !== undefined && !Object.hasOwn(PERMISSIONS, permission)) {
      return [`${handler} asks for ${permission}, which no role can have`];
    }
    return [];
  });
}

@Controller('sample')
class Sample {
  @Get('bare')
  bare(): void {}

  @Get('both')
  @Public('A reason')
  @RequirePermission('portfolio.read')
  both(): void {}

  @Get('mute')
  @Public(' ')
  mute(): void {}

  @Get('good')
  @RequirePermission('portfolio.read')
  good(): void {}
}

describe('the census of routes', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('finds every route with exactly one of a permission and a public reason', () => {
    const routes = listRoutes(test.app);
    expect(routes.length).toBeGreaterThan(15);
    expect(listFaults(routes)).toEqual([]);
  });

  it('would find a route that is not decorated, decorated twice, or public without a reason', () => {
    expect(listFaults(routesOf(Sample))).toEqual([
      'Sample.bare is not decorated',
      'Sample.both is decorated twice',
      'Sample.mute is public without a reason',
    ]);
  });

  it('knows every route of the API description, and the description every route', async () => {
    const { body } = await test.anonymous.get<{ paths: Record<string, object> }>('/api/openapi.json');
    const described = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = listRoutes(test.app).map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(declared.sort()).toEqual(described.sort());
  });
});
