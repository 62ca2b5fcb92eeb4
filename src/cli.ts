/** The operator's commands: `npm run cli -- <command>`. */
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { UsersService } from './modules/identity/index.js';
import { SampleService } from './modules/sample/index.js';
import { ConfigError, loadConfig, readEnvironment } from './platform/config/index.js';
import { runAsSystem } from './platform/context/index.js';
import { EmbeddedPostgresError, borrowEmbeddedPostgres } from './platform/database/embedded/index.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { recreateDatabase } from './platform/database/recreate.js';
import { createAdapter, describeApi } from './platform/http/index.js';
import { NestLog, createLogger } from './platform/log/index.js';
import { Problem } from './shared/problem.js';

const USAGE = `Usage: npm run cli -- <command>

  migrate                           bring the database to the newest schema
  user first-admin                  print a one-time link that makes the first administrator
  user password-link --email <e>    print a one-time link that sets a user's password
  token --user <email> [--name <n>] print a new API token of a user
  sample load                       load the sample portfolio into an empty database
  sample remove [--discard-changes] recreate the database without the sample
  openapi [--out <file>]            write the API description
`;

/** A mistake of the operator: said in one line. */
class UsageError extends Error {}

interface Options {
  email?: string;
  user?: string;
  name?: string;
  out?: string;
  'discard-changes'?: boolean;
}

const config = loadConfig(readEnvironment(process.env));
const logger = createLogger({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel });

async function withDatabase<T>(body: (databaseUrl: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) return body(config.databaseUrl);
  const server = await borrowEmbeddedPostgres(config.dataDir, () => undefined);
  try {
    return await body(server.url);
  } finally {
    await server.stop();
  }
}

/** Runs a command with the application's services but without its background work. */
async function withServices<T>(name: string, body: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase((databaseUrl) => onDatabase(databaseUrl, name, body));
}

async function onDatabase<T>(
  databaseUrl: string,
  name: string,
  body: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  await migrateDatabase(databaseUrl);
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ ...config, role: 'web', databaseUrl }),
    { logger: new NestLog(logger), abortOnError: false },
  );
  try {
    return await runAsSystem(`cli.${name}`, () => body(app));
  } finally {
    await app.close();
  }
}

function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`The option --${option} is missing.`);
  return value;
}

const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;

async function findUserId(app: INestApplicationContext, email: string): Promise<string> {
  const user = await app.get(UsersService).findByEmail(email);
  if (!user) throw new UsageError(`There is no user ${email}.`);
  return user.id;
}

async function describe(out: string | undefined): Promise<void> {
  // The preview knows every route without a database.
  const app = await NestFactory.create(
    AppModule.forRoot({ ...config, role: 'web', databaseUrl: 'postgres://localhost/none' }),
    createAdapter(logger, false),
    { preview: true, logger: false, abortOnError: false },
  );
  const text = `${JSON.stringify(describeApi(app), null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
}

const COMMANDS: Record<string, (options: Options) => Promise<void>> = {
  migrate: async () => {
    const ran = await withDatabase(migrateDatabase);
    process.stdout.write(ran.length === 0 ? 'The schema is up to date.\n' : `${ran.join('\n')}\n`);
  },
  'user first-admin': async () => {
    const path = await withServices('user', (app) => app.get(UsersService).issueFirstAdminLink());
    process.stdout.write(`${publicUrl}${path}\n`);
  },
  'user password-link': async ({ email }) => {
    const { welcomePath } = await withServices('user', async (app) =>
      app.get(UsersService).issuePasswordLink(await findUserId(app, required(email, 'email'))),
    );
    process.stdout.write(`${publicUrl}${welcomePath}\n`);
  },
  token: async ({ user, name }) => {
    const { token } = await withServices('token', async (app) =>
      app
        .get(UsersService)
        .createToken(await findUserId(app, required(user, 'user')), name ?? 'command line'),
    );
    process.stdout.write(`${token}\n`);
  },
  'sample load': async () => {
    await withServices('sample', (app) => app.get(SampleService).load());
    process.stdout.write('The sample portfolio is loaded.\n');
  },
  'sample remove': async ({ 'discard-changes': discardChanges = false }) => {
    await withDatabase(async (databaseUrl) => {
      await onDatabase(databaseUrl, 'sample', (app) =>
        app.get(SampleService).requireRemovable({ discardChanges }),
      );
      await recreateDatabase(databaseUrl);
    });
    process.stdout.write(
      'The database is empty. Make the first administrator: npm run cli -- user first-admin\n',
    );
  },
  openapi: ({ out }) => describe(out),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      user: { type: 'string' },
      name: { type: 'string' },
      out: { type: 'string' },
      'discard-changes': { type: 'boolean' },
    },
  });
  const command = COMMANDS[positionals.join(' ')];
  if (!command) throw new UsageError(`${USAGE}`);
  await command(values);
}

try {
  await main();
} catch (error) {
  const known =
    error instanceof UsageError ||
    error instanceof Problem ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(
    `${known || !(error instanceof Error) ? String((error as Error).message) : error.stack}\n`,
  );
  process.exitCode = 1;
}
