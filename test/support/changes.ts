/** Change requests in tests: a grant to change, and the steps of a request. */
import { expect } from '@jest/globals';
import type { TestApp } from './app.js';
import { putPlan } from './plans.js';

export interface Change {
  id: string;
  number: number;
  state: string;
  version: number;
  outcome: Preview | null;
}

export interface Preview {
  period: { before: { ends: string }; after: { ends: string } } | null;
  plans: { year: number; totalBefore: string; totalAfter: string; lines: object[] }[];
  budget: { costCategory: string; year: number; before: string | null; after: string | null }[];
  deadlines: { key: string; act: string; keepReason: string | null; dueBefore: string; dueAfter: string }[];
  warnings: { code: string; by: string | null }[];
}

export interface Deadline {
  id: string;
  date: string;
  state: string;
  version: number;
  edited: boolean;
  moves: { date: string; reason: string | null }[];
  derivation: { ruleKey: string; baseOn: string; waiting: boolean } | null;
}

export interface Proposal {
  id: string;
  act: string;
  key: string;
  dueBefore: string | null;
  dueAfter: string | null;
  mayChange: boolean;
}

let keys = 0;

/** Headers of a change that is sent once. */
export const once = () => ({ idempotencyKey: `changes-test-${(keys += 1)}` });
/** The same, of a record that was read in a version. */
export const versioned = (version: number) => ({ ...once(), ifMatch: `"${version}"` });

/** What a row says in one line. */
export const line = (one: { key: string; act: string; dueBefore: string | null; dueAfter: string | null }) =>
  `${one.act} ${one.key} ${one.dueBefore} ${one.dueAfter}`;

/** A year's plan of EU support and own contribution. */
export const plan = (grant: string, own: string, total: string) => ({
  status: 'approved',
  total,
  exactness: 'exact',
  lines: [
    { fundingClass: 'euSupport', amount: grant, exactness: 'exact' },
    { fundingClass: 'ownContribution', amount: own, exactness: 'exact' },
  ],
});

/** YEE's period three months shorter, with half of the money of 2023. */
export const shortened = {
  reason: 'Hanke päättyy kolme kuukautta aiemmin.',
  period: { starts: '2020-12-01', ends: '2023-02-28' },
  plans: [{ year: 2023, ...plan('8000', '2000', '10000') }],
  budget: [
    { costCategory: 'staff', year: 2023, amount: '8000' },
    { costCategory: 'travel', year: 2023, amount: '2000' },
  ],
};

/** The hands of one test's application. */
export async function changeHands(test: TestApp) {
  const director = await test.as('director');
  const planner = await test.as('planner');
  const finance = await test.as('finance');

  /** A project of the planner's with YEE's period, granted in November 2020, with plan and budget of 2023. */
  async function granted(code: string, instrument = 'esr-2014-2020', decision: object = {}): Promise<string> {
    test.clock.set('2020-09-01T09:00:00Z');
    const project = await planner.post<{ id: string }>('/api/v1/projects', {
      code,
      nameFi: `Testihanke ${code}`,
      status: 'preparation',
    });
    expect(project.status).toBe(201);
    const application = await planner.post<{ id: string }>(
      '/api/v1/applications',
      { project: code, instrument, submitted: '2020-09-01' },
      once(),
    );
    test.clock.set('2020-11-25T09:00:00Z');
    const decided = await director.post<{ code?: string }>(
      `/api/v1/applications/${application.body.id}/decisions`,
      {
        number: `${code}/1`,
        decided: '2020-11-20',
        outcome: 'granted',
        amounts: [
          { scope: 'whole', exactness: 'exact', grant: '80000', ownContribution: '20000', total: '100000' },
        ],
        periodStarts: '2020-12-01',
        periodEnds: '2023-05-31',
        appealUntil: '2020-12-28',
        ...decision,
      },
      once(),
    );
    expect([decided.status, decided.body]).toEqual([201, expect.anything()]);
    const year = await putPlan(finance, code, { year: 2023, ...plan('16000', '4000', '20000') });
    expect(year.status).toBe(200);
    const budget = await finance.put(
      `/api/v1/projects/${project.body.id}/budget`,
      {
        lines: [
          { costCategory: 'staff', year: 2023, amount: '15000' },
          { costCategory: 'travel', year: 2023, amount: '5000' },
        ],
      },
      { ifMatch: '"0"' },
    );
    expect(budget.status).toBe(200);
    return project.body.id;
  }

  const draft = <Body = Change>(code: string, body: object = shortened, client = planner) =>
    client.post<Body>(`/api/v1/projects/${code}/change-requests`, body, once());

  const file = <Body = Change>({ id, version }: Change, filedOn = '2022-10-03', effectiveOn = '2022-11-01') =>
    planner.post<Body>(`/api/v1/change-requests/${id}/file`, { filedOn, effectiveOn }, versioned(version));

  const decide = <Body = Change>({ id, version }: Change, body: object = {}, client = director) =>
    client.post<Body>(
      `/api/v1/change-requests/${id}/decide`,
      { outcome: 'approved', decidedOn: '2022-10-20', number: 'TESTI/M/2', ...body },
      versioned(version),
    );

  const deadlinesOf = async (code: string) =>
    (await director.get<{ items: Deadline[] }>(`/api/v1/deadlines?project=${code}&limit=200`)).body.items;
  const proposalsOf = async (code: string, client = planner) =>
    (await client.get<{ items: Proposal[] }>(`/api/v1/deadline-proposals?project=${code}`)).body.items;
  const countRows = async () =>
    (
      await test.query<{ rows: bigint }>(
        `select (select count(*) from funding_change_requests) + (select count(*) from deadline_proposals)
              + (select count(*) from funding_plan_years) + (select count(*) from budgets)
              + (select count(*) from project_past_periods) as rows`,
      )
    )[0]?.rows;

  return { director, planner, finance, granted, draft, file, decide, deadlinesOf, proposalsOf, countRows };
}
