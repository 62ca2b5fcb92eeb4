import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/shared/permissions.js';
import {
  type ApiDescription,
  type Operation,
  type Schema,
  listOperations,
  typeOf,
} from '../support/api-description.js';
import { type TestApp, createTestApp } from '../support/app.js';
import { FAULTS, NASTY_TEXT, makeBadBody, makeNastyBody } from '../support/bad-bodies.js';
import type { Answer, ApiClient } from '../support/client.js';

interface ProblemBody {
  code?: string;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}

const NO_RECORD = '00000000-0000-7000-8000-000000000000';
const HEADERS = { 'if-match': '"1"', 'content-type': 'application/json' };

/** Written by asking, whatever is asked: not a record that bad input could have stored. */
const NOT_COUNTED = ['sign_in_failures', 'idempotency_keys', 'sessions'];

let test: TestApp;
let client: ApiClient;
let operations: Operation[];
let keys = 0;

beforeAll(async () => {
  test = await createTestApp();
  client = await test.as(...ROLES);
  const { body } = await test.anonymous.get<ApiDescription>('/api/openapi.json');
  operations = listOperations(body);
});
afterAll(() => test.close());

const withBody = () => operations.filter(({ body }) => body?.properties !== undefined);
const urlOf = ({ path }: Operation, id = NO_RECORD) => path.replace(/\{\w+\}/g, encodeURIComponent(id));

function send(
  operation: Operation,
  text: string,
  headers: Record<string, string> = {},
): Promise<Answer<ProblemBody>> {
  keys += 1;
  return client.sendRaw(operation.method, urlOf(operation), text, {
    ...HEADERS,
    'idempotency-key': `bad-input-${keys}`,
    ...headers,
  });
}

/** What is wrong with the refusal, in words; empty when it is a good one. */
function listFaults(operation: Operation, answer: Answer<ProblemBody>, pointers: string[] = []): string[] {
  const at = `${operation.method} ${operation.path}`;
  if (answer.status < 400 || answer.status >= 500) return [`${at} answered ${answer.status}`];
  const type = String(answer.headers['content-type']);
  if (!type.startsWith('application/problem+json')) return [`${at} answered ${answer.status} as ${type}`];
  const named = new Map(answer.body.errors?.map(({ pointer, detail }) => [pointer, detail]));
  return pointers
    .filter((pointer) => !named.get(pointer))
    .map((pointer) => `${at} answered ${answer.status} ${answer.body.code} without naming ${pointer}`);
}

async function countRows(): Promise<Record<string, string>> {
  const tables = await test.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1 LIMIT 1000`,
    [NOT_COUNTED],
  );
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::text AS rows FROM "${name}"`);
  const rows = await test.query<{ name: string; rows: string }>(counts.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}

