import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { addProject } from '../../support/finance.js';

interface Figure {
  figure: string;
  amount: string | null;
  explanation: { steps: { key: string; rule: { value: string; origin: string } | null }[] };
}
interface Estimate {
  id: string;
  version: number;
  year: number;
  instrumentVersion: number;
  computedOn: string;
  figures: Figure[];
}
interface Estimates {
  items: Estimate[];
  rollUp: {
    year: number | null;
    part: { id: string; name: string } | null;
    figures: Figure[];
    missingParts: string[];
    wholeBeside: boolean;
  }[];
}
interface Refusal {
  code: string;
  errors?: { pointer: string; code: string; params?: Record<string, string> }[];
}

let app: TestApp;
let planner: ApiClient;
let finance: ApiClient;
let projectId: string;
let codes = 0;

beforeAll(async () => {
  app = await createTestApp({ now: '2022-05-02T09:00:00Z' });
  planner = await app.as('director');
  finance = await app.as('finance');
});
afterAll(() => app.close());
beforeEach(async () => {
  codes += 1;
  projectId = await addProject(app, `TESTI-${codes}`);
  await nameInstrument('esr-plus-2021-2027');
});

async function nameInstrument(code: string): Promise<void> {
  await app.query('delete from project_instruments where project_id = $1', [projectId]);
  await app.query(
    `insert into project_instruments (id, project_id, instrument)
     values ($1, $2, $3)`,
    [newId(), projectId, code],
  );
}

async function addPart(name: string, position: number): Promise<string> {
  const id = newId();
  await app.query(
    `insert into project_parts (id, project_id, position, name, kind) values ($1, $2, $3, $4, 'partImplementer')`,
    [id, projectId, position, name],
  );
  return id;
}

const inputs = (salary = '51856.44', more: object = {}) => ({
  model: 'flatRate',
  flatRate: '40',
  staff: [{ kind: 'salary', amount: salary, on: '2022-01-31' }],
  ...more,
});
const amounts = (figures: Figure[]) => Object.fromEntries(figures.map((one) => [one.figure, one.amount]));
const path = () => `/api/v1/projects/${projectId}/cost-estimates`;
const create = <T = Estimate>(body: object) =>
  planner.post<T>(path(), body, { headers: { 'idempotency-key': newId() } });

const WORKED = {
  staffCosts: '65567.28',
  flatRateCosts: '26226.91',
  totalCost: '91794.19',
  support: '73435.35',
  ownContribution: '18358.84',
};

