import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { stateDelivered } from '../../support/instruments.js';

interface Rule {
  rule: string;
  value: string | boolean;
  validFrom: string | null;
  validTo: string | null;
}
interface Instrument {
  version: number;
  rules: Rule[];
  deliveredRules: Rule[] | null;
}
interface ProblemBody {
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
}

const STEA = '/api/v1/instruments/stea';
let test: TestApp;
let admin: ApiClient;
let director: ApiClient;

const restart = async () => (await createTestApp({ databaseUrl: test.databaseUrl })).close();
const read = async () => (await director.get<Instrument>(STEA)).body;
const rulesOf = ({ rules }: Instrument, key: string) => rules.filter(({ rule }) => rule === key);
const take = <Body = Instrument>(body: object, version: number, client = admin) =>
  client.post<Body>(`${STEA}/delivered-rules`, body, { ifMatch: `"${version}"` });

beforeAll(async () => {
  test = await createTestApp({ now: '2022-06-01T09:00:00Z' });
  admin = await test.as('admin');
  director = await test.as('director');
  // An older release knew a threshold of 15 000 € and no instalments; then an administrator entered a use period.
  await stateDelivered(test, 'stea', (rules) =>
    rules
      .filter(({ rule }) => rule !== 'instalments')
      .map((rule) => (rule.rule === 'changeAmountThreshold' ? { ...rule, value: '15000.00' } : rule)),
  );
  const entered = await admin.post(
    `${STEA}/versions`,
    {
      ...{ rule: 'usePeriod', values: ['P3Y'], validFrom: '2022-01-01', confirmed: true },
      source: { title: 'Testipäätös' },
    },
    { ifMatch: '"2"' },
  );
  expect(entered.status).toBe(201);
  await restart();
});
afterAll(() => test.close());

describe('delivered rules that wait', () => {
  it('are shown with what they would change from a day on: each rule before and after, with its source', async () => {
    expect((await read()).deliveredRules).toHaveLength(5);
    const preview = await director.get(`${STEA}/delivered-rules?validFrom=2022-07-01`);
    const source = { title: 'STEAn sivut avustuksen saajalle' };
    expect([preview.status, preview.body]).toEqual([
      200,
      {
        changes: [
          {
            kind: 'changed',
            before: expect.objectContaining({ value: '15000.00', validFrom: null, source }),
            after: expect.objectContaining({ value: '20000.00', validFrom: '2022-07-01', source }),
          },
          {
            ...{ kind: 'added', before: null },
            after: expect.objectContaining({ rule: 'instalments', value: '4', validFrom: '2022-07-01' }),
          },
        ],
      },
    ]);
    expect((await read()).version).toBe(3);
  });

  it('need a day, an administrator and the version that was read; nothing is stored else', async () => {
    expect(await director.get(`${STEA}/delivered-rules`)).toMatchObject({
      ...{ status: 422, body: { errors: [{ pointer: '?validFrom' }] } },
    });
    const body = { validFrom: '2022-07-01' };
    expect((await take(body, 3, director)).status).toBe(403);
    expect((await take(body, 2)).status).toBe(412);
    expect((await admin.post(`${STEA}/delivered-rules`, body)).status).toBe(428);
    expect(await take({ validFrom: '30.2.2022' }, 3)).toMatchObject({ status: 422 });
    expect(await read()).toMatchObject({ version: 3, deliveredRules: expect.any(Array) });
  });

  it('are taken from the day on: what was entered by hand stays, and they wait no more', async () => {
    const { status, body } = await take({ validFrom: '2022-07-01', reason: 'Uusi ohje' }, 3);
    expect([status, body.version, body.deliveredRules]).toEqual([201, 4, null]);
    expect(rulesOf(body, 'changeAmountThreshold')).toEqual([
      expect.objectContaining({ value: '15000.00', validFrom: null, validTo: '2022-06-30' }),
      expect.objectContaining({ value: '20000.00', validFrom: '2022-07-01', validTo: null }),
    ]);
    expect(rulesOf(body, 'usePeriod').map(({ value }) => value)).toEqual(['P2Y', 'P3Y']);
    expect(rulesOf(body, 'reportDue')).toEqual([expect.objectContaining({ validFrom: null, validTo: null })]);
    expect((await director.get(`${STEA}/versions?limit=1`)).body).toMatchObject({
      items: [{ number: 4, tookDelivered: true, note: 'Uusi ohje', recordedBy: 'admin' }],
    });
    await restart();
    expect(await read()).toMatchObject({ version: 4, deliveredRules: null });
    expect(await take<ProblemBody>({ validFrom: '2022-08-01' }, 4)).toMatchObject({
      ...{ status: 409, body: { code: 'instrument.nothing_waits' } },
    });
    expect((await director.get(`${STEA}/delivered-rules?validFrom=2022-08-01`)).status).toBe(409);
  });

  it('wait again after the next release, and never begin before what was entered', async () => {
    // The release that was taken had no instalments and asked 15 000 €; the files of this one differ from it.
    await test.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules, taken_rules)
       select gen_random_uuid(), instrument, number + 1, 'entered', rules, '[]'
         from funding_instrument_versions where instrument = 'stea' order by number desc limit 1`,
    );
    await restart();
    expect((await read()).deliveredRules).toHaveLength(5);
    const refused = await take<ProblemBody>({ validFrom: '2022-01-01' }, 5);
    expect([refused.status, refused.body.errors[0]]).toEqual([
      422,
      expect.objectContaining({ pointer: '/validFrom', code: 'rule.not_later' }),
    ]);
    expect(
      (await director.get<ProblemBody>(`${STEA}/delivered-rules?validFrom=2022-01-01`)).body.errors[0],
    ).toMatchObject({ pointer: '?validFrom', detail: expect.stringContaining('2022-01-01 (Testipäätös)') });
  });
});
