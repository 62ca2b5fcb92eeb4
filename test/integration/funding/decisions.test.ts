import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApplicationAnswer } from '../../../src/modules/funding/index.js';
import { type TestApp, createTestApp } from '../../support/app.js';
import type { Answer, ApiClient } from '../../support/client.js';

interface ProblemBody {
  code: string;
  detail: string;
  params?: Record<string, string>;
  errors?: { pointer: string; code: string; detail: string }[];
}

let test: TestApp;
let director: ApiClient;
let planner: ApiClient;
let keys = 0;

const once = () => ({ idempotencyKey: `funding-test-${(keys += 1)}` });
const faults = ({ status, body }: Answer<ProblemBody>) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];

/** A project in preparation since 1.9.2020; who asks for it is responsible for it. */
async function newProject(code: string, client = director): Promise<string> {
  const now = test.clock.now().toString();
  test.clock.set('2020-09-01T09:00:00Z');
  const { status, body } = await client.post<{ id: string }>('/api/v1/projects', {
    code,
    nameFi: `Hanke ${code}`,
    ownRole: 'preparation',
    status: 'preparation',
  });
  test.clock.set(now);
  expect([status, body]).toEqual([201, expect.objectContaining({ id: expect.any(String) })]);
  return body.id;
}

const applyFor = <Body = ApplicationAnswer>(project: string, extra: object = {}, client = director) =>
  client.post<Body>(
    '/api/v1/applications',
    { project, instrument: 'stm-state-grant', submitted: '2020-09-30', ...extra },
    once(),
  );

const decide = <Body = ApplicationAnswer>(applicationId: string, body: object, client = director) =>
  client.post<Body>(`/api/v1/applications/${applicationId}/decisions`, body, once());

const grant = (number: string) => ({
  number,
  decided: '2020-10-05',
  outcome: 'granted',
  amounts: [
    { scope: 'whole', exactness: 'exact', grant: '921600', ownContribution: '230400', total: '1152000' },
  ],
  rate: '80',
  periodStarts: '2020-08-01',
  periodEnds: '2022-12-31',
});

const statusOf = async (project: string, asOn: string) =>
  (await director.get<{ status: string | null }>(`/api/v1/projects/${project}?asOn=${asOn}`)).body.status;

const countRows = async () =>
  (
    await test.query<{ rows: bigint }>(
      `select (select count(*) from funding_applications) + (select count(*) from funding_decisions)
            + (select count(*) from funding_amounts) + (select count(*) from project_status_facts) as rows`,
    )
  )[0]?.rows;

beforeAll(async () => {
  test = await createTestApp({ now: '2020-09-30T09:00:00Z' });
  director = await test.as('director');
  planner = await test.as('planner');
});
afterAll(() => test.close());

describe('MONNI', () => {
  it('waits for its decision, then is granted with money and period in one transaction', async () => {
    await newProject('MONNI');
    const applied = await applyFor('MONNI');
    expect(applied.status).toBe(201);
    expect(applied.body).toMatchObject({
      state: 'pending',
      waitingDays: 0,
      decision: null,
      funder: { fi: 'Sosiaali- ja terveysministeriö' },
    });
    expect(await statusOf('MONNI', '2020-09-30')).toBe('applied');

    test.clock.set('2020-10-31T09:00:00Z');
    const decided = await decide(applied.body.id, grant('VN/1/2020'));
    expect(decided.status).toBe(201);
    expect(decided.body).toMatchObject({
      state: 'granted',
      waitingDays: 5,
      ownRiskDays: 0,
      decision: {
        number: 'VN/1/2020',
        rate: '80',
        publicRecord: false,
        amounts: [{ grant: '921600.00', ownContribution: '230400.00', total: '1152000.00' }],
      },
    });
    expect(await statusOf('MONNI', '2020-10-31')).toBe('granted');
    const project = await director.get('/api/v1/projects/MONNI?asOn=2020-10-31');
    expect(project.body).toMatchObject({
      periods: { decided: { starts: '2020-08-01', ends: '2022-12-31' } },
    });
  });

  it('was at its own risk for 61 days, seen from 30.9.2020', async () => {
    const { body } = await director.get<{ applications: ApplicationAnswer[] }>(
      '/api/v1/projects/MONNI/funding?asOn=2020-09-30',
    );
    expect(body.applications).toMatchObject([{ state: 'pending', decision: null, ownRiskDays: 61 }]);
  });
});