describe('a cost estimate', () => {
  it('is worked out without a project by the rules of an instrument, and stores nothing', async () => {
    const answer = await finance.post<{ figures: Figure[] }>('/api/v1/cost-estimates/preview', {
      instrument: 'esr-plus-2021-2027',
      inputs: inputs(),
    });
    expect(answer.status).toBe(200);
    expect(amounts(answer.body.figures)).toEqual(WORKED);
    expect((await finance.get<Estimates>(path())).body.items).toEqual([]);
  });

  it('is stored with its figures, the version of the rules and an explanation of each figure', async () => {
    const made = await create({ year: 2022, inputs: inputs() });
    expect(made).toMatchObject({ status: 201, body: { instrumentVersion: 1, computedOn: '2022-05-02' } });
    expect(amounts(made.body.figures)).toEqual(WORKED);
    const { body } = await finance.get<{
      items: { figure: string; steps: { rule: { value: string } | null }[] }[];
    }>(`/api/v1/cost-estimates/${made.body.id}/explain`);
    expect(body.items.map(({ figure }) => figure)).toEqual(Object.keys(WORKED));
    const rules = body.items.at(-1)?.steps.flatMap(({ rule }) => (rule ? [rule.value] : []));
    expect(rules).toEqual(['26.44', '40', '80']);
  });

  it('keeps its figures when the instrument gets other rules, until it is saved anew', async () => {
    await nameInstrument('jtf-2021-2027');
    const { body: made } = await create({ year: 2022, inputs: inputs() });
    await app.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules)
       select $1, instrument, 2, 'entered', replace(rules::text, '26.44', '30')::jsonb
         from funding_instrument_versions where instrument = 'jtf-2021-2027' and number = 1`,
      [newId()],
    );
    const before = await planner.get<Estimate>(`/api/v1/cost-estimates/${made.id}`);
    expect(amounts(before.body.figures)).toEqual(WORKED);
    const saved = await planner.put<Estimate>(
      `/api/v1/cost-estimates/${made.id}`,
      { inputs: inputs() },
      { ifMatch: before.etag },
    );
    expect(saved.body).toMatchObject({ instrumentVersion: 2, version: 2 });
    expect(amounts(saved.body.figures)).toMatchObject({ staffCosts: '67413.37' });
  });

  it('sums implementers and years figure by figure', async () => {
    const [lead, other] = [await addPart('Päätoteuttaja', 0), await addPart('Osatoteuttaja', 1)];
    await create({ year: 2022, partId: lead, inputs: inputs() });
    await create({ year: 2022, partId: other, inputs: inputs('1000.00') });
    await create({ year: 2023, partId: other, inputs: inputs('100.00') });
    const { body } = await finance.get<Estimates>(path());
    expect(body.rollUp.map(({ year, part }) => part?.name ?? year)).toEqual([
      ...[2022, 2023],
      ...['Päätoteuttaja', 'Osatoteuttaja'],
      null,
    ]);
    const totals = body.items.map(({ figures }) => amounts(figures).totalCost);
    expect(totals).toEqual(['91794.19', '1770.16', '177.01']);
    expect(body.rollUp.map(({ figures }) => amounts(figures).totalCost)).toEqual([
      '93564.35',
      '177.01',
      '91794.19',
      '1947.17',
      '93741.36',
    ]);
    expect(body.rollUp.map(({ missingParts }) => missingParts)).toEqual([
      [],
      ['Päätoteuttaja'],
      [],
      [],
      ['Päätoteuttaja'],
    ]);
  });

  it('tells how a sum comes about: the chain of each estimate, of each implementer, and the sum', async () => {
    const [lead, other] = [await addPart('Päätoteuttaja', 0), await addPart('Osatoteuttaja', 1)];
    await create({ year: 2022, partId: lead, inputs: inputs() });
    await create({ year: 2022, partId: other, inputs: inputs('1000.00') });
    await create({ year: 2023, partId: other, inputs: inputs('100.00') });
    interface Told {
      figure: string;
      of?: string;
      steps: {
        key: string;
        of?: string;
        rule: { rule: string; value: string } | null;
        result: { value: string };
      }[];
    }
    const explain = async (query = '') => finance.get<{ items: Told[] }>(`${path()}/explain${query}`);
    const { body } = await explain();
    const total = body.items.find(({ figure }) => figure === 'totalCost');
    expect(total?.steps.at(-1)).toMatchObject({
      key: 'totalCost',
      inputs: [
        { of: 'Päätoteuttaja', value: '91794.19' },
        { of: 'Osatoteuttaja', value: '1947.17' },
      ],
      result: { value: '93741.36' },
    });
    expect(total?.steps.slice(-3, -1)).toMatchObject([
      { of: 'Päätoteuttaja', inputs: [{ of: '2022', value: '91794.19' }], result: { value: '91794.19' } },
      { of: 'Osatoteuttaja', inputs: [{ of: '2022' }, { of: '2023', value: '177.01' }] },
    ]);
    const flat = total?.steps
      .filter(({ rule }) => rule?.rule === 'flatRate')
      .map(({ of, result }) => [of, result.value]);
    expect(flat).toEqual([
      ['Päätoteuttaja 2022', '26226.91'],
      ['Osatoteuttaja 2022', '505.76'],
      ['Osatoteuttaja 2023', '50.57'],
    ]);
    const sumOf = async (query: string) =>
      (await explain(query)).body.items.find(({ figure }) => figure === 'totalCost')?.steps.at(-1)?.result
        .value;
    expect(await sumOf('?year=2022')).toBe('93564.35');
    expect(await sumOf(`?part=${other}`)).toBe('1947.17');
    expect(await explain('?year=2030')).toMatchObject({ status: 404 });
    expect(await explain('?year=ei')).toMatchObject({ status: 422 });
  });

  it('adds the estimate of the whole to none of those of implementers', async () => {
    const part = await addPart('Osatoteuttaja', 0);
    await create({ year: 2022, partId: part, inputs: inputs('1000.00') });
    await create({ year: 2022, inputs: inputs() });
    await create({ year: 2023, inputs: inputs('100.00') });
    const { body } = await finance.get<Estimates>(path());
    expect(
      body.rollUp.map(({ year, wholeBeside, figures }) => [year, wholeBeside, amounts(figures).totalCost]),
    ).toEqual([
      [2022, true, '1770.16'],
      [2023, false, '177.01'],
      [null, true, '1947.17'],
    ]);
  });

  it('becomes the budget of its year as a new version, and leaves other years alone', async () => {
    await finance.put(
      `/api/v1/projects/${projectId}/budget`,
      {
        lines: [
          { costCategory: 'travel', year: 2022, amount: '5.00' },
          { costCategory: 'staff', year: 2023, amount: '7.00' },
        ],
      },
      { ifMatch: '"0"' },
    );
    const { body: made } = await create({ year: 2022, inputs: inputs() });
    const apply = (ifMatch: string) =>
      finance.post<{ version: number; lines: object[] }>(
        `/api/v1/cost-estimates/${made.id}/budget`,
        {},
        { headers: { 'if-match': ifMatch, 'idempotency-key': newId() } },
      );
    expect((await apply('"0"')).status).toBe(412);
    const applied = await apply('"1"');
    expect(applied.body.version).toBe(2);
    expect(applied.body.lines).toEqual([
      { costCategory: 'staff', year: 2022, amount: '65567.28', example: false },
      { costCategory: 'flatRate', year: 2022, amount: '26226.91', example: false },
      { costCategory: 'staff', year: 2023, amount: '7.00', example: false },
    ]);
  });

  it('of an implementer brings the others of its year along into the budget, which is of the whole project', async () => {
    const [lead, other] = [await addPart('Päätoteuttaja', 0), await addPart('Osatoteuttaja', 1)];
    await create({ year: 2022, partId: lead, inputs: inputs() });
    const { body: made } = await create({ year: 2022, partId: other, inputs: inputs('1000.00') });
    const applied = await finance.post<{ lines: { costCategory: string; amount: string }[] }>(
      `/api/v1/cost-estimates/${made.id}/budget`,
      {},
      { headers: { 'if-match': '"0"', 'idempotency-key': newId() } },
    );
    expect(applied.body.lines).toMatchObject([
      { costCategory: 'staff', amount: '66831.68' },
      { costCategory: 'flatRate', amount: '26732.67' },
    ]);
  });
});

describe('a cost estimate is refused', () => {
  const stored = async () => (await finance.get<Estimates>(path())).body.items.length;
  const refusal = async (body: object) => {
    const before = await stored();
    const answer = await create<Refusal>(body);
    expect(await stored()).toBe(before);
    return { status: answer.status, ...(answer.body.errors?.[0] ?? { code: answer.body.code }) };
  };

  it('with a model other than that of the project, with the rule and its source', async () => {
    await create({ year: 2022, inputs: inputs() });
    expect(await refusal({ year: 2023, inputs: { model: 'actual', other: '5.00' } })).toMatchObject({
      status: 422,
      pointer: '/inputs/model',
      code: 'cost.model_differs',
      params: { model: 'actual', other: 'flatRate', source: expect.stringContaining('2021–2027') },
    });
  });

  it('for a side-cost rate before its validity', async () => {
    const early = { staff: [{ kind: 'salary', amount: '1.00', on: '2021-08-23' }] };
    expect(await refusal({ year: 2021, inputs: inputs('1.00', early) })).toMatchObject({
      pointer: '/inputs/staff/0/on',
      code: 'cost.rate_not_valid',
      params: { validFrom: '2021-08-24' },
    });
  });

  it('for costs that the flat rate covers, twice for one year, and for a project without an instrument', async () => {
    expect(await refusal({ year: 2022, inputs: inputs('1.00', { travel: '9.00' }) })).toMatchObject({
      pointer: '/inputs/travel',
      code: 'cost.within_flat_rate',
    });
    await create({ year: 2022, inputs: inputs() });
    expect(await refusal({ year: 2022, inputs: inputs() })).toMatchObject({ status: 409 });
    await app.query('delete from project_instruments where project_id = $1', [projectId]);
    expect(await refusal({ year: 2024, inputs: inputs() })).toMatchObject({ code: 'estimate.no_terms' });
  });

  it('for an implementer of another project, and on a stale version', async () => {
    const part = await addPart('Osatoteuttaja', 1);
    projectId = await addProject(app, `TESTI-${codes}B`);
    await nameInstrument('esr-plus-2021-2027');
    expect(await refusal({ year: 2022, partId: part, inputs: inputs() })).toMatchObject({
      pointer: '/partId',
    });
    const { body } = await create({ year: 2022, inputs: inputs() });
    const stale = await planner.put(
      `/api/v1/cost-estimates/${body.id}`,
      { inputs: inputs() },
      { ifMatch: '"7"' },
    );
    expect(stale.status).toBe(412);
  });
});

describe('the funding check', () => {
  interface Check {
    findings: { code: string; params: Record<string, string>; explanation: { steps: object[] } | null }[];
  }
  const costCodes = [
    'lumpSumAboveCeiling',
    'costModelNotAllowed',
    'costModelsDiffer',
    'costCategoryNotAllowed',
  ];
  const findings = async (asOn = '') =>
    (
      await finance.get<Check>(`/api/v1/projects/${projectId}/funding-check${asOn && `?asOn=${asOn}`}`)
    ).body.findings.filter(({ code }) => costCodes.includes(code));
  const enterRules = (instrument: string, number: number, from: string, to: string) =>
    app.query(
      `insert into funding_instrument_versions (id, instrument, number, origin, rules)
       select $1, instrument, $3, 'entered', replace(rules::text, $4, $5)::jsonb
         from funding_instrument_versions where instrument = $2 order by number desc limit 1`,
      [newId(), instrument, number, from, to],
    );

  it('finds a lump sum above the ceiling of today, a model no longer allowed, and a second model', async () => {
    await nameInstrument('eakr-2021-2027');
    const [lead, other] = [await addPart('Päätoteuttaja', 0), await addPart('Osatoteuttaja', 1)];
    await create({ year: 2022, partId: lead, inputs: { model: 'lumpSum', lumpSum: '180000.00' } });
    expect(await findings()).toEqual([]);
    await enterRules('eakr-2021-2027', 2, '200000.00', '150000.00');
    expect(await findings()).toMatchObject([
      {
        code: 'lumpSumAboveCeiling',
        params: { part: 'Päätoteuttaja', amount: '180000.00', ceiling: '150000.00', over: '30000.00' },
        explanation: { steps: [{ rule: { rule: 'lumpSumMaximum', value: '150000.00' } }] },
      },
    ]);
    expect(await findings('2022-05-01')).toEqual([]);

    await enterRules('eakr-2021-2027', 3, '"lumpSum", ', '');
    expect((await findings()).map(({ code }) => code)).toEqual([
      'costModelNotAllowed',
      'lumpSumAboveCeiling',
    ]);
    await app.query(
      `insert into cost_estimates (id, project_id, part_id, year, model, instrument, instrument_version, inputs, figures,
         total_cents, support_cents, own_cents, support_rate, computed_on)
       select $1, project_id, $2, year, 'actual', instrument, 1, '{"model": "actual"}', '[]', 0, 0, 0, null, computed_on
         from cost_estimates where project_id = $3`,
      [newId(), other, projectId],
    );
    expect((await findings()).find(({ code }) => code === 'costModelsDiffer')?.params).toEqual({
      models: 'lumpSum,actual',
    });
  });
});
