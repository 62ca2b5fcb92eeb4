import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { projectRoot } from './project-root.js';
import { settings, type AppConfig, type Environment } from './settings.js';

/** The settings cannot be used; the message names every wrong variable and what it may hold. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['These settings must be corrected before Hankesalkku can start:', ...problems].join('\n  - '));
    this.name = 'ConfigError';
  }
}

/** Values of these variables may hold a password, so a message never repeats them. */
const secretVariables = new Set(['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']);

/**
 * Reads every setting from the environment and validates it.
 *
 * An empty value counts as absent, because compose files and `.env` files write it so.
 * @param isTerminal whether the log is read by a person, which decides its format when `LOG_FORMAT` does not.
 * @throws ConfigError that lists all wrong settings at once.
 */
export function loadConfig(env: Environment, isTerminal = process.stderr.isTTY === true): AppConfig {
  const problems: string[] = [];
  const values: Partial<Record<keyof AppConfig, unknown>> = {};
  for (const { variable, key, allowed, fallback, read } of settings) {
    const given = env[variable]?.trim();
    const text = given ? given : fallback;
    if (text === undefined) continue;
    const value = read(text);
    if (value === undefined) {
      const shown = secretVariables.has(variable) ? '' : `; it is ${JSON.stringify(text)}`;
      problems.push(`${variable} must be ${allowed}${shown}`);
    }
    values[key] = value;
  }
  const { logFormat = isTerminal ? 'pretty' : 'json', dataDir, ...rest } = values as Partial<AppConfig>;
  const needsSharedDatabase = rest.role === 'web' || rest.role === 'worker';
  if (needsSharedDatabase && !env['DATABASE_URL']?.trim()) {
    problems.push(
      `DATABASE_URL must be set when ROLE is ${rest.role}: the embedded database serves one process`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...rest, logFormat, dataDir: resolve(projectRoot(), dataDir ?? '.data') } as AppConfig;
}

/** The environment of the process over the file `config/app.env`, where the installation keeps one. */
export function readEnvironment(processEnv: Environment): Environment {
  const file = join(projectRoot(), 'config', 'app.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...processEnv } : processEnv;
}
