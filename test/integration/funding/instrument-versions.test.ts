import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TermsService, ruleOf } from '../../../src/modules/funding/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';

let test: TestApp;
let director: ApiClient;
let terms: TermsService;
let keys = 0;

const day = (iso: string) => Temporal.PlainDate.from(iso);
const once = () => ({ idempotencyKey: `instrument-versions-${(keys += 1)}` });

/** A project that has applied for state grant. */
async function appliedProject(code: string): Promise<{ id: string; application: string }> {
  test.clock.set('2020-09-01T09:00:00Z');
  const project = await director.post<{ id: string }>('/api/v1/projects', {
    ...{ code, nameFi: code, ownRole: 'administrator', status: 'preparation' },
  });
  test.clock.set('2020-10-31T09:00:00Z');
  const applied = await director.post<{ id: string }>(
    '/api/v1/applications',
    { project: code, instrument: 'stm-state-grant', submitted: '2020-09-30' },
    once(),
  );
  expect([project.status, applied.status]).toEqual([201, 201]);
  return { id: project.body.id, application: applied.body.id };
}

async function grant(application: string, number: string): Promise<string> {
  const { status, body } = await director.post<{ decision: { id: string } }>(
    `/api/v1/applications/${application}/decisions`,
    {
      ...{ number, decided: '2020-10-05', outcome: 'granted', rate: '80' },
      ...{ periodStarts: '2020-08-01', periodEnds: '2022-12-31' },
      amounts: [{ scope: 'own', exactness: 'exact', grant: '80', ownContribution: '20', total: '100' }],
    },
    once(),
  );
  expect(status).toBe(201);
  return body.decision.id;
}

/** Makes a version of the state grant's rules in which the typical own share is another. */
async function enterOwnShare(value: string): Promise<void> {
  await test.query(
    `insert into funding_instrument_versions (id, instrument, number, origin, rules)
     select gen_random_uuid(), instrument, number + 1, 'entered', (select jsonb_agg(
         case when r ->> 'rule' = 'typicalOwnShare' then r || jsonb_build_object('value', $1::text) else r end)
       from jsonb_array_elements(rules) r)
       from funding_instrument_versions where instrument = 'stm-state-grant' order by number desc limit 1`,
    [value],
  );
}

beforeAll(async () => {
  test = await createTestApp({ now: '2020-10-31T09:00:00Z' });
  director = await test.as('director');
  terms = test.service(TermsService);
});
afterAll(() => test.close());

