import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './load-config.js';
import { projectRoot } from './project-root.js';
import { settings, type Environment } from './settings.js';

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    expect(loadConfig({}, false)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      role: 'all',
      databasePoolSize: 10,
      dataDir: join(projectRoot(), '.data'),
      sample: 'auto',
      logLevel: 'info',
      logFormat: 'json',
      mailFrom: 'Hankesalkku <hankesalkku@localhost>',
      trustProxy: false,
      sessionHours: 12,
    });
  });

  it('takes an empty value as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', REDIS_URL: '' })).toMatchObject({ port: 3000 });
    expect(loadConfig({ DATABASE_URL: '' }).databaseUrl).toBeUndefined();
  });

  it('reads each kind of setting', () => {
    const config = loadConfig({
      PORT: '0',
      ROLE: 'worker',
      DATABASE_URL: 'postgres://app:secret@db:5432/hankesalkku',
      REDIS_URL: 'rediss://cache:6380',
      TRUST_PROXY: '10.0.0.1, fd00::/8',
      PUBLIC_URL: 'https://hankkeet.example/',
      DATA_DIR: '/var/lib/hankesalkku ä',
    });
    expect(config).toMatchObject({
      port: 0,
      role: 'worker',
      databaseUrl: 'postgres://app:secret@db:5432/hankesalkku',
      redisUrl: 'rediss://cache:6380',
      trustProxy: ['10.0.0.1', 'fd00::/8'],
      publicUrl: 'https://hankkeet.example',
      dataDir: '/var/lib/hankesalkku ä',
    });
  });

  it('writes the log for people on a terminal and as JSON elsewhere, unless told', () => {
    expect(loadConfig({}, true).logFormat).toBe('pretty');
    expect(loadConfig({}, false).logFormat).toBe('json');
    expect(loadConfig({ LOG_FORMAT: 'json' }, true).logFormat).toBe('json');
  });

  it('lists all wrong settings at once, each with its name and what is allowed', () => {
    const problems = problemsOf({ PORT: '65536', ROLE: 'boss', SESSION_HOURS: '1.5', LOG_LEVEL: 'loud' });
    expect(problems).toHaveLength(4);
    expect(problems[0]).toBe(
      'PORT must be a whole number from 0 to 65535 (0 takes any free port); it is "65536"',
    );
    expect(problems[1]).toContain('ROLE must be all, web or worker');
  });

  it.each<[string, string]>([
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '0x10'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'postgres://host'],
    ['REDIS_URL', 'localhost:6379'],
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
    ['PUBLIC_URL', 'ftp://hankkeet.example'],
    ['PUBLIC_URL', 'https://hankkeet.example/?a=1'],
    ['TRUST_PROXY', 'yes'],
    ['SAMPLE', 'on'],
    ['DATABASE_POOL_SIZE', '1'],
  ])('refuses %s=%j', (variable, value) => {
    expect(problemsOf({ [variable]: value })).toEqual([expect.stringMatching(`^${variable} must be `)]);
  });

  it('never repeats a value that may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://app:secret@host/db' }).join()).not.toContain('secret');
  });

  it('refuses a lone web or worker process on the embedded database', () => {
    expect(problemsOf({ ROLE: 'worker' })).toEqual([expect.stringContaining('DATABASE_URL must be set')]);
  });
});

describe('config/app.env.example', () => {
  const text = readFileSync(join(projectRoot(), 'config', 'app.env.example'), 'utf8');
  const documented = [...text.matchAll(/^# (.*)\n#?([A-Z_]+)=(.*)$/gm)].map(([, above, variable, value]) => ({
    variable,
    above,
    value,
  }));

  it('documents every setting once, in the order of the table, with its default', () => {
    expect(documented.map(({ variable, value }) => [variable, value])).toEqual(
      settings.map(({ variable, fallback }) => [variable, fallback ?? '']),
    );
  });

  it('says above each setting what is allowed', () => {
    for (const { variable, allowed } of settings) {
      expect(documented.find((entry) => entry.variable === variable)?.above).toBe(`Allowed: ${allowed}.`);
    }
  });

  it('can be used as it is', () => {
    expect(
      loadConfig(Object.fromEntries(documented.map(({ variable, value }) => [variable, value])), false),
    ).toEqual(loadConfig({}, false));
  });
});
