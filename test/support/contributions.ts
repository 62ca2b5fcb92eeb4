import { readFileSync } from 'node:fs';
import type { FieldProblem } from '../../src/shared/problem.js';
import { type TestApp, createTestApp } from './app.js';
import type { Answer, ApiClient } from './client.js';

export interface Share {
  name: string;
  amount: string | null;
  population: number | null;
  parts: { name: string }[] | null;
  derivation: Record<string, unknown> | null;
}

export interface Round {
  id: string;
  status: string;
  allocatedAmount: string;
  unallocatedAmount: string;
  agreedOn: string | null;
  issuedOn: string | null;
  key: { id: string; version: number };
  shares: Share[];
}

export interface Refusal {
  code: string;
  detail: string;
  params?: Record<string, string>;
  errors?: FieldProblem[];
}

export interface Preview {
  allocatedAmount: string;
  unallocatedAmount: string;
  shares: Share[];
  problems: FieldProblem[];
  key: { source: string | null };
}

/** The application on 1.12.2020 with finance, a planner and the municipalities, and the calls of this room. */
export interface ContributionsTest {
  test: TestApp;
  finance: ApiClient;
  planner: ApiClient;
  idempotencyKey(): string;
  createKey<Body = { id: string }>(key: object, by?: ApiClient): Promise<Answer<Body>>;
  createRound<Body = Round>(round: object, by?: ApiClient): Promise<Answer<Body>>;
  step<Body = Round>(round: Answer<Round>, verb: 'agree' | 'issue', by?: ApiClient): Promise<Answer<Body>>;
}

export async function startContributions(): Promise<ContributionsTest> {
  const test = await createTestApp({ now: '2020-12-01T09:00:00Z' });
  const [finance, planner] = await Promise.all([test.as('finance'), test.as('planner')]);
  await insertMunicipalities(test);
  let serial = 0;
  const idempotencyKey = () => `contribution-${(serial += 1)}`;
  return {
    test,
    finance,
    planner,
    idempotencyKey,
    createKey: (key, by = finance) =>
      by.post('/api/v1/allocation-keys', key, { idempotencyKey: idempotencyKey() }),
    createRound: (round, by = finance) =>
      by.post('/api/v1/contribution-rounds', round, { idempotencyKey: idempotencyKey() }),
    step: (round, verb, by = finance) =>
      by.post(
        `/api/v1/contribution-rounds/${round.body.id}/${verb}`,
        {},
        { ifMatch: round.etag, idempotencyKey: idempotencyKey() },
      ),
  };
}

export const percentKey = (name: string, ...percents: (string | null)[]) => ({
  name,
  kind: 'percentage',
  basis: 'the model used in 2020, between the basic-contract parties per region',
  shares: percents.map((percent, index) => ({ name: `${name} ${index + 1}`, percent })),
});

export const planPopulations = {
  name: 'Figures of the plan',
  kind: 'population',
  source: 'action plan 2020-2021',
  referenceDate: '2019-12-31',
  borderYear: 2020,
  shares: [
    { name: 'Etelä-Pohjanmaa', population: 188_719 },
    { name: 'Keski-Pohjanmaa', population: 68_189 },
    { name: 'Pohjanmaa', population: 180_569 },
  ],
};

export const official = (borderYear: number) => ({
  name: `Official figures, borders of ${borderYear}`,
  kind: 'population',
  referenceDate: '2019-12-31',
  borderYear,
  shares: ['Etelä-Pohjanmaa', 'Keski-Pohjanmaa', 'Pohjanmaa'].map((region) => ({ name: region, region })),
});

export const amounts = ({ shares }: { shares: Share[] }) => shares.map(({ amount }) => amount);

/** The municipalities of the three regions, and one of another that has no figure in any year. */
async function insertMunicipalities(test: TestApp): Promise<void> {
  const file = new URL('../fixtures/ostrobothnian-populations-2019.csv', import.meta.url);
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code, name, region2020, region2021, population] = line.split(',');
      return { code, name, region2020, region2021, population: Number(population) };
    });
  const values = JSON.stringify([...rows, { code: '099', name: 'Honkajoki', region2020: 'Satakunta' }]);
  const source = `from jsonb_to_recordset($1::jsonb)
    as m (code text, name text, region2020 text, region2021 text, population integer)`;
  await test.query(
    `insert into municipalities (code, name_fi, name_sv) select code, name, name ${source} on conflict do nothing`,
    [values],
  );
  await test.query(
    `insert into municipality_regions
     select code, 2020, region2020 ${source} union all select code, 2021, region2021 ${source} where region2021 is not null
     on conflict do nothing`,
    [values],
  );
  await test.query(
    `insert into municipality_populations
     select code, '2019-12-31', population, 'Statistics Finland' ${source} where population is not null
     on conflict do nothing`,
    [values],
  );
}