describe('the terms of a project', () => {
  it('stay those of its decision when a newer version comes, and those of a pending one follow it', async () => {
    const decided = await appliedProject('TESTI-1');
    const pending = await appliedProject('TESTI-2');
    const decision = await grant(decided.application, 'TESTI/1');
    await enterOwnShare('25');
    const found = await terms.termsOfProjects([decided.id, pending.id], day('2020-10-31'));
    const [old, fresh] = [found.get(decided.id), found.get(pending.id)];
    expect(old).toMatchObject({
      version: 1,
      on: '2020-10-05',
      decision: { id: decision, number: 'TESTI/1' },
    });
    expect(fresh).toMatchObject({ version: 2, on: '2020-10-31', decision: null });
    expect(old && ruleOf(old, 'typicalOwnShare')?.value).toBe('20');
    expect(fresh && ruleOf(fresh, 'typicalOwnShare')?.value).toBe('25');
    expect(await terms.termsOfDecision(decision)).toEqual(old);
  });

  it('are those of the application on a day before the decision', async () => {
    const project = await appliedProject('TESTI-3');
    await grant(project.application, 'TESTI/3');
    expect(await terms.termsOfProject(project.id, day('2020-10-04'))).toMatchObject({
      on: '2020-10-04',
      decision: null,
    });
    expect(await terms.termsOfProject(project.id, day('2020-10-05'))).toMatchObject({
      on: '2020-10-05',
      decision: { number: 'TESTI/3' },
    });
    expect(await terms.termsOfProject(project.id, day('2020-09-29'))).toBeNull();
  });

  it('are those of the named instrument when nothing was applied for, and null without one', async () => {
    const [project] = await test.query<{ id: string }>(`select id from projects where code = 'TESTI-3'`);
    await test.query(
      `insert into project_instruments (id, project_id, instrument) values (gen_random_uuid(), $1, 'vtr')`,
      [project?.id],
    );
    expect((await terms.termsOfProject(project?.id ?? '', day('2020-09-01')))?.instrument.code).toBe('vtr');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await terms.termsOfProject(nobody, day('2020-10-31'))).toBeNull();
    expect(await terms.termsOfDecision(nobody)).toBeNull();
  });

  it('are the newest of an instrument for who asks before any project', async () => {
    const found = await terms.newestTerms('sote-keskus', day('2021-01-01'));
    expect(found).toMatchObject({ version: 1, on: '2021-01-01', overrides: [], decision: null });
    expect(found && ruleOf(found, 'typicalOwnShare')?.value).toBe('0');
    expect(await terms.newestTerms('lottery', day('2021-01-01'))).toBeNull();
  });

  it('take the decision’s overrides', async () => {
    const project = await appliedProject('TESTI-4');
    const decision = await grant(project.application, 'TESTI/4');
    const overrides = [{ rule: 'typicalOwnShare', variant: null, value: '5', note: null }];
    await test.query(`update funding_decisions set overrides = $2 where id = $1`, [
      decision,
      JSON.stringify(overrides),
    ]);
    const found = await terms.termsOfProject(project.id, day('2020-10-31'));
    expect(found && ruleOf(found, 'typicalOwnShare')).toMatchObject({ value: '5', origin: 'decision' });
  });
});

describe('a version', () => {
  it('never changes and never goes', async () => {
    for (const change of [
      `update funding_instrument_versions set rules = '[]'`,
      'delete from funding_instrument_versions',
      'truncate funding_instrument_versions',
    ]) {
      await expect(test.query(change)).rejects.toThrow('append-only');
    }
  });
});

describe('a new release of the product', () => {
  const restart = async () => (await createTestApp({ databaseUrl: test.databaseUrl })).close();
  const versionsOf = async (code: string) =>
    test.query<{ number: number; origin: string }>(
      `select number, origin from funding_instrument_versions where instrument = $1 order by number`,
      [code],
    );
  /** Puts the database back to where an older release, with other rules, left it. */
  const asOfOlderRelease = (code: string) =>
    test.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules)
       select gen_random_uuid(), $1, max(number) + 1, 'delivered', '[]'
         from funding_instrument_versions where instrument = $1`,
      [code],
    );

  it('adds a version where its rules are new, and none where they are not', async () => {
    await restart();
    expect(await versionsOf('vtr')).toEqual([{ number: 1, origin: 'delivered' }]);
    await asOfOlderRelease('vtr');
    await restart();
    await restart();
    expect(await versionsOf('vtr')).toHaveLength(3);
    expect((await director.get('/api/v1/instruments/vtr')).body).toMatchObject({
      version: 3,
      deliveredRules: null,
      rules: expect.arrayContaining([expect.objectContaining({ rule: 'peerReview' })]),
    });
  });

  it('leaves what an administrator has entered since, and keeps its own beside it', async () => {
    await asOfOlderRelease('stea');
    await test.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules)
       values (gen_random_uuid(), 'stea', 3, 'entered', '[]')`,
    );
    await restart();
    expect(await versionsOf('stea')).toHaveLength(3);
    expect((await director.get('/api/v1/instruments/stea')).body).toMatchObject({
      version: 3,
      rules: [],
      deliveredRules: expect.arrayContaining([expect.objectContaining({ rule: 'usePeriod' })]),
    });
  });
});

