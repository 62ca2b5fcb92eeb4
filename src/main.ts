/**
 * Starts the process: its own PostgreSQL unless it is given one, the migrations, and the application. The last line
 * of the start, alone on standard output, holds the URL; everything else goes to the log on standard error.
 */
import 'reflect-metadata';
import { ConfigError, loadConfig, readEnvironment, type AppConfig } from './platform/config/index.js';
import {
  EmbeddedPostgresError,
  lockDataDir,
  onFirstStart,
  startEmbeddedPostgres,
  type DataDirLock,
} from './platform/database/embedded/index.js';
import { DatabaseUnusableError, awaitDatabase } from './platform/database/await-database.js';
import { createLogger, type Logger } from './platform/log/index.js';
import { ListenError, Shutdown, StoppedError, listen } from './platform/process/index.js';

/** Errors whose message tells a person what to do; a stack would only hide it. */
const explained = [ConfigError, DatabaseUnusableError, EmbeddedPostgresError, ListenError];

async function main(): Promise<void> {
  let logger: Logger | undefined;
  const shutdown = new Shutdown((message, err) => logger?.error({ err }, message));
  shutdown.onSignals();
  try {
    const config = loadConfig(readEnvironment(process.env));
    logger = createLogger(config);
    await start(config, logger, shutdown);
  } catch (error) {
    if (!(error instanceof StoppedError)) report(error);
    await shutdown.end(1);
  }
}

async function start(config: AppConfig, logger: Logger, shutdown: Shutdown): Promise<void> {
  const log = (message: string) => logger.info(message);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (err: unknown) => {
      logger.fatal({ err }, 'An error that nothing handled ends the process');
      void shutdown.end(1);
    });
  }
  // Loaded only now, so that a start which must be refused is refused at once, and while the database starts.
  const lock = config.databaseUrl ? undefined : await lockData(config, shutdown);
  const [databaseUrl, { createApp }, { SampleService }, { migrateDatabase }] = await Promise.all([
    openDatabase(config, logger, shutdown),
    import('./app.js'),
    import('./modules/sample/index.js'),
    import('./platform/database/migrate.js'),
  ]);
  const migrated = await shutdown.open('The migration', () => migrateDatabase(databaseUrl));
  if (migrated.length > 0) log(`The database was brought up to date: ${migrated.join(', ')}`);
  const app = await shutdown.open(
    'The application',
    () => createApp({ ...config, databaseUrl }),
    (opened) => opened.close(),
  );
  await shutdown.open('The services', () => app.init());
  if (!config.databaseUrl && config.sample === 'auto') {
    await shutdown.open('The sample', () =>
      onFirstStart(config.dataDir, () => app.get(SampleService).load()),
    );
  }
  const url = await shutdown.open('The page', () => listen(app, config));
  await lock?.announce(url);
  process.stdout.write(`Hankesalkku is ready: ${url}\n`);
}

/** The data folder, which no other process may use meanwhile. */
function lockData({ dataDir }: AppConfig, shutdown: Shutdown): Promise<DataDirLock> {
  return shutdown.open(
    'The data folder',
    () => lockDataDir(dataDir),
    (held) => held.release(),
  );
}

/** The address of the database of the settings, or of the embedded one, when it answers. */
async function openDatabase(config: AppConfig, logger: Logger, shutdown: Shutdown): Promise<string> {
  if (config.databaseUrl) {
    await awaitDatabase(config.databaseUrl, (message) => logger.info(message));
    return config.databaseUrl;
  }
  const { dataDir } = config;
  const server = await shutdown.open(
    'The embedded database',
    () =>
      startEmbeddedPostgres({
        dataDir,
        log: (message) => logger.info(message),
        onUnexpectedEnd: (message) => {
          if (shutdown.isUnderWay) return;
          logger.fatal(message);
          void shutdown.end(1);
        },
      }),
    (started) => started.stop(),
  );
  logger.info(`The embedded database runs on ${dataDir}`);
  return server.url;
}

function report(error: unknown): void {
  const isExplained = explained.some((kind) => error instanceof kind);
  const withStack = !isExplained || process.env['LOG_LEVEL'] === 'debug';
  const text = error instanceof Error ? (withStack ? error.stack : error.message) : String(error);
  process.stderr.write(`Hankesalkku did not start. ${text}\n`);
}

await main();
