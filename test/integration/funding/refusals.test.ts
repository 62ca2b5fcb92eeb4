import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstrumentCatalogue } from '../../../src/modules/funding/index.js';
import {
  InstrumentFileError,
  instrumentFolder,
} from '../../../src/modules/funding/instruments/instrument-files.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import { type Change, changeHands } from '../../support/changes.js';
import type { Answer, ApiClient } from '../../support/client.js';
import { type FundingSteps, type ProblemBody, fundingSteps, ifMatch, line, own } from './support.js';

let test: TestApp;
let director: ApiClient;
let steps: FundingSteps;

/** Rows of every table but the record of requests, so that a refusal that leaves anything behind is seen. */
async function countEverything(): Promise<Record<string, bigint>> {
  const tables = await test.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not in ('idempotency_keys', 'sessions') order by 1`,
  );
  const counts: Record<string, bigint> = {};
  for (const { name } of tables) {
    counts[name] = (await test.query<{ n: bigint }>(`select count(*) as n from "${name}"`))[0]?.n ?? 0n;
  }
  return counts;
}

/** Sends what must be refused, and sees that nothing at all was stored. */
async function refused(send: () => Promise<Answer<ProblemBody>>): Promise<Answer<ProblemBody>> {
  const before = await countEverything();
  const answer = await send();
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await countEverything()).toEqual(before);
  return answer;
}

const ESR_SOURCE = 'Rahoittavien viranomaisten sivut, ohjelmakausi 2014–2020';
const grant = (number: string, extra: object = {}) => ({
  ...{ number, decided: '2020-10-06', outcome: 'granted', rate: '80' },
  amounts: [{ ...own('100000'), grant: '80000', ownContribution: '20000' }],
  lines: [line(2021, 'euSupport', '80000'), line(2021, 'municipalContribution', '20000')],
  ...extra,
});
const decide = (id: string, body: object) => steps.decide<ProblemBody>(id, body);

async function submitted(code: string, extra: object = {}): Promise<string> {
  await steps.newProject(code);
  const { status, body } = await steps.record(code, { draft: false, submitted: '2020-09-01', ...extra });
  expect(status).toBe(201);
  return body.id;
}

/** The implementers of a project: a lead and a part-implementer; their ids. */
async function implementersOf(code: string): Promise<{ lead: string; part: string }> {
  const path = `/api/v1/projects/${code}/implementers`;
  const { body: before } = await director.get<{ version: number }>(path);
  const { status, body } = await director.put<{ implementers: { id: string }[] }>(
    path,
    {
      implementers: [
        { name: 'Johtava', kind: 'lead', own: false },
        { name: 'Osatoteuttaja', kind: 'partImplementer', own: true },
      ],
    },
    ifMatch(before.version),
  );
  expect([status, body]).toEqual([200, expect.anything()]);
  return { lead: body.implementers[0]?.id ?? '', part: body.implementers[1]?.id ?? '' };
}

beforeAll(async () => {
  test = await createTestApp({ now: '2020-10-10T09:00:00Z' });
  director = await test.as('director');
  steps = fundingSteps(test, director);
});
afterAll(() => test.close());

describe('a decision is refused', () => {
  it('on an application that was not submitted', async () => {
    await steps.newProject('TESTI-DRAFT');
    const draft = (await steps.record('TESTI-DRAFT')).body;
    const answer = await refused(() => decide(draft.id, grant('TESTI/1')));
    expect(answer).toMatchObject({ status: 409, body: { code: 'application.draft' } });
    expect(answer.body.detail).toContain('needs a submitted application');
  });

  it('the second time, with the number and day of the one that stands', async () => {
    const id = await submitted('TESTI-TWICE');
    expect((await decide(id, grant('TESTI/2'))).status).toBe(201);
    const answer = await refused(() => decide(id, grant('TESTI/3')));
    expect(answer).toMatchObject({ status: 409, body: { code: 'application.decided' } });
    expect(answer.body.detail).toBe(
      'The decision TESTI/2 of 2020-10-06 stands. An application has one decision.',
    );
  });

  it('with a number that its funder has used, told for which project', async () => {
    const id = await submitted('TESTI-NUMBER');
    const answer = await refused(() => decide(id, grant('testi/2')));
    expect(answer.body.errors).toMatchObject([
      { pointer: '/number', code: 'decision.number_used', params: { project: 'TESTI-TWICE' } },
    ]);
  });

  it('with a rate while the rule on it is not valid, told rule, value, validity and source', async () => {
    const id = await submitted('TESTI-RATE', { instrument: 'esr-plus-2021-2027' });
    const answer = await refused(() => decide(id, grant('TESTI/4')));
    expect(answer.body.errors).toMatchObject([
      {
        ...{ pointer: '/rate', code: 'decision.rate_outside_validity' },
        params: {
          ...{ rule: 'maximumSupportRate', value: '80', validFrom: '2021-01-01', decided: '2020-10-06' },
          source: expect.stringMatching(/\S/),
        },
      },
    ]);
    const { source = '' } = answer.body.errors?.[0]?.params ?? {};
    expect(answer.body.errors?.[0]?.detail).toContain(source);
  });

  it('with a cost model of a part that differs from the lead’s, told rule and source', async () => {
    const id = await submitted('TESTI-MODELS');
    const { lead, part } = await implementersOf('TESTI-MODELS');
    const models = (costModel: string) => ({
      costModel: 'flatRate',
      partCostModels: [
        { partId: lead, costModel: 'flatRate' },
        { partId: part, costModel },
      ],
    });
    const answer = await refused(() => decide(id, grant('TESTI/5', models('actual'))));
    expect(answer.body.errors).toMatchObject([
      {
        ...{ pointer: '/partCostModels/1/costModel', code: 'decision.cost_model_differs' },
        params: { rule: 'oneCostModel', source: ESR_SOURCE, lead: 'flatRate', found: 'actual' },
      },
    ]);
    expect(answer.body.errors?.[0]?.detail).toContain(ESR_SOURCE);
    const decided = await decide(id, grant('TESTI/5', models('flatRate')));
    expect(decided.status).toBe(201);
  });

  it('with money or a cost model of a part that does not implement the project, or twice the same part', async () => {
    const id = await submitted('TESTI-PARTS');
    const { part } = await implementersOf('TESTI-PARTS');
    const foreign = (
      await director.get<{ implementers: { id: string }[] }>('/api/v1/projects/TESTI-MODELS/implementers')
    ).body.implementers[0]?.id;
    const [first, second] = [line(2021, 'euSupport', '80000'), line(2021, 'municipalContribution', '20000')];
    const lines = [first, { ...second, partId: foreign }];
    const model = { partId: foreign, costModel: 'actual' };
    const answer = await refused(() =>
      decide(id, grant('TESTI/6', { lines, costModel: 'actual', partCostModels: [model] })),
    );
    expect(answer.body.errors).toMatchObject([
      { pointer: '/lines/1/partId', code: 'reference.missing' },
      { pointer: '/partCostModels/0/partId', code: 'reference.missing' },
    ]);
    const twice = { partId: part, costModel: 'actual' };
    const doubled = await refused(() =>
      decide(id, grant('TESTI/6', { costModel: 'actual', partCostModels: [twice, twice] })),
    );
    expect(doubled.body.errors).toMatchObject([
      { pointer: '/partCostModels/1/partId', code: 'field.duplicate' },
    ]);
    await steps.newProject('TESTI-ASKS');
    const asked = await refused(() =>
      steps.record<ProblemBody>('TESTI-ASKS', { amounts: [own('100000')], lines }),
    );
    expect(asked.body.errors).toMatchObject([{ pointer: '/lines/1/partId', code: 'reference.missing' }]);
    const kept = await decide(
      id,
      grant('TESTI/6', {
        lines: [
          { ...first, partId: part },
          { ...second, partId: part },
        ],
      }),
    );
    expect(kept.status).toBe(201);
  });

  it('when the decided shares are not exactly 100 %, told by how much', async () => {
    const id = await submitted('TESTI-WHOLE');
    for (const [amount, off] of [
      ['19999.99', '-0.01'],
      ['20000.01', '0.01'],
    ] as const) {
      const lines = [line(2021, 'euSupport', '80000'), line(2021, 'municipalContribution', amount)];
      const answer = await refused(() => decide(id, grant('TESTI/7', { lines })));
      expect(answer.body.errors).toMatchObject([
        { pointer: '/lines', code: 'decision.lines_not_whole', params: { total: '100000.00', off } },
      ]);
    }
    const rates = { amounts: [{ ...own('100000'), grant: '80000', supportRate: '80', ownRate: '19' }] };
    const answer = await refused(() => decide(id, grant('TESTI/7', rates)));
    expect(answer.body.errors).toMatchObject([
      { pointer: '/amounts/0/ownRate', code: 'decision.rates_not_whole', params: { sum: '99' } },
    ]);
  });
});

describe('the shares of an application', () => {
  it('are refused above 100 %, as amounts and as percentages', async () => {
    await steps.newProject('TESTI-SHARES');
    const lines = [line(2021, 'euSupport', '80000'), line(2021, 'ownContribution', '20000.01')];
    const over = await refused(() =>
      steps.record<ProblemBody>('TESTI-SHARES', { amounts: [own('100000')], lines }),
    );
    expect(over.body.errors).toMatchObject([
      { pointer: '/lines', code: 'lines.over_cost', params: { over: '0.01', total: '100000.00' } },
    ]);
    expect(over.body.errors?.[0]?.detail).toContain('at most 100 %');
    const rates = await refused(() =>
      steps.record<ProblemBody>('TESTI-SHARES', {
        amounts: [{ ...own('100000'), supportRate: '80', ownRate: '20.000001' }],
      }),
    );
    expect(rates.body.errors).toMatchObject([{ pointer: '/amounts/0/ownRate', code: 'percent.sum' }]);
  });

  it('are stored below 100 % as uncovered, and keep the application from being submitted', async () => {
    const lines = [line(2021, 'euSupport', '80000'), line(2021, 'ownContribution', '19999.99')];
    const { status, body } = await steps.record('TESTI-SHARES', { amounts: [own('100000')], lines });
    expect(status).toBe(201);
    expect(body.shares).toMatchObject([{ uncoveredFrom: '0.01', uncoveredTo: '0.01' }]);
    const answer = await refused(() => steps.submit<ProblemBody>(body.id, body.version));
    expect(answer.body.errors).toMatchObject([
      { pointer: '/lines', code: 'application.uncovered', params: { uncovered: '0.01' } },
    ]);
  });
});

describe('an instrument file with an unknown key', () => {
  it('stops the start with file, line and reason, and no instrument of the folder is taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'instrument-refusal-'));
    const text = readFileSync(join(instrumentFolder(), 'vtr.yaml'), 'utf8');
    writeFileSync(join(folder, 'testi.yaml'), text.replace(/^code: .*$/m, 'code: testi'));
    const wrong = text.replace(/^rules:$/m, 'colour: red\nrules:');
    writeFileSync(join(folder, 'vtr.yaml'), wrong);
    const at = wrong.split('\n').indexOf('colour: red') + 1;
    const before = await countEverything();
    const delivery = test.service(InstrumentCatalogue).deliver(folder);
    await expect(delivery).rejects.toThrow(InstrumentFileError);
    await expect(delivery).rejects.toThrow(`vtr.yaml, line ${at}: the file has the unknown key "colour"`);
    expect(await countEverything()).toEqual(before);
    rmSync(folder, { recursive: true });
  });
});

describe('a change', () => {
  it('that was filed after the period’s end is refused with rule, source and days', async () => {
    const hands = await changeHands(test);
    await hands.granted('TESTI-LATE', 'avi-state-grant', { periodEnds: '2022-12-31' });
    test.clock.set('2023-01-10T09:00:00Z');
    const change = (await hands.draft<Change>('TESTI-LATE', { reason: 'Testi', other: 'Sisältö.' })).body;
    const answer = await refused(() => hands.file<ProblemBody>(change, '2023-01-02', '2023-01-02'));
    expect(answer.body.errors).toMatchObject([
      {
        ...{ pointer: '/filedOn', code: 'change.after_period' },
        params: { filed: '2023-01-02', ends: '2022-12-31', rule: expect.stringMatching(/^change/) },
      },
    ]);
    const { source = '' } = answer.body.errors?.[0]?.params ?? {};
    expect(source).toMatch(/\S/);
    expect(answer.body.errors?.[0]?.detail).toContain(source);
  });
});