describe('an administrator', () => {
  let admin: ApiClient;
  beforeAll(async () => {
    admin = await test.as('admin');
  });

  interface Instrument {
    code: string;
    version: number;
    origin: string;
    rules: Record<string, unknown>[];
  }
  interface ProblemBody {
    code: string;
    errors?: { pointer: string; code: string; detail: string }[];
  }

  const later = (extra: object = {}) => ({
    ...{ rule: 'maximumSupportRate', values: ['75'], base: 'eligibleCost', validFrom: '2020-01-01' },
    ...{ source: { title: 'Testipäätös', date: '2019-12' }, confirmed: true, reason: 'Testi' },
    ...extra,
  });
  const enter = <Body = Instrument>(code: string, version: number, body: object, client = admin) =>
    client.post<Body>(`/api/v1/instruments/${code}/versions`, body, { ifMatch: `"${version}"` });
  const refusals = ({ status, body }: { status: number; body: ProblemBody }) => [
    status,
    ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
  ];
  const countVersions = async () =>
    (await test.query<{ n: bigint }>('select count(*) as n from funding_instrument_versions'))[0]?.n;

  it('enters a later validity, which ends the one before and is a version of its own', async () => {
    const { status, body } = await enter('esr-2014-2020', 1, later());
    expect(status).toBe(201);
    expect(body.version).toBe(2);
    expect(body.rules.filter(({ rule }) => rule === 'maximumSupportRate')).toEqual([
      expect.objectContaining({ value: '80', validFrom: '2014-01-01', validTo: '2019-12-31' }),
      expect.objectContaining({ value: '75', unit: 'percent', validFrom: '2020-01-01', validTo: null }),
    ]);
    const versions = await director.get<{ items: Record<string, unknown>[] }>(
      '/api/v1/instruments/esr-2014-2020/versions',
    );
    expect(versions.body).toMatchObject({
      nextCursor: null,
      items: [
        {
          ...{ number: 2, origin: 'entered', note: 'Testi', recordedBy: 'admin' },
          changes: [
            { kind: 'ended', before: { validTo: null }, after: { validTo: '2019-12-31' } },
            { kind: 'added', before: null, after: { value: '75' } },
          ],
        },
        { number: 1, origin: 'delivered', recordedBy: null, changes: [] },
      ],
    });
  });

  it('changes the terms of new projects only: a decided one keeps its own', async () => {
    const decided = await appliedProject('TESTI-5');
    const pending = await appliedProject('TESTI-6');
    await grant(decided.application, 'TESTI/5');
    const { body: now } = await director.get<Instrument>('/api/v1/instruments/stm-state-grant');
    const entered = await enter(
      'stm-state-grant',
      now.version,
      later({ rule: 'typicalOwnShare', values: ['30'], base: 'total', validFrom: '2020-10-01' }),
    );
    expect(entered.status).toBe(201);
    const found = await terms.termsOfProjects([decided.id, pending.id], day('2020-10-31'));
    const shareOf = (id: string) => {
      const of = found.get(id);
      return of && ruleOf(of, 'typicalOwnShare');
    };
    // The decision of 5.10.2020 was recorded before the rule of 1.10.2020 was.
    expect(shareOf(decided.id)).toMatchObject({ value: '25', validTo: null });
    expect(shareOf(pending.id)).toMatchObject({ value: '30', validFrom: '2020-10-01' });
  });

  it('is the only one who may', async () => {
    expect((await enter('vtr', 1, later(), director)).status).toBe(403);
    expect((await director.post('/api/v1/instruments', {})).status).toBe(403);
  });

  it('is told when someone else was faster, and nothing is stored', async () => {
    const before = await countVersions();
    expect((await enter<ProblemBody>('esr-2014-2020', 1, later())).status).toBe(412);
    expect((await admin.post('/api/v1/instruments/esr-2014-2020/versions', later())).status).toBe(428);
    expect((await enter('lottery', 1, later())).status).toBe(404);
    expect(await countVersions()).toBe(before);
  });

  it('cannot change what was in force, and is told the rule and its source', async () => {
    const before = await countVersions();
    const { status, body } = await enter<ProblemBody>(
      'esr-2014-2020',
      2,
      later({ values: ['70'], validFrom: '2019-06-01' }),
    );
    expect([status, body.errors?.[0]]).toEqual([
      422,
      expect.objectContaining({
        pointer: '/validFrom',
        code: 'rule.not_later',
        detail: expect.stringContaining(
          'maximumSupportRate = 75 is in force from 2020-01-01 (Testipäätös 12/2019)',
        ),
      }),
    ]);
    expect(await countVersions()).toBe(before);
  });

  it.each([
    [{ values: ['101'] }, '/values/0 rule.percent'],
    [{ values: [] }, '/values field.required'],
    [{ values: ['75', '76'] }, '/values/0 rule.one_value'],
    [{ unit: 'euro' }, '/unit rule.unit'],
    [{ base: 'lastPayment' }, '/base rule.base'],
    [{ every: 'P1Y' }, '/every rule.once'],
    [{ variant: 'Not A Word' }, '/variant field.format'],
    [{ rule: 'colour' }, '/rule field.choice'],
    [{ validTo: '2019-12-31' }, '/validTo day.order'],
    [{ source: {} }, '/source/title field.required'],
    [{ source: { act: 'the act' } }, '/source/act field.format'],
    [{ rule: 'finalClaimAfter', values: ['4 months'], base: 'endOfProject' }, '/values/0 rule.duration'],
    [{ rule: 'allowedFundingClasses', values: ['lottery'], base: null }, '/values/0 field.choice'],
    [{ rule: 'oneCostModel', values: ['perhaps'], base: null }, '/values/0 rule.fact'],
    [{ colour: 'red' }, '/colour field.unknown'],
  ])('cannot enter %j', async (extra, refusal) => {
    const before = await countVersions();
    expect(refusals(await enter<ProblemBody>('esr-2014-2020', 2, later(extra)))).toContain(refusal);
    expect(await countVersions()).toBe(before);
  });

  it('adds an instrument with its rules, once, and projects can be funded by it', async () => {
    const body = {
      ...{
        code: 'testi-ohjelma',
        name: { fi: 'Testiohjelma', sv: 'Testprogrammet' },
        funder: { fi: 'Testaaja' },
      },
      ...{ validFrom: '2022-01-01', rules: [later({ reason: undefined })] },
    };
    const made = await admin.post<Instrument>('/api/v1/instruments', body);
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({
        ...{ code: 'testi-ohjelma', version: 1, origin: 'entered', deliveredRules: null },
        name: { fi: 'Testiohjelma', sv: 'Testprogrammet', en: 'Testiohjelma' },
        rules: [expect.objectContaining({ rule: 'maximumSupportRate', value: '75', unit: 'percent' })],
      }),
    ]);
    expect(await admin.post<ProblemBody>('/api/v1/instruments', body)).toMatchObject({
      status: 409,
      body: { code: 'record.exists' },
    });
    const found = await terms.newestTerms('testi-ohjelma', day('2022-01-01'));
    expect(found && ruleOf(found, 'maximumSupportRate')?.value).toBe('75');
  });

  it('cannot add one whose rules overlap or that ends before it starts', async () => {
    const refused = await admin.post<ProblemBody>('/api/v1/instruments', {
      ...{
        code: 'testi-2',
        name: { fi: 'T' },
        funder: { fi: 'T' },
        validFrom: '2022-01-01',
        validTo: '2021-01-01',
      },
      rules: [later({ reason: undefined }), later({ reason: undefined, validFrom: '2021-01-01' })],
    });
    expect(refusals(refused)).toEqual([422, '/validTo day.order', '/rules/1/validFrom rule.overlap']);
  });

  it('finds the instrument entered untouched after the next start', async () => {
    await (await createTestApp({ databaseUrl: test.databaseUrl })).close();
    expect((await admin.get('/api/v1/instruments/testi-ohjelma')).body).toMatchObject({
      ...{ version: 1, origin: 'entered' },
    });
    expect((await admin.get('/api/v1/instruments/esr-2014-2020')).body).toMatchObject({ version: 2 });
  });
});
