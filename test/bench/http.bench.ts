import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import autocannon from 'autocannon';
import { loadConfig, projectRoot } from '../../src/platform/config/index.js';
import { borrowEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { type BenchOptions, type Benchmark, alternate } from './benchmark.js';
import { type RunningProcess, startProcess, startProduct, withFolder } from './processes.js';
import { packStatements, recordStatements } from './recorder.js';

/** Fewer than the pool has, so that neither side waits for a connection. */
const CONNECTIONS = 8;
const PASSWORD = 'a long enough password';

/** The built application: what the product runs, and the metadata that its injection needs. */
async function importBuilt<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(projectRoot(), 'dist', 'src', path)).href)) as Module;
}

type App = Awaited<ReturnType<(typeof import('../../src/app.js'))['createApp']>>;

/** The session cookie of a director, got by the one-time link. */
async function signIn(app: App): Promise<string> {
  const { UsersService } =
    await importBuilt<typeof import('../../src/modules/identity/index.js')>('modules/identity/index.js');
  const users = app.get(UsersService, { strict: false });
  const user = await users.ensure({ email: 'bench@test.example', name: 'bench', roles: ['director'] });
  const { welcomePath } = await users.issuePasswordLink(user.id);
  const token = new URL(welcomePath, 'http://localhost').searchParams.get('token');
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session/password',
    payload: { token, password: PASSWORD },
  });
  const [session] = answer.cookies;
  if (!session) throw new Error(`Signing in answered ${answer.statusCode}: ${answer.body}`);
  return `${session.name}=${session.value}`;
}

interface Recorded {
  cookie: string;
  statements: string;
  body: unknown;
}

/** Records what one request of the page sends to the database and answers. */
async function record(databaseUrl: string, path: string): Promise<Recorded> {
  const { createApp } = await importBuilt<typeof import('../../src/app.js')>('app.js');
  const config = loadConfig({ LOG_LEVEL: 'silent', DATABASE_URL: databaseUrl, ROLE: 'web' });
  const app = await createApp({ ...config, databaseUrl });
  try {
    await app.init();
    const cookie = await signIn(app);
    const ask = async (): Promise<unknown> => {
      const { statusCode, body } = await app.inject({ method: 'GET', url: path, headers: { cookie } });
      if (statusCode !== 200) throw new Error(`GET ${path} answered ${statusCode}: ${body}`);
      return JSON.parse(body);
    };
    // The first request may do what later ones need not.
    await ask();
    let body: unknown;
    const statements = await recordStatements(async () => {
      body = await ask();
    });
    if (statements.length === 0) throw new Error(`GET ${path} sent no statement, not even for the session.`);
    return { cookie, statements: packStatements(statements), body };
  } finally {
    await app.close();
  }
}

/** Requests per second, all of which must succeed. */
async function load(url: string, cookie: string, seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers: { cookie } });
  const failed = result.non2xx + result.errors;
  if (failed > 0 || result['2xx'] === 0) {
    const answer = await fetch(url, { headers: { cookie } });
    throw new Error(
      `${failed} requests to ${url} failed, ${result['2xx']} did not. It answers ${answer.status}: ${await answer.text()}`,
    );
  }
  return result['2xx'] / result.duration;
}

async function assertSameBody(urls: readonly string[], cookie: string): Promise<void> {
  const bodies = await Promise.all(
    urls.map(async (url) => (await fetch(url, { headers: { cookie } })).text()),
  );
  if (new Set(bodies).size !== 1) {
    throw new Error(
      `The two sides answer differently:\n${bodies.map((body) => body.slice(0, 500)).join('\n')}`,
    );
  }
}

async function measure(product: RunningProcess, dataDir: string, path: string, { smoke }: BenchOptions) {
  const { url: databaseUrl } = await borrowEmbeddedPostgres(dataDir, () => undefined);
  const { cookie, statements, body } = await record(databaseUrl, path);
  const poolSize = loadConfig({}).databasePoolSize;
  const file = join(dataDir, 'recording.json');
  await writeFile(file, JSON.stringify({ databaseUrl, poolSize, statements, body }));
  const bare = await startProcess(['--import', 'tsx', join('test', 'bench', 'bare-server.ts')], {
    RECORDING: file,
  });
  try {
    const [oursUrl, bareUrl] = [product.url + path, bare.url + path];
    await assertSameBody([oursUrl, bareUrl], cookie);
    for (const url of [oursUrl, bareUrl]) await load(url, cookie, smoke ? 1 : 4);
    // Many short rounds: what else the machine does changes from second to second.
    const rates = await alternate(
      smoke ? 1 : 11,
      () => load(oursUrl, cookie, smoke ? 1 : 2),
      () => load(bareUrl, cookie, smoke ? 1 : 2),
    );
    return { ...rates, unit: 'requests/s' as const };
  } finally {
    await bare.stop();
  }
}

function httpBenchmark(name: string, path: string): Benchmark {
  return {
    name,
    bare: 'a Fastify route with the same statements, pool and JSON',
    run: (options) =>
      withFolder(async (dataDir) => {
        const product = await startProduct(dataDir);
        try {
          return await measure(product, dataDir, path, options);
        } finally {
          await product.stop();
        }
      }),
  };
}

export const httpBenchmarks: Benchmark[] = [
  httpBenchmark('http-overview', '/api/v1/overview?asOn=2020-09-30'),
  httpBenchmark('http-cover', '/api/v1/portfolio/cover?from=2020&to=2023&asOn=2020-09-30'),
  httpBenchmark('http-projects', '/api/v1/portfolio/projects?asOn=2020-09-30&limit=200'),
];