describe('a body that is wrong', () => {
  let before: Record<string, string>;
  beforeEach(async () => {
    before = await countRows();
  });
  afterEach(async () => {
    expect(await countRows()).toEqual(before);
  });

  it.each(Object.keys(FAULTS))('with %s is refused with every such field named', async (what) => {
    const fault = FAULTS[what];
    const faults: string[] = [];
    for (const operation of withBody()) {
      const bad = fault && makeBadBody(operation.body ?? {}, fault);
      if (!bad) continue;
      faults.push(...listFaults(operation, await send(operation, JSON.stringify(bad.body)), bad.pointers));
    }
    expect(faults).toEqual([]);
  });

  it.each(['colour', 'constructor', 'toString', 'ä/~'])(
    'with the unknown key %j is refused with that key named',
    async (key) => {
      const faults: string[] = [];
      const pointer = `/${key.replace('~', '~0').replace('/', '~1')}`;
      for (const operation of withBody()) {
        const answer = await send(operation, JSON.stringify({ [key]: { a: 1 } }));
        faults.push(...listFaults(operation, answer, [pointer]));
      }
      expect(faults).toEqual([]);
    },
  );

  it.each([
    ['nothing at all', ''],
    ['broken JSON', '{"name": "a'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"text"'],
    ['a number', '42'],
    ['lists within lists without end', `{"leads":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['objects within objects without end', `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`],
    ['a prototype', '{"__proto__":{"admin":true}}'],
  ])('of %s is refused', async (_what, text) => {
    const faults: string[] = [];
    for (const operation of withBody()) faults.push(...listFaults(operation, await send(operation, text)));
    expect(faults).toEqual([]);
  });

  it('without its required fields is refused with each named', async () => {
    const faults: string[] = [];
    for (const operation of withBody()) {
      const required = operation.body?.required ?? [];
      if (required.length === 0) continue;
      const pointers = required.map((name) => `/${name}`);
      faults.push(...listFaults(operation, await send(operation, '{}'), pointers));
    }
    expect(faults).toEqual([]);
  });

  it('of more than a megabyte is refused as too large', async () => {
    const answers = [];
    const text = JSON.stringify({ name: 'a'.repeat(1_048_576) });
    for (const operation of withBody()) {
      const { status, body } = await send(operation, text);
      answers.push(`${operation.method} ${operation.path}: ${status} ${body.code}`);
    }
    expect(answers.filter((answer) => !answer.endsWith(': 413 body.too_large'))).toEqual([]);
  });

  it('with a list without end is refused in few words, with the list named', async () => {
    const faults: string[] = [];
    for (const operation of withBody()) {
      const lists = Object.entries(operation.body?.properties ?? {}).filter(
        ([, schema]) => typeOf(schema) === 'array' && schema.items?.properties !== undefined,
      );
      for (const [name] of lists) {
        const text = `{"${name}":[${'{},'.repeat(5000)}{}]}`;
        const answer = await send(operation, text);
        faults.push(...listFaults(operation, answer, [`/${name}`]));
        const count = answer.body.errors?.length ?? 0;
        if (count > 500) faults.push(`${operation.method} ${operation.path} named ${count} fields`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('with keys without end is refused before any is looked at', async () => {
    const keys = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, 1]));
    const faults: string[] = [];
    for (const text of [JSON.stringify(keys), JSON.stringify({ lines: [keys] })]) {
      for (const operation of withBody()) {
        const answer = await send(operation, text);
        faults.push(...listFaults(operation, answer));
        if (answer.body.code !== 'body.unreadable')
          faults.push(`${operation.method} ${operation.path} answered ${answer.body.code}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('of another kind than JSON is refused', async () => {
    const faults: string[] = [];
    for (const operation of withBody()) {
      const answer = await send(operation, '<a>b</a>', { 'content-type': 'application/xml' });
      faults.push(...listFaults(operation, answer));
      if (answer.status !== 415)
        faults.push(`${operation.method} ${operation.path} answered ${answer.status}`);
    }
    expect(faults).toEqual([]);
  });
});

describe('a text with SQL, markup and emoji', () => {
  it('is stored as it is or refused, and never an error', async () => {
    const outcomes: string[] = [];
    for (const operation of withBody()) {
      const body = makeNastyBody(operation.body ?? {}, NO_RECORD);
      const { status } = await send(operation, JSON.stringify(body));
      if (status >= 500) outcomes.push(`${operation.method} ${operation.path} answered ${status}`);
    }
    expect(outcomes).toEqual([]);
    expect(await test.query('SELECT 1 FROM users LIMIT 1')).toHaveLength(1);
  });

  it('comes back letter by letter', async () => {
    const { status, body } = await client.post<{ name: string }>('/api/v1/tokens', { name: NASTY_TEXT });
    expect({ status, name: body.name }).toEqual({ status: 201, name: NASTY_TEXT });
  });
});

describe('an address or a query that is wrong', () => {
  const ids = ["1' OR '1'='1", '%00', '\u0000', '👩‍👩‍👧', 'a'.repeat(150), 'a'.repeat(5000), '-1', 'null'];

  it.each(ids.map((id) => [id.slice(0, 20), id]))('with %j for an id is refused', async (_name, id) => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      const url = urlOf(operation, id);
      const answer = await client.sendRaw<ProblemBody>(operation.method, url, '{}', HEADERS);
      faults.push(...listFaults(operation, answer));
    }
    expect(faults).toEqual([]);
  });

  it.each(['/api/v1/users/%zz', '/api/%', `/api/${'a'.repeat(20_000)}`, '/api/v1/nothing', '/api/v2/users'])(
    'such as %.30s leads nowhere',
    async (url) => {
      const answer = await client.get<ProblemBody>(url);
      expect(answer).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
    },
  );

  it('with an unknown or impossible parameter is refused with the parameter named', async () => {
    const faults: string[] = [];
    for (const operation of operations) {
      const known = operation.parameters.filter((parameter) => parameter.in === 'query');
      if (operation.method !== 'GET' || known.length === 0 || operation.path.includes('{')) continue;
      const wrong: [string, string][] = [['colour', 'red'], ...known.flatMap(wrongValuesOf)];
      for (const [name, value] of wrong) {
        const url = `${operation.path}?${new URLSearchParams({ [name]: value }).toString()}`;
        faults.push(...listFaults(operation, await client.get(url), [`?${name}`]));
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('a cursor that was made up', () => {
  const id = '01a2010f-5b83-74a5-b306-0b14b9458769';
  const cursors: unknown[] = [
    ['x', 'y'],
    [1, 2],
    [null, null],
    ['x\u0000', id],
    ['2020-01-01', "1' OR '1'='1"],
    ['9'.repeat(30)],
    ['+999999-01-01T00:00:00Z', id],
    [1e300, id],
    [{}, id],
    {},
    'text',
  ];

  it.each(cursors.map((cursor) => [JSON.stringify(cursor)]))(
    'such as %s is refused or leads somewhere, in every list and order',
    async (json) => {
      const cursor = Buffer.from(json).toString('base64url');
      const broken: string[] = [];
      for (const { method, path, parameters } of operations) {
        if (method !== 'GET' || !parameters.some(({ name }) => name === 'cursor')) continue;
        const sorts = parameters.find(({ name }) => name === 'sort')?.schema?.enum ?? [''];
        for (const sort of sorts) {
          const query = new URLSearchParams({ cursor, ...(sort ? { sort: String(sort) } : {}) });
          const { status } = await client.get(`${path.replace(/\{\w+\}/g, NO_RECORD)}?${query.toString()}`);
          if (status >= 500) broken.push(`${path} sorted by ${String(sort)}: ${status}`);
        }
      }
      expect(broken).toEqual([]);
    },
  );
});

/** Values that the parameter's schema rules out. */
function wrongValuesOf({ name, schema = {} }: { name: string; schema?: Schema }): [string, string][] {
  if (schema.enum) return [[name, 'none of these']];
  if (schema.format === 'date')
    return [
      [name, '2021-02-30'],
      [name, '0000-01-01'],
      [name, 'yesterday'],
    ];
  if (schema.format === 'uuid') return [[name, "1' OR '1'='1"]];
  switch (typeOf(schema)) {
    case 'integer':
      return [
        [name, 'many'],
        [name, '1e3'],
        [name, String((schema.maximum ?? 1e15) + 1)],
      ];
    case 'string':
      return [
        [name, 'a\u0000b'],
        ...(schema.maxLength ? [[name, 'ä'.repeat(schema.maxLength + 1)] as [string, string]] : []),
      ];
    default:
      return [];
  }
}

describe('the description of the API', () => {
  it('limits every text that a body may hold', () => {
    const unlimited: string[] = [];
    const visit = (schema: Schema, at: string): void => {
      const isBounded =
        schema.maxLength !== undefined || schema.enum !== undefined || schema.format !== undefined;
      if (typeOf(schema) === 'string' && !isBounded && schema.example === undefined) unlimited.push(at);
      if (schema.items) visit(schema.items, `${at}/0`);
      for (const [name, field] of Object.entries(schema.properties ?? {})) visit(field, `${at}/${name}`);
    };
    for (const operation of withBody()) visit(operation.body ?? {}, `${operation.method} ${operation.path}`);
    expect(unlimited).toEqual([]);
  });

  it('holds operations with a body to be wrong about', () => {
    expect(withBody().length).toBeGreaterThan(5);
  });
});