describe('an application', () => {
  it('needs a day that has come, and nothing is stored without', async () => {
    await newProject('DAYS');
    const before = await countRows();
    expect(faults(await applyFor('DAYS', { submitted: '2020-11-01' }))).toEqual([
      422,
      '/submitted day.future',
    ]);
    expect(faults(await applyFor('DAYS', { submitted: '2121-11-30' }))).toEqual([
      422,
      '/submitted day.horizon',
    ]);
    expect(faults(await applyFor('DAYS', { submitted: '2020-09' }))).toEqual([422, '/submitted day.format']);
    expect(faults(await applyFor('DAYS', { submitted: null }))).toEqual([422, '/submitted field.required']);
    expect(await countRows()).toBe(before);
  });

  it('names an instrument, a funder and a project that exist', async () => {
    await newProject('REFS');
    expect(faults(await applyFor('REFS', { instrument: 'lottery' }))).toEqual([
      422,
      '/instrument reference.missing',
    ]);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(faults(await applyFor('REFS', { funderOrganisationId: nobody }))).toEqual([
      422,
      '/funderOrganisationId reference.missing',
    ]);
    expect((await applyFor('NOWHERE')).status).toBe(404);
  });

  it('refuses amounts that cannot be, each with its field', async () => {
    await newProject('SUMS');
    const before = await countRows();
    const tryAmount = async (amount: object) =>
      faults(await applyFor('SUMS', { amounts: [{ scope: 'own', exactness: 'exact', ...amount }] }));
    expect(await tryAmount({ total: '1.234' })).toEqual([422, '/amounts/0/total amount.decimals']);
    expect(await tryAmount({ total: '1e5' })).toEqual([422, '/amounts/0/total amount.format']);
    expect(await tryAmount({ total: '1000000000000.01' })).toEqual([422, '/amounts/0/total amount.range']);
    expect(await tryAmount({ total: '-1' })).toEqual([422, '/amounts/0/total amount.negative']);
    expect(await tryAmount({ total: '10', grant: '8', ownContribution: '3' })).toEqual([
      422,
      '/amounts/0/total amount.sum',
    ]);
    expect(await tryAmount({ total: '10', supportRate: '101' })).toEqual([
      422,
      '/amounts/0/supportRate field.range',
    ]);
    expect(await tryAmount({ total: '10', supportRate: '80', ownRate: '21' })).toEqual([
      422,
      '/amounts/0/ownRate percent.sum',
    ]);
    expect(await tryAmount({ total: '10', colour: 'red' })).toEqual([422, '/amounts/0/colour field.unknown']);
    expect(await countRows()).toBe(before);
  });

  it('is not taken where the project cannot apply, and names what it can', async () => {
    await newProject('AGAIN');
    expect((await applyFor('AGAIN')).status).toBe(201);
    const answer = await applyFor<ProblemBody>('AGAIN');
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'project.transition', detail: expect.stringContaining('granted, rejected, withdrawn') },
    });
  });

  it('is a planner’s only in the planner’s own project', async () => {
    await newProject('OTHERS');
    await newProject('MINE', planner);
    expect(await applyFor<ProblemBody>('OTHERS', {}, planner)).toMatchObject({
      status: 403,
      body: { code: 'access.not_responsible' },
    });
    expect((await applyFor('MINE', {}, planner)).status).toBe(201);
  });

  it('is stored once when the same request comes twice', async () => {
    await newProject('TWICE');
    const body = { project: 'TWICE', instrument: 'vtr', submitted: '2020-09-30' };
    const send = () =>
      director.post<ApplicationAnswer>('/api/v1/applications', body, { idempotencyKey: 'apply-twice' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await director.post('/api/v1/applications', body)).status).toBe(428);
  });
});

