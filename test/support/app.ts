/** The whole application on a database of its own, for integration, e2e, contract and browser tests. */
import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { configureApp } from '../../src/app.js';
import { AppModule, type RunningConfig } from '../../src/app.module.js';
import { UsersService } from '../../src/modules/identity/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { type Environment, loadConfig } from '../../src/platform/config/index.js';
import { runAsSystem } from '../../src/platform/context/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { createAdapter } from '../../src/platform/http/index.js';
import { createLogger } from '../../src/platform/log/index.js';
import type { Role } from '../../src/shared/permissions.js';
import { ApiClient } from './client.js';
import { createTestDatabase } from './databases.js';
import { SettableClock } from './settable-clock.js';

/** How a test wants its application. */
export interface TestAppOptions {
  /** Where the clock stands, an ISO instant such as `2020-09-30T09:00:00Z`. Absent: the clock runs. */
  now?: string;
  /** `web` by default, so that no job runs behind a test that does not wait for it. `all` for e2e tests. */
  role?: 'all' | 'web' | 'worker';
  /** Settings by the names of config/app.env.example, such as `{ SMTP_URL: '…' }`. */
  env?: Environment;
  /** Fakes at the edge, such as `(builder) => builder.overrideProvider(Mailer).useValue(…)`. */
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** A database that stands already, to start a second process on it; it is then not dropped on close. */
  databaseUrl?: string;
}

/** A running application and the hands to work it. */
export interface TestApp {
  app: NestFastifyApplication;
  databaseUrl: string;
  /** Set with `now`; asking for it without is an error of the test. */
  clock: SettableClock;
  /** Calls the API as nobody. */
  anonymous: ApiClient;
  /** Calls the API as a user with these roles; the same roles give the same user. */
  as(...roles: Role[]): Promise<ApiClient>;
  /** A service of any room. */
  service<T>(type: Type<T>): T;
  /** Runs a statement on the test's database. */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Listens on a free loopback port and returns the address, without a slash at the end. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

function testConfig(databaseUrl: string, { role = 'web', env = {} }: TestAppOptions): RunningConfig {
  const config = loadConfig({
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    REDIS_URL: process.env['REDIS_URL'],
    PORT: '0',
    ROLE: role,
    DATABASE_POOL_SIZE: '5',
    ...env,
    DATABASE_URL: databaseUrl,
  });
  return { ...config, databaseUrl };
}

async function buildApp(config: RunningConfig, clock: Clock | undefined, options: TestAppOptions) {
  let builder = Test.createTestingModule({ imports: [AppModule.forRoot(config)] });
  if (clock) builder = builder.overrideProvider(Clock).useValue(clock);
  if (options.override) builder = options.override(builder);
  const module = await builder.compile();
  const adapter = createAdapter(createLogger(config), config.trustProxy);
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  await configureApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Makes a user with these roles, and an API token, the way the services do. */
async function makeClient(app: NestFastifyApplication, roles: Role[]): Promise<ApiClient> {
  const users = app.get(UsersService, { strict: false });
  const unitOfWork = app.get(UnitOfWork, { strict: false });
  return runAsSystem('test', async () => {
    const name = roles.join('-');
    const user = await unitOfWork.run(() => users.ensure({ email: `${name}@test.example`, name, roles }));
    const { token } = await users.createToken(user.id, 'test');
    return new ApiClient(app, token, user.id);
  });
}

/** Starts the application; close it when the file ends. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.databaseUrl === undefined ? await createTestDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const clock = options.now === undefined ? undefined : new SettableClock(options.now);
  let app: NestFastifyApplication;
  try {
    app = await buildApp(testConfig(databaseUrl, options), clock, options);
  } catch (error) {
    await database?.drop();
    throw error;
  }
  const clients = new Map<string, Promise<ApiClient>>();
  return {
    app,
    databaseUrl,
    anonymous: new ApiClient(app, null, null),
    get clock() {
      if (!clock) throw new Error('This test let the clock run; give createTestApp a `now` to set it.');
      return clock;
    },
    as(...roles) {
      const key = [...roles].sort().join();
      const client = clients.get(key) ?? makeClient(app, [...roles].sort());
      clients.set(key, client);
      return client;
    },
    service: (type) => app.get(type, { strict: false }),
    query: (sql, params) => app.get(UnitOfWork, { strict: false }).query(sql, params),
    async listen() {
      await app.listen(0, '127.0.0.1');
      return (await app.getUrl()).replace(/\/$/, '').replace('[::1]', '127.0.0.1');
    },
    async close() {
      await app.close();
      await database?.drop();
    },
  };
}
