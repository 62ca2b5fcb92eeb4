import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type RunningConfig } from './app.module.js';
import { projectRoot } from './platform/config/index.js';
import { createAdapter, prepareServer, serveApiDescription, servePage } from './platform/http/index.js';
import { NestLog, createLogger } from './platform/log/index.js';

/** Builds the application on a migrated database; the caller listens and closes. */
export async function createApp(config: RunningConfig): Promise<NestFastifyApplication> {
  const logger = createLogger(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    createAdapter(logger, config.trustProxy),
    { logger: new NestLog(logger), abortOnError: false },
  );
  await configureApp(app);
  return app;
}

/** What every way of building the application shares, tests included. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  await prepareServer(app);
  serveApiDescription(app);
  await servePage(app, join(projectRoot(), 'dist', 'web'));
}