describe('a decision', () => {
  async function newApplication(code: string, extra: object = {}): Promise<string> {
    await newProject(code);
    const { status, body } = await applyFor(code, extra);
    expect(status).toBe(201);
    return body.id;
  }

  it('before its application is refused with the day of the application', async () => {
    const id = await newApplication('EARLY', { submitted: '2020-10-10' });
    const answer = await decide<ProblemBody>(id, grant('VN/2/2020'));
    expect(faults(answer)).toEqual([422, '/decided decision.before_application']);
    expect(answer.body.errors?.[0]?.detail).toContain('2020-10-10');
  });

  it('needs number, day, outcome and, when it grants, an amount', async () => {
    const id = await newApplication('BARE');
    const before = await countRows();
    expect(faults(await decide(id, {}))).toEqual([
      422,
      '/number field.required',
      '/decided field.required',
      '/outcome field.required',
    ]);
    expect(faults(await decide(id, { ...grant('VN/3/2020'), amounts: undefined }))).toEqual([
      422,
      '/amounts decision.amount_needed',
    ]);
    expect(faults(await decide(id, { ...grant('VN/3/2020'), decided: '2020-11-01' }))).toEqual([
      422,
      '/decided day.future',
    ]);
    expect(faults(await decide(id, { ...grant('VN/3/2020'), periodEnds: '2020-07-31' }))).toEqual([
      422,
      '/periodEnds day.order',
    ]);
    expect(faults(await decide(id, { ...grant('VN/3/2020'), rate: '101' }))).toEqual([
      422,
      '/rate field.range',
    ]);
    expect(await countRows()).toBe(before);
    expect(await statusOf('BARE', '2020-10-31')).toBe('applied');
  });

  it('is made once', async () => {
    const id = await newApplication('ONCE');
    expect((await decide(id, grant('VN/4/2020'))).status).toBe(201);
    expect(await decide<ProblemBody>(id, grant('VN/5/2020'))).toMatchObject({
      status: 409,
      body: { code: 'application.decided', detail: expect.stringContaining('VN/4/2020') },
    });
  });

  it('cannot use a number that its funder has used, in whatever case, but another funder may', async () => {
    await decide(await newApplication('NUMBER-A'), grant('VN/6/2020'));
    const answer = await decide<ProblemBody>(await newApplication('NUMBER-B'), grant('vn/6/2020'));
    expect(faults(answer)).toEqual([422, '/number decision.number_used']);
    expect(answer.body.errors?.[0]?.detail).toContain('NUMBER-A');
    const other = await newApplication('NUMBER-C', { instrument: 'stea' });
    const withinUse = { ...grant('VN/6/2020'), periodEnds: '2021-12-31' };
    expect((await decide(other, withinUse)).status).toBe(201);
  });

  it('gives a number to one of two that ask for it at the same moment', async () => {
    const [one, two] = [await newApplication('RACE-A'), await newApplication('RACE-B')];
    const answers = await Promise.all([decide(one, grant('VN/7/2020')), decide(two, grant('VN/7/2020'))]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect([409, 422]).toContain(statuses[1]);
    const rows = await test.query(`select 1 from funding_decisions where number = 'VN/7/2020'`);
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['rejected', 'rejected'],
    ['withdrawn', 'withdrawn'],
  ])('that says %s makes the project %s and carries no money', async (outcome, status) => {
    const code = `NO-${outcome.toUpperCase()}`;
    const id = await newApplication(code);
    const refusal = { number: `VN/${code}`, decided: '2020-10-05', outcome };
    expect(faults(await decide(id, { ...refusal, rate: '80' }))).toEqual([
      422,
      '/rate decision.nothing_granted',
    ]);
    expect((await decide(id, refusal)).body).toMatchObject({ state: outcome, decision: { amounts: [] } });
    expect(await statusOf(code, '2020-10-31')).toBe(status);
  });

  it('is the director’s, not the planner’s', async () => {
    const id = await newApplication('WHOSE');
    expect((await decide(id, grant('VN/8/2020'), planner)).status).toBe(403);
  });

  it('leaves a trail: who, under which permission, old and new', async () => {
    const rows = await test.query<{ actor: string; action: string }>(
      `select actor, action from audit_entries where table_name = 'funding_decisions' and new ->> 'number' = 'VN/1/2020'`,
    );
    expect(rows).toEqual([{ actor: 'director@test.example', action: 'funding.decision.record' }]);
  });
});
