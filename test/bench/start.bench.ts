import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { type Benchmark, alternate } from './benchmark.js';
import { startProduct, withFolder } from './processes.js';

/** The database alone: the same binaries, flags and files, without the application. */
async function measureDatabase(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const startMs = performance.now() - startedAt;
  await server.stop();
  return startMs;
}

async function measureProduct(dataDir: string): Promise<number> {
  const product = await startProduct(dataDir);
  await product.stop();
  return product.startMs;
}

/** The first start: a new cluster, all migrations, the sample portfolio, the address. */
const startCold: Benchmark = {
  name: 'start-cold',
  bare: 'initdb and start of the database alone',
  async run({ smoke }) {
    const times = await alternate(
      smoke ? 1 : 3,
      () => withFolder(measureProduct),
      () => withFolder(measureDatabase),
    );
    return { ...times, unit: 'ms' };
  },
};

/** Every later start on the same data. */
const startWarm: Benchmark = {
  name: 'start-warm',
  bare: 'start of the database alone',
  run: ({ smoke }) =>
    withFolder((productDir) =>
      withFolder(async (databaseDir) => {
        await measureProduct(productDir);
        await measureDatabase(databaseDir);
        const times = await alternate(
          smoke ? 1 : 5,
          () => measureProduct(productDir),
          () => measureDatabase(databaseDir),
        );
        return { ...times, unit: 'ms' as const };
      }),
    ),
};

export const startBenchmarks: Benchmark[] = [startCold, startWarm];
