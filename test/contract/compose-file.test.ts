import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { projectRoot } from '../../src/platform/config/index.js';

interface Service {
  image: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { disable?: boolean };
  build?: { dockerfile: string };
  read_only?: boolean;
  deploy?: { replicas?: number; resources?: { limits?: { cpus?: string; memory?: string } } };
}
interface ComposeFile {
  services: Record<string, Service>;
}

const text = readFileSync(join(projectRoot(), 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as ComposeFile;

/** The schema names itself `id`, as drafts before 6 did, and refers to its definitions by anchors of that kind. */
function readSchema(): AnySchemaObject {
  const file = join(projectRoot(), 'test', 'fixtures', 'compose-spec', 'compose-spec.json');
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
    if (key === '$schema') return undefined;
    return key === 'id' && typeof value === 'string' ? undefined : value;
  }) as AnySchemaObject;
}

describe('docker-compose.yml', () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(readSchema());
  });

  it('keeps to the schema of the compose specification', () => {
    // Keys that begin with x- are for anchors, and the schema allows them.
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown key', { services: { web: { image: 'a', colour: 'red' } } }],
    ['a wrong type', { services: { web: { image: 'a', read_only: 'perhaps', cap_drop: 'ALL' } } }],
  ])('would be refused by the schema with %s', (_what, broken) => {
    expect(validate(broken)).toBe(false);
  });

  it('runs two web processes and two workers', () => {
    expect(compose.services['web']).toMatchObject({ environment: { ROLE: 'web' }, deploy: { replicas: 2 } });
    expect(compose.services['worker']).toMatchObject({
      environment: { ROLE: 'worker' },
      deploy: { replicas: 2 },
    });
  });

  it('limits every service that stays up, and keeps its file system read-only', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect({ name, readOnly: service.read_only }).toEqual({ name, readOnly: true });
      if (name === 'migrate') continue;
      expect({ name, limits: service.deploy?.resources?.limits }).toEqual({
        name,
        limits: { cpus: expect.stringMatching(/^[\d.]+$/), memory: expect.stringMatching(/^\d+[MG]$/) },
      });
    }
  });

  it('watches the health of every service: here, or in the image that is built', () => {
    const dockerfile = readFileSync(join(projectRoot(), 'config', 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    for (const [name, service] of Object.entries(compose.services)) {
      expect({ name, watched: service.healthcheck !== undefined || service.build !== undefined }).toEqual({
        name,
        watched: true,
      });
    }
  });

  it('waits only for services that can become what it waits for', () => {
    for (const service of Object.values(compose.services)) {
      for (const [on, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(Object.keys(compose.services)).toContain(on);
        if (condition === 'service_healthy')
          expect(compose.services[on]?.healthcheck?.disable).not.toBe(true);
      }
    }
  });

  it('holds no password: it must be given', () => {
    const lines = text.split('\n').filter((line) => /PASSWORD/.test(line) && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toContain('${POSTGRES_PASSWORD:?');
  });
});
