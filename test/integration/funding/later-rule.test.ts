import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { ApiClient } from '../../support/client.js';
import { appliedForEsrPlus, estimateWorked, grantWorked, workedInputs } from '../../support/instruments.js';

interface Estimate {
  id: string;
  instrumentVersion: number;
  figures: { figure: string; amount: string | null }[];
}
interface Explained {
  figure: string;
  result: { value: string };
  steps: { rule: { rule: string; variant: string | null; value: string; validFrom: string | null } | null }[];
}

const ESR = '/api/v1/instruments/esr-plus-2021-2027';
let test: TestApp;
let director: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  test = await createTestApp({ now: '2022-05-02T09:00:00Z' });
  director = await test.as('director');
  admin = await test.as('admin');
});
afterAll(() => test.close());

const amounts = ({ figures }: Estimate) =>
  Object.fromEntries(figures.map(({ figure, amount }) => [figure, amount]));

/** Everything that the explanations of an estimate's figures say. */
async function explained(id: string): Promise<Explained[]> {
  const { status, body } = await director.get<{ items: Explained[] }>(`/api/v1/cost-estimates/${id}/explain`);
  expect(status).toBe(200);
  return body.items;
}

/** The rules that the own contribution, the last of the chain, rests on. */
const rulesOf = (items: Explained[]) =>
  (items.find(({ figure }) => figure === 'ownContribution')?.steps ?? []).flatMap(({ rule }) =>
    rule ? [`${rule.rule} ${rule.value} ${rule.validFrom}`] : [],
  );

async function enter(version: number, body: object): Promise<void> {
  const answer = await admin.post(
    `${ESR}/versions`,
    {
      ...{ validFrom: '2022-06-01', confirmed: true, source: { title: 'Testipäätös', date: '2022-05' } },
      ...body,
    },
    { ifMatch: `"${version}"` },
  );
  expect(answer.status).toBe(201);
}

describe('a rule with a later validity', () => {
  it('changes new projects only: figures of an old one stay to the cent and name the rule they rest on', async () => {
    const application = await appliedForEsrPlus(director, 'TESTI-OLD', '2022-05-02');
    await grantWorked(director, application, '2022-05-02');
    const id = await estimateWorked(director, 'TESTI-OLD', '40');
    const before = { explained: await explained(id), estimate: (await director.get<Estimate>(url(id))).body };
    expect(amounts(before.estimate)).toEqual({
      ...{ staffCosts: '65567.28', flatRateCosts: '26226.91', totalCost: '91794.19' },
      ...{ support: '73435.35', ownContribution: '18358.84' },
    });
    expect(rulesOf(before.explained)).toEqual([
      'sideCostRate 26.44 2021-08-24',
      'flatRate 40 2021-01-01',
      'maximumSupportRate 80 2021-01-01',
    ]);

    await enter(1, {
      ...{ rule: 'flatRate', variant: 'otherCosts', values: ['30'] },
      ...{ base: 'staffCosts', rounding: 'down' },
    });
    await enter(2, { rule: 'maximumSupportRate', values: ['70'], base: 'eligibleCost' });
    await enter(3, { rule: 'sideCostRate', values: ['30'], base: 'salary' });
    test.clock.set('2022-07-01T09:00:00Z');

    expect(await explained(id)).toEqual(before.explained);
    expect((await director.get<Estimate>(url(id))).body).toEqual(before.estimate);
    // Worked out anew it is the same: the decision pinned its rules, and the salary was paid in January.
    const stored = await director.get<Estimate>(url(id));
    const again = await director.put<Estimate>(
      url(id),
      { inputs: workedInputs('40') },
      { ifMatch: stored.etag },
    );
    expect([again.status, again.body.instrumentVersion, amounts(again.body)]).toEqual([
      ...[200, 1, amounts(before.estimate)],
    ]);
    expect(rulesOf(await explained(id))).toEqual(rulesOf(before.explained));
  });

  it('holds for a project that applies after it, which cannot ask by the old one', async () => {
    await appliedForEsrPlus(director, 'TESTI-NEW', '2022-07-01');
    const refused = await director.post<{ errors: object[] }>(
      '/api/v1/projects/TESTI-NEW/cost-estimates',
      { year: 2022, inputs: workedInputs('40') },
      { idempotencyKey: 'later-rule-refused' },
    );
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [
        expect.objectContaining({
          ...{ pointer: '/inputs/flatRate', code: 'cost.flat_rate_unknown' },
          detail: expect.stringContaining('Testipäätös 5/2022'),
        }),
      ],
    ]);
    const id = await estimateWorked(director, 'TESTI-NEW', '30');
    // 65 567,28 × 30 % = 19 670,184 rounded down; 85 237,46 × 70 % = 59 666,222.
    expect(amounts((await director.get<Estimate>(url(id))).body)).toEqual({
      ...{ staffCosts: '65567.28', flatRateCosts: '19670.18', totalCost: '85237.46' },
      ...{ support: '59666.22', ownContribution: '25571.24' },
    });
    expect(rulesOf(await explained(id))).toEqual([
      'sideCostRate 26.44 2021-08-24',
      'flatRate 30 2022-06-01',
      'maximumSupportRate 70 2022-06-01',
    ]);
  });
});

const url = (id: string) => `/api/v1/cost-estimates/${id}`;
